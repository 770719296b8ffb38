/**
 * Conditions: structured YAML in, a three-valued test out. Leaves are `{fact: test}`; nodes are `all`, `any`, `not`, `is` (a named
 * condition), `some` and `every` (over parties), `ownedBy` (a sum of shares), `class`, `listed` by name (`named`).
 * While judging, a test notes which facts were missing; what turned out not to matter is forgotten again.
 */
import type { Figure } from '../catalog/types.ts';
import type { Party, Role } from '../trade/types.ts';
import type { Truth } from '../trade/vocabulary.ts';
import type { Spot } from '../yaml/types.ts';
import type { Ctx, FactValue, Test } from './context.ts';
import { FACTS, type Fact, type FactScope } from './facts.ts';
import type { ConditionSpec, SetRef } from './pack.ts';
import { and, not, or } from './truth.ts';

export class ConditionError extends Error {
  readonly path: readonly (string | number)[];
  constructor(message: string, path: readonly (string | number)[]) {
    super(message);
    this.path = path;
  }
}

export interface Compiled {
  readonly test: Test;
  /** The narrowest thing that it depends on: a condition on the shipment alone is judged once per shipment. */
  readonly scope: FactScope;
}

type Where = readonly (string | number)[];
const WIDER: readonly FactScope[] = ['shipment', 'line', 'cited', 'party'];
const narrower = (a: FactScope, b: FactScope): FactScope => (WIDER.indexOf(a) > WIDER.indexOf(b) ? a : b);

/** Scope of a named condition; a name that is not there is refused. */
export type ScopeOf = (name: string) => FactScope;

export function compileCondition(spec: unknown, where: Where, scopeOf: ScopeOf): Compiled {
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) {
    throw new ConditionError('a condition is a map, such as {tpp: {atLeast: …}}', where);
  }
  const parts = Object.entries(spec).map(([key, value]) => compileNode(key, value, [...where, key], scopeOf));
  if (parts.length === 0) {
    throw new ConditionError('an empty condition says nothing', where);
  }
  return parts.length === 1 ? (parts[0] as Compiled) : conjunction(parts);
}

function compileNode(key: string, value: unknown, where: Where, scopeOf: ScopeOf): Compiled {
  const child = (spec: unknown, at: Where = where) => compileCondition(spec, at, scopeOf);
  switch (key) {
    case 'all':
      return conjunction(children(value, where).map((spec, i) => child(spec, [...where, i])));
    case 'any':
      return disjunction(children(value, where).map((spec, i) => child(spec, [...where, i])));
    case 'not': {
      const inner = child(value);
      return { scope: inner.scope, test: (c) => not(inner.test(c)) };
    }
    case 'is': {
      const name = String(value);
      return { scope: scopeOf(name), test: (c) => c.world.condition(name)(c) };
    }
    case 'some':
    case 'every':
      return quantifier(key, value, where, scopeOf);
    case 'ownedBy':
      return ownership(value, where);
    case 'named': {
      const list = String(value);
      return { scope: 'party', test: (c) => (c.party ? c.world.list(list, c.party, c) : 'unknown') };
    }
    case 'class': {
      const ids = texts(value);
      return {
        scope: 'line',
        test: (c) => {
          note(c, 'class', [...c.world.classIds]);
          return ids.some((id) => c.world.classIds.has(id));
        },
      };
    }
    case 'cannotTell':
      // For what the pack knows of and does not judge.
      return { scope: 'shipment', test: () => 'unknown' };
    case 'consigneeIsEndUser':
      return {
        scope: 'shipment',
        test: (c) =>
          c.shipment.endUsers.every((user) => user.at === c.shipment.ultimateConsignee?.at)
            ? value === true
            : value === false,
      };
    default: {
      const fact = FACTS[key];
      if (!fact) {
        throw new ConditionError(`“${key}” is no fact and no kind of condition`, where);
      }
      return { scope: fact.scope, test: leaf(key, fact, value, where) };
    }
  }
}

function children(value: unknown, where: Where): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new ConditionError('needs a list of conditions', where);
  }
  return value;
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** Judges the parts and forgets what they noted when their answer turns out not to be open. */
function fold(parts: readonly Compiled[], start: boolean, join: (a: Truth, b: Truth) => Truth): Compiled {
  return {
    scope: parts.reduce<FactScope>((scope, part) => narrower(scope, part.scope), 'shipment'),
    test: (c) => {
      const missing = c.log.missing.length;
      const raised = c.log.raised.length;
      let truth: Truth = start;
      for (const part of parts) {
        truth = join(truth, part.test(c));
        if (truth === !start) {
          break;
        }
      }
      if (truth !== 'unknown') {
        c.log.missing.length = missing;
        c.log.raised.length = raised;
      }
      return truth;
    },
  };
}

const conjunction = (parts: readonly Compiled[]) => fold(parts, true, and);
const disjunction = (parts: readonly Compiled[]) => fold(parts, false, or);

/** A party of the role, or parties; `missing` says that the role should be there and is not. */
export function partiesOf(c: Pick<Ctx, 'shipment'>, role: Role): readonly Party[] {
  const s = c.shipment;
  switch (role) {
    case 'endUsers':
      return s.endUsers;
    case 'intermediateConsignees':
      return s.intermediateConsignees;
    default:
      return s[role] ? [s[role]] : [];
  }
}

