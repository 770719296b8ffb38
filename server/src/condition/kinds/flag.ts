/** Something is so, or is not. */
import { ConditionError } from '../problem.ts';
import type { TestKind } from './kind.ts';

export interface FlagTest {
  readonly is: boolean;
}

export const FLAG: TestKind<FlagTest> = {
  operators: {},
  about: '`true` or `false`',
  definition: 'flag',
  schema: { type: 'boolean', 'x-expects': 'true or false' },
  parse(written, { name }, at) {
    if (typeof written !== 'boolean') {
      throw new ConditionError(`"${name}" is true or false`, at);
    }
    return { is: written };
  },
  evaluator:
    ({ is }) =>
    (value) =>
      value === is,
};
