/** A day in a range; both ends count. */
import { isMap } from '../../yaml/index.ts';
import { ConditionError } from '../problem.ts';
import { operatorMap, type TestKind } from './kind.ts';

/** YYYY-MM-DD. */
export interface DateTest {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

const OPERATORS = { from: 'This day or later.', until: 'This day or earlier.' };

export const DATE: TestKind<DateTest> = {
  operators: OPERATORS,
  about: '`{from: DATE}`, `{until: DATE}`, or both; both days included',
  definition: 'dateTest',
  schema: operatorMap(
    'A day lies in a range; both ends count.',
    OPERATORS,
    { $ref: 'pack-conditions.schema.json#/definitions/day' },
    'some',
  ),
  parse(written, { name }, at) {
    const { from, until } = (isMap(written) ? written : {}) as DateTest;
    if (!from && !until) {
      throw new ConditionError(`"${name}" takes from and until`, at);
    }
    return { from, until };
  },
  evaluator:
    ({ from, until }) =>
    (value) =>
      (!from || (value as string) >= from) && (!until || (value as string) <= until),
};