const ROLES = new Set(['exporter', 'purchaser', 'ultimateConsignee', 'intermediateConsignees', 'endUsers']);

function quantifier(key: 'some' | 'every', value: unknown, where: Where, scopeOf: ScopeOf): Compiled {
  const { of, ...rest } = (value ?? {}) as ConditionSpec;
  const roles = texts(of ?? []);
  for (const role of roles) {
    if (!ROLES.has(role)) {
      throw new ConditionError(`“${role}” is no role of a party`, [...where, 'of']);
    }
  }
  const inner = compileCondition(rest, where, scopeOf);
  const start = key === 'every';
  const join = start ? and : or;
  return {
    scope: 'shipment',
    test: (c) => {
      const missing = c.log.missing.length;
      const raised = c.log.raised.length;
      let truth: Truth = start;
      const seen = new Set<unknown>();
      for (const role of roles as Role[]) {
        const parties = partiesOf(c, role);
        if (parties.length === 0 && (role === 'ultimateConsignee' || role === 'endUsers')) {
          c.log.missing.push(c.shipment.spot(['parties', 'ultimateConsignee']));
          truth = join(truth, 'unknown');
        }
        for (const party of parties) {
          // An end user that is the consignee again says nothing new.
          if (!seen.has(party.at)) {
            seen.add(party.at);
            const one: Truth = inner.test(c.about(party));
            if (one === !start && c.log.facts) {
              c.log.facts['party'] = party.name ?? party.role;
            }
            const found = c.log.witness?.spot;
            truth = join(truth, one);
            if (truth === !start) {
              return settled(c, truth, missing, raised, found);
            }
          }
        }
      }
      return settled(c, truth, missing, raised, undefined);
    },
  };
}

/** Forgets what was noted on the way to a certain answer, and keeps the party that gave it. */
function settled(c: Ctx, truth: Truth, missing: number, raised: number, found: Spot | undefined): Truth {
  if (truth !== 'unknown') {
    c.log.missing.length = missing;
    c.log.raised.length = raised;
  }
  if (c.log.witness && found) {
    c.log.witness.spot = found;
  }
  return truth;
}

/** Shares of owners on one of the lists, added up; an owner without a share makes the sum open upwards. */
function ownership(value: unknown, where: Where): Compiled {
  const spec = (value ?? {}) as { listed?: unknown; share?: { atLeast?: number } };
  const lists = texts(spec.listed ?? []);
  const limit = spec.share?.atLeast;
  if (limit === undefined) {
    throw new ConditionError('needs share: {atLeast: percent}', where);
  }
  return {
    scope: 'party',
    test: (c) => {
      let sum = 0;
      let open = false;
      for (const owner of c.party?.owners ?? []) {
        if (owner.listed.some((list) => lists.includes(list))) {
          sum += owner.share ?? 0;
          open ||= owner.share === undefined;
        }
      }
      note(c, 'ownedByListed', sum);
      if (sum >= limit) {
        witness(c, () => ({ piece: (c.party as Party).at.piece, path: [...(c.party as Party).at.path, 'owners'] }));
        return true;
      }
      if (open && c.party) {
        c.log.missing.push({ piece: c.party.at.piece, path: [...c.party.at.path, 'owners'] });
        return 'unknown';
      }
      return false;
    },
  };
}

function note(c: Ctx, name: string, value: unknown): void {
  if (c.log.facts) {
    c.log.facts[name] = value;
  }
}

type Comparison = 'atLeast' | 'above' | 'atMost' | 'below';
const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  atLeast: (a, b) => a >= b,
  above: (a, b) => a > b,
  atMost: (a, b) => a <= b,
  below: (a, b) => a < b,
};

function leaf(name: string, fact: Fact, test: unknown, where: Where): Test {
  const judge = leafTest(name, fact, test, where);
  return (c) => {
    const value = fact.read(c);
    const shown =
      typeof value === 'object' && value !== null && 'low' in value
        ? ((value as Figure).stated ?? [(value as Figure).low, (value as Figure).high])
        : value;
    note(c, fact.scope === 'party' && c.party ? `${c.party.role}.${name}` : name, shown ?? 'not said');
    if (value === undefined) {
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

function witness(c: Ctx, spot: () => Spot): void {
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
  const spec =
    typeof test === 'object' && test !== null && !Array.isArray(test) ? (test as Record<string, unknown>) : undefined;
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
      if (spec && 'under' in spec) {
        const prefixes = texts(spec['under']).map((p) => p.split('*'));
        return (value) => prefixes.some((parts) => matchesUnder(value as string, parts));
      }
      const codes = texts(spec ? (spec['in'] ?? spec['notIn']) : test);
      const wanted = !spec || 'in' in spec;
      return (value) => codes.includes(value as string) === wanted;
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
      const words = texts(spec?.['mentions'] ?? []).map((word) => word.toLowerCase());
      if (words.length === 0) {
        throw new ConditionError(`“${name}” takes mentions or startsWith`, where);
      }
      return (value) => {
        const text = ` ${(value as string).toLowerCase().replace(/[^\p{L}\p{N}.]+/gu, ' ')} `;
        return words.some((word) => text.includes(` ${word}`));
      };
    }
  }
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
