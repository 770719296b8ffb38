/** A number, or a figure with its bounds, against limits. */
import type { Figure } from '../../catalog/types.ts';
import type { Truth } from '../../trade/vocabulary.ts';
import { isMap } from '../../yaml/index.ts';
import type { Ctx } from '../context.ts';
import { ConditionError } from '../problem.ts';
import { and } from '../truth.ts';
import { operatorMap, type TestKind } from './kind.ts';

export type Comparison = 'atLeast' | 'above' | 'atMost' | 'below';

/** Two limits make a range. */
export interface NumberTest {
  readonly limits: readonly { readonly by: Comparison; readonly limit: number }[];
}

const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  atLeast: (a, b) => a >= b,
  above: (a, b) => a > b,
  atMost: (a, b) => a <= b,
  below: (a, b) => a < b,
};

/** The comparisons as signs, for people. */
export const SIGNS: Readonly<Record<Comparison, string>> = { atLeast: '≥', above: '>', atMost: '≤', below: '<' };

const OPERATORS = {
  atLeast: 'The limit or more.',
  above: 'More than the limit.',
  atMost: 'The limit or less.',
  below: 'Less than the limit.',
};

export const NUMBER: TestKind<NumberTest> = {
  operators: OPERATORS,
  about: '`{atLeast: N}`, `{above: N}`, `{atMost: N}`, `{below: N}`, or two of them',
  definition: 'comparison',
  schema: operatorMap(
    'A number against limits; two of them make a range.',
    OPERATORS,
    { type: 'number', 'x-expects': 'a number' },
    'some',
  ),
  parse(written, { name }, at) {
    const limits = Object.entries(isMap(written) ? written : {});
    if (limits.length === 0 || limits.some(([by, limit]) => !(by in COMPARE) || typeof limit !== 'number')) {
      throw new ConditionError(`"${name}" is compared by atLeast, above, atMost or below a number`, at);
    }
    return { limits: limits.map(([by, limit]) => ({ by: by as Comparison, limit: limit as number })) };
  },
  evaluator:
    ({ limits }, fact) =>
    (value, c) =>
      limits.reduce<Truth>(
        (truth, { by, limit }) => and(truth, compare(fact, value as number | Figure, by, limit, c)),
        true,
      ),
};

/**
 * A figure against a limit. A stated value decides, and bounds on the other side are a probe: judge again and see whether it matters.
 * Without a stated value all bounds must agree.
 */
function compare(name: string, value: number | Figure, by: Comparison, limit: number, c: Ctx): Truth {
  const test = COMPARE[by];
  if (typeof value === 'number') {
    return test(value, limit);
  }
  if (c.judged.override?.figure === name) {
    return test(c.judged.override.value, limit);
  }
  if (value.stated === undefined) {
    const low = test(value.low, limit);
    return low === test(value.high, limit) ? low : 'unknown';
  }
  const truth = test(value.stated, limit);
  const probes = c.log.probes;
  if (probes) {
    if (c.world.disagree?.has(name)) {
      const other = [value.low, value.high].find(
        (bound) => Number.isFinite(bound) && bound !== 0 && test(bound, limit) !== truth,
      );
      if (other !== undefined) {
        probes.push({ figure: name, instead: other, limit, why: 'disagree' });
      }
    }
    // A hair of slack so that a value at exactly the given distance counts as near.
    if (
      c.world.near?.figures.has(name) &&
      Math.abs(value.stated - limit) <= c.world.near.within * limit * (1 + 1e-12)
    ) {
      probes.push({ figure: name, instead: across(limit, by, truth), limit, why: 'near' });
    }
  }
  return truth;
}

/** The nearest value for which the comparison turns out the other way. */
function across(limit: number, by: Comparison, truth: boolean): number {
  const step = limit * 1e-9;
  const passes = by === 'atLeast' || by === 'atMost' ? limit : by === 'above' ? limit + step : limit - step;
  const fails = by === 'atLeast' ? limit - step : by === 'atMost' ? limit + step : limit;
  return truth ? fails : passes;
}
