/** A country, or one of several, in a set of countries. */
import type { Truth } from '../../trade/vocabulary.ts';
import { isMap } from '../../yaml/index.ts';
import type { Ctx } from '../context.ts';
import { ConditionError } from '../problem.ts';
import type { SetRef } from '../sets.ts';
import { or } from '../truth.ts';
import { operatorMap, type TestKind } from './kind.ts';

export interface CountryTest {
  readonly set: SetRef;
  /** The key that names the set. */
  readonly by: 'in' | 'notIn';
}

const OPERATORS = { in: 'It is in the set.', notIn: 'It is not in the set.' };

export const COUNTRY: TestKind<CountryTest> = {
  operators: OPERATORS,
  about: '`{in: SET}` or `{notIn: SET}`; a set by name, a list of codes, or a set spelled out',
  definition: 'countryTest',
  schema: operatorMap('A country, or one of several, is in a set; notIn: it is not.', OPERATORS, {
    $ref: 'pack-conditions.schema.json#/definitions/setRef',
  }),
  parse(written, _subject, at) {
    const spec = isMap(written) ? written : {};
    const by = 'notIn' in spec ? 'notIn' : 'in';
    const set = spec['in'] ?? spec['notIn'];
    if (set === undefined) {
      throw new ConditionError('a country is tested by in or notIn a set', at);
    }
    return { set: set as SetRef, by };
  },
  evaluator: (test) => (value, c) =>
    typeof value === 'string'
      ? isIn(test, value, c)
      : (value as readonly string[]).reduce<Truth>((truth, code) => or(truth, isIn(test, code, c)), false),
};

function isIn({ set: ref, by }: CountryTest, code: string, c: Ctx): Truth {
  const set = c.world.set(ref);
  const found = set.everything ? true : (set.members.get(c.world.alias(code)) ?? false);
  if (typeof found === 'object') {
    if (found.unknown) {
      c.log.raised.push({ code: found.unknown });
    }
    return 'unknown';
  }
  return found !== (by === 'notIn');
}

/** A set that has no members on the day: no country is in it, so it does not matter which one is meant. */
export function isEmptySet({ set: ref, by }: CountryTest, c: Ctx): boolean {
  const set = c.world.set(ref);
  return by === 'in' && !set.everything && set.members.size === 0;
}
