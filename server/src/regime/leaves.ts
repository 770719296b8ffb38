/** The leaves of conditions: one fact, one test, a three-valued answer. */
import type { Figure } from '../catalog/types.ts';
import type { Truth } from '../trade/vocabulary.ts';
import { isMap } from '../yaml/index.ts';
import type { Spot } from '../yaml/types.ts';
import { ConditionError, type Where } from './conditionError.ts';
import type { Ctx, FactValue, Test } from './context.ts';
import type { Fact } from './facts.ts';
import type { SetRef } from './pack.ts';
import { mentionTest } from './terms.ts';
import { and, or } from './truth.ts';

/** One text or several, as several. */
export const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [String(value)];

/** Writes down what a fact was, for the trace. */
export function note(c: Ctx, name: string, value: unknown): void {
  if (c.log.facts) {
    c.log.facts[name] = value;
  }
}

export type Comparison = 'atLeast' | 'above' | 'atMost' | 'below';
/** The comparisons of a number with a limit. */
export const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  atLeast: (a, b) => a >= b,
  above: (a, b) => a > b,
  atMost: (a, b) => a <= b,
  below: (a, b) => a < b,
};

/** `{fact: test}` as a test of the fact. Throws ConditionError for a test that the kind of fact does not have. */
export function leaf(name: string, fact: Fact, test: unknown, where: Where): Test {
  const judge = leafTest(name, fact, test, where);
  const isNoCountryIn = noCountryIn(fact, test);
  return (c) => {
    const value = fact.read(c);
    const shown =
      typeof value === 'object' && value !== null && 'low' in value
        ? ((value as Figure).stated ?? [(value as Figure).low, (value as Figure).high])
        : value;
    note(c, fact.scope === 'party' && c.party ? `${c.party.role}.${name}` : name, shown ?? 'not said');
    if (value === undefined) {
      if (isNoCountryIn(c)) {
        return false;
      }
      c.log.missing.push(fact.at(c));
      return 'unknown';
    }
    const truth = judge(value, c);
    if (truth === 'unknown' && fact.kind !== 'country' && fact.kind !== 'countries') {
      // A country that is said is not missing, even where nobody can tell what it belongs to.
      c.log.missing.push(fact.at(c));
    } else if (truth && fact.scope === 'party') {
      witness(c, () => fact.at(c));
    }
    return truth;
  };
}

/** Is a country asked to be in a set that has no members on the day? No country is, so it does not matter which it is. */
function noCountryIn({ kind }: Fact, test: unknown): (c: Ctx) => boolean {
  const ref = (kind === 'country' || kind === 'countries') && isMap(test) ? test['in'] : undefined;
  if (ref === undefined) {
    return () => false;
  }
  return (c) => {
    const set = c.world.set(ref as SetRef);
    return !set.everything && set.members.size === 0;
  };
}

/** Remembers where that stands which made a condition about parties true. */
export function witness(c: Ctx, spot: () => Spot): void {
  if (c.log.witness) {
    c.log.witness.spot = spot();
  }
}

function leafTest(
  name: string,
  fact: Fact,
  test: unknown,
  where: Where,
): (value: NonNullable<FactValue>, c: Ctx) => Truth {
  const spec = isMap(test) ? test : undefined;
  switch (fact.kind) {
    case 'flag':
      if (typeof test !== 'boolean') {
        throw new ConditionError(`“${name}” is true or false`, where);
      }
      return (value) => value === test;
    case 'figure':
    case 'number': {
      const tests = Object.entries(spec ?? {});
      if (tests.length === 0 || tests.some(([key, limit]) => !(key in COMPARE) || typeof limit !== 'number')) {
        throw new ConditionError(`“${name}” is compared by atLeast, above, atMost or below a number`, where);
      }
      return (value, c) =>
        tests.reduce<Truth>(
          (truth, [key, limit]) =>
            and(truth, compare(name, value as number | Figure, key as Comparison, limit as number, c)),
          true,
        );
    }
    case 'country': {
      const inside = membership(spec, where);
      return (value, c) => inside([value as string], c);
    }
    case 'countries': {
      const inside = membership(spec, where);
      return (value, c) =>
        (value as readonly string[]).reduce<Truth>((truth, code) => or(truth, inside([code], c)), false);
    }
    case 'code': {
      const isCode = codeTest(test, fact.spelling);
      return (value) => isCode(value as string);
    }
    case 'codes': {
      const codes = texts(spec ? (spec['has'] ?? spec['hasAny']) : test);
      return (value) => codes.some((code) => (value as readonly string[]).includes(code));
    }
    case 'date': {
      const from = spec?.['from'] as string | undefined;
      const until = spec?.['until'] as string | undefined;
      if (!from && !until) {
        throw new ConditionError(`“${name}” takes from and until`, where);
      }
      return (value) => (!from || (value as string) >= from) && (!until || (value as string) <= until);
    }
    case 'text': {
      if (spec && 'startsWith' in spec) {
        const start = String(spec['startsWith']).toLowerCase();
        return (value) => (value as string).trim().toLowerCase().startsWith(start);
      }
      const words = texts(spec?.['mentions'] ?? []);
      if (words.length === 0) {
        throw new ConditionError(`“${name}” takes mentions or startsWith`, where);
      }
      const mentions = mentionTest(words);
      return (value) => mentions(value as string);
    }
  }
}

/** The test of a code: one of some, none of some, or below one. `spelling` gives the spelling in which the codes are compared. */
export function codeTest(test: unknown, spelling = (code: string): string => code): (code: string) => boolean {
  const spec = isMap(test) ? test : undefined;
  if (spec && 'under' in spec) {
    const prefixes = texts(spec['under']).map((p) => spelling(p).split('*'));
    return (code) => prefixes.some((parts) => matchesUnder(code, parts));
  }
  const codes = texts(spec ? (spec['in'] ?? spec['notIn']) : test).map(spelling);
  const wanted = !spec || 'in' in spec;
  return (code) => codes.includes(code) === wanted;
}

/** `4A003.z.*` matches every paragraph below; a plain prefix matches itself and what is below it. */
function matchesUnder(value: string, parts: readonly string[]): boolean {
  const [start = '', end = ''] = parts;
  if (parts.length > 1) {
    return value.startsWith(start) && value.endsWith(end);
  }
  return value === start || value.startsWith(`${start}.`);
}

function membership(
  spec: Record<string, unknown> | undefined,
  where: Where,
): (codes: readonly string[], c: Ctx) => Truth {
  const ref = spec?.['in'] ?? spec?.['notIn'];
  if (ref === undefined) {
    throw new ConditionError('a country is tested by in or notIn a set', where);
  }
  const inverted = spec !== undefined && 'notIn' in spec;
  return (codes, c) => {
    const set = c.world.set(ref as SetRef);
    const found = set.everything ? true : (set.members.get(c.world.alias(codes[0] as string)) ?? false);
    if (typeof found === 'object') {
      if (found.unknown) {
        c.log.raised.push({ code: found.unknown });
      }
      return 'unknown';
    }
    return found !== inverted;
  };
}

/**
 * A figure against a limit. With a stated value that value decides, and bounds on the other side are a probe: judge again and see whether
 * it matters. Without one, all bounds must agree.
 */
function compare(name: string, value: number | Figure, by: Comparison, limit: number, c: Ctx): Truth {
  const test = COMPARE[by];
  if (typeof value === 'number') {
    return test(value, limit);
  }
  if (c.world.override?.figure === name) {
    return test(c.world.override.value, limit);
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
