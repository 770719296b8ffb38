/** A pack made ready to judge by: conditions compiled, wordings and sets resolvable for any date. Knows no country and no number. */
import { addDays, within } from '../trade/dates.ts';
import type { Shipment } from '../trade/types.ts';
import type { Truth } from '../trade/vocabulary.ts';
import { type Compiled, ConditionError, compileCondition } from './conditions.ts';
import type { Log, Test, World } from './context.ts';
import type { FactScope } from './facts.ts';
import { type CompiledList, listed } from './lists.ts';
import type { PackProblem } from './merge.ts';
import { danglingNames } from './names.ts';
import type {
  AllocationSpec,
  AuthoritySpec,
  ClassSpec,
  ConditionItem,
  ConditionSpec,
  PackSpec,
  PolicySpec,
  ReadingSpec,
  ReasonSpec,
  RequirementSpec,
  SetRef,
  StatusEffect,
  Wording,
} from './pack.ts';
import { type CountrySet, setResolver, UnknownSetError } from './sets.ts';
import { withTerms } from './terms.ts';

export interface CompiledClass {
  readonly spec: ClassSpec;
  readonly test?: Test;
  readonly sub: readonly { readonly id: string; readonly test: Test }[];
}

export interface CompiledRequirement {
  readonly id: string;
  readonly spec: RequirementSpec;
  readonly classes?: readonly string[];
  readonly under: readonly string[];
  readonly test: Test;
}

export interface CompiledItem {
  readonly spec: ConditionItem;
  readonly need?: Test;
  readonly if?: Test;
  /** What judging it comes to when it is met: the same for every line. */
  readonly done: { readonly id: string; readonly state: 'done' };
}

export interface CompiledAuthority {
  readonly id: string;
  readonly code: string;
  readonly spec: AuthoritySpec;
  readonly classes?: readonly string[];
  readonly when?: Test;
  readonly conditions: readonly CompiledItem[];
  readonly doubt: readonly { readonly test: Test; readonly reason: string }[];
  readonly bars: readonly { readonly test: Test; readonly say: string; readonly cite?: string }[];
}

export interface CompiledPolicy {
  readonly id: string;
  readonly spec: PolicySpec;
  readonly classes?: readonly string[];
  readonly instead: readonly string[];
  readonly test: Test;
}

export interface CompiledReason {
  readonly code: string;
  readonly spec: ReasonSpec;
  readonly classes?: readonly string[];
  readonly test?: Test;
}

export type CompiledAllocation = Omit<AllocationSpec, 'when'> & { readonly when?: Test };

export interface CompiledPack {
  readonly id: string;
  readonly spec: PackSpec;
  /** Codes of exceptions that other packs know: real ones, which this pack does not judge. */
  readonly elsewhere: ReadonlySet<string>;
  readonly classes: readonly CompiledClass[];
  readonly requirements: readonly CompiledRequirement[];
  readonly authorities: readonly CompiledAuthority[];
  /** Exceptions that are known and not judged, by code, each with the reason that says so. */
  readonly unjudged: ReadonlyMap<string, { readonly authority: CompiledAuthority; readonly reason: string }>;
  readonly policies: readonly CompiledPolicy[];
  readonly reasons: ReadonlyMap<string, CompiledReason>;
  readonly allocations: ReadonlyMap<string, CompiledAllocation>;
  readonly near?: World['near'];
  readonly disagree?: World['disagree'];
  /** What is subject to the pack at all; left out: everything. */
  readonly appliesTo?: Test;
  /** The next days after the date on which something in the pack changes. */
  changesAfter(date: string, most: number): readonly string[];
  /** What holds on a date; the same object for all dates between two changes of the pack. */
  view(date: string): View;
}

/** The pack on one stretch of dates. */
export interface View {
  readonly pack: CompiledPack;
  readonly set: (ref: SetRef) => CountrySet;
  readonly condition: (name: string) => Test;
  readonly list: World['list'];
  readonly alias: (code: string) => string;
  /** The wording in force on the date, and what the pack's reading makes of its status. */
  wording(text: readonly Wording[]): { readonly wording: Wording; readonly effect: StatusEffect } | undefined;
}

const ids = (value: readonly string[] | string | undefined): readonly string[] | undefined =>
  value === undefined || value === 'any' ? undefined : typeof value === 'string' ? [value] : value;

/** What an authority that is not judged asks for. */
const NO_TESTS = { conditions: [], doubt: [], bars: [] } as const;

/**
 * Compiles a merged pack. Gives the pack, or everything that is wrong with it, each with its path.
 * `elsewhere`: codes of exceptions that other packs know.
 */
export function compilePack(
  written: PackSpec,
  elsewhere: ReadonlySet<string> = new Set(),
): { pack?: CompiledPack; problems: readonly PackProblem[] } {
  const { spec, problems: unknownTerms } = withTerms(written);
  const problems: PackProblem[] = [...unknownTerms];
  const guard = <T>(path: readonly (string | number)[], make: () => T): T | undefined => {
    try {
      return make();
    } catch (error) {
      if (error instanceof ConditionError || error instanceof UnknownSetError) {
        problems.push({ path: error instanceof ConditionError ? error.path : path, message: error.message });
        return undefined;
      }
      throw error;
    }
  };

  const named = new Map<string, Compiled>();
  const compiling = new Set<string>();
  const byName = (name: string): Compiled => {
    const known = named.get(name);
    if (known) {
      return known;
    }
    const source = spec.conditions?.[name];
    if (!source) {
      throw new ConditionError(`there is no condition “${name}”`, ['conditions', name]);
    }
    if (compiling.has(name)) {
      throw new ConditionError(`the condition “${name}” asks for itself`, ['conditions', name]);
    }
    compiling.add(name);
    const result = ready(compileCondition(source, ['conditions', name], (other) => byName(other).scope));
    compiling.delete(name);
    named.set(name, result);
    return result;
  };
  const scopeOf = (name: string): FactScope => byName(name).scope;
  const never: Test = () => 'unknown';
  const test = (condition: ConditionSpec, path: readonly (string | number)[]): Test =>
    guard(path, () => ready(compileCondition(condition, path, scopeOf)).test) ?? never;
  /** Asked about each party anew, whatever it looks at. */
  const testOfParty = (condition: ConditionSpec, path: readonly (string | number)[]): Test =>
    guard(path, () => compileCondition(condition, path, (name) => byName(name) && 'party').test) ?? never;
  const maybe = (condition: ConditionSpec | undefined, path: readonly (string | number)[]) =>
    condition && test(condition, path);

  for (const name of Object.keys(spec.conditions ?? {})) {
    guard(['conditions', name], () => byName(name));
  }
  const classes = (spec.classes ?? []).map(
    (c, i): CompiledClass => ({
      spec: c,
      test: maybe(c.when, ['classes', i, 'when']),
      sub: Object.entries(c.sub ?? {}).map(([id, when]) => ({ id, test: test(when, ['classes', i, 'sub', id]) })),
    }),
  );
  const requirements = Object.entries(spec.requirements ?? {}).map(
    ([id, r]): CompiledRequirement => ({
      id,
      spec: r,
      classes: ids(r.class),
      under: ids(r.under) ?? [],
      test: test(r.when, ['requirements', id, 'when']),
    }),
  );
  const authorities = Object.entries(spec.authorities ?? {}).map(([id, own]): CompiledAuthority => {
    const base = own.extends === undefined ? undefined : spec.authorities?.[own.extends];
    if (own.extends !== undefined && !base) {
      problems.push({ path: ['authorities', id, 'extends'], message: `there is no authority “${own.extends}”` });
    }
    const a: AuthoritySpec = { ...base, ...own };
    const path = (...rest: (string | number)[]) => ['authorities', id, ...rest];
    return {
      id,
      code: a.code ?? id,
      spec: a,
      classes: ids(a.class),
      when: maybe(a.when, path('when')),
      conditions: (a.conditions ?? []).map((item, i) => ({
        spec: item,
        need: maybe(item.need, path('conditions', i, 'need')),
        if: maybe(item.if, path('conditions', i, 'if')),
        done: { id: item.id, state: 'done' as const },
      })),
      doubt: (a.doubt ?? []).map((d, i) => ({ test: test(d.when, path('doubt', i, 'when')), reason: d.reason })),
      bars: (a.bars ?? []).map((b, i) => ({ test: test(b.when, path('bars', i, 'when')), say: b.say, cite: b.cite })),
    };
  });
  const unjudged = new Map(
    (spec.unjudged ?? []).map(({ code, title, cite, reason, lifts }) => {
      const own: AuthoritySpec = { kind: 'exception', title, cite, lifts: lifts ?? 'all', text: [] };
      return [code, { reason, authority: { ...NO_TESTS, id: code, code, spec: own } }];
    }),
  );
  const policies = Object.entries(spec.policies ?? {}).map(
    ([id, p]): CompiledPolicy => ({
      id,
      spec: p,
      classes: ids(p.class),
      instead: ids(p.instead) ?? [],
      test: test(p.when, ['policies', id, 'when']),
    }),
  );
  const reasons = new Map(
    Object.entries(spec.reasons ?? {}).map(([code, r]): [string, CompiledReason] => [
      code,
      { code, spec: r, classes: ids(r.class), test: maybe(r.when, ['reasons', code, 'when']) },
    ]),
  );
  const allocations = new Map(
    Object.entries(spec.allocations ?? {}).map(([id, a]): [string, CompiledAllocation] => [
      id,
      { ...a, when: maybe(a.when, ['allocations', id, 'when']) },
    ]),
  );
  const lists = new Map(
    Object.entries(spec.lists ?? {}).map(([name, { near, entries }]): [string, CompiledList] => [
      name,
      {
        near,
        entries: entries.map((entry, i) => ({
          ...entry,
          when: entry.when && testOfParty(entry.when, ['lists', name, 'entries', i, 'when']),
        })),
      },
    ]),
  );
  const effects = guard(['reading'], () => resolveReading(spec)) ?? {};
  problems.push(...danglingNames(spec, effects));

  const boundaries = boundariesOf(spec);
  const views = new Map<number, View>();
  const pack: CompiledPack = {
    id: spec.pack,
    spec: written,
    elsewhere,
    classes,
    requirements,
    authorities,
    unjudged,
    policies,
    reasons,
    allocations,
    appliesTo: maybe(spec.appliesTo, ['appliesTo']),
    near: spec.near && { within: spec.near.within, figures: new Set(spec.near.figures) },
    disagree: spec.disagree && new Set(spec.disagree.figures),
    changesAfter(date, most) {
      const from = countUpTo(boundaries, date);
      return boundaries.slice(from, from + most);
    },
    view(date) {
      const epoch = countUpTo(boundaries, date);
      let view = views.get(epoch);
      if (!view) {
        view = makeView(pack, spec, date, effects, lists, (name) => byName(name).test);
        views.set(epoch, view);
      }
      return view;
    },
  };
  return problems.length > 0 ? { problems } : { pack, problems };
}

function makeView(
  pack: CompiledPack,
  spec: PackSpec,
  date: string,
  effects: Readonly<Record<string, StatusEffect>>,
  lists: ReadonlyMap<string, CompiledList>,
  condition: (name: string) => Test,
): View {
  const resolve = setResolver(spec, date);
  const memo = new Map<SetRef, CountrySet>();
  return {
    pack,
    condition,
    set: (ref) => {
      let set = memo.get(ref);
      if (!set) {
        set = resolve(ref);
        memo.set(ref, set);
      }
      return set;
    },
    alias: (code) => spec.aliases?.[code] ?? code,
    list: (name, party, c) => listed(lists.get(name), party, c, date),
    wording(text) {
      const wording = text.findLast((w) => within(date, w.from, w.until));
      return wording && { wording, effect: effects[wording.status] ?? { apply: true } };
    },
  };
}

/** A condition on the shipment alone is judged once per shipment. */
function ready({ scope, test }: Compiled): Compiled {
  return { scope, test: scope === 'shipment' ? oncePerShipment(test) : test };
}

/** Answers that depend on the shipment alone are remembered per shipment and destination, with what they noted. */
function oncePerShipment(test: Test): Test {
  type Answer = { truth: Truth; missing: Log['missing']; raised: Log['raised'] };
  const known = new WeakMap<Shipment, Map<unknown, Map<string | undefined, Answer>>>();
  return (c) => {
    if (c.log.trace || c.log.facts) {
      return test(c);
    }
    let bySet = known.get(c.shipment);
    if (!bySet) {
      bySet = new Map();
      known.set(c.shipment, bySet);
    }
    let byPlace = bySet.get(c.world.set);
    if (!byPlace) {
      byPlace = new Map();
      bySet.set(c.world.set, byPlace);
    }
    let answer = byPlace.get(c.destination.country);
    if (!answer) {
      const log: Log = { missing: [], raised: [] };
      answer = { truth: test(c.noting(log)), missing: log.missing, raised: log.raised };
      byPlace.set(c.destination.country, answer);
    }
    c.log.missing.push(...answer.missing);
    c.log.raised.push(...answer.raised);
    return answer.truth;
  };
}

function resolveReading(spec: PackSpec): Readonly<Record<string, StatusEffect>> {
  const read = (id: string, seen: readonly string[]): Record<string, StatusEffect> => {
    const reading: ReadingSpec | undefined = spec.readings?.[id];
    if (!reading || seen.includes(id)) {
      throw new ConditionError(reading ? `the reading “${id}” extends itself` : `there is no reading “${id}”`, [
        'readings',
        id,
      ]);
    }
    const { extends: base, ...own } = reading;
    return { ...(base === undefined ? {} : read(base, [...seen, id])), ...(own as Record<string, StatusEffect>) };
  };
  return spec.reading === undefined ? {} : read(spec.reading, []);
}

/** A date, and not a sentence under a key that elsewhere holds one. */
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** First days of the stretches between which nothing in the pack changes. */
function boundariesOf(spec: PackSpec): readonly string[] {
  const days = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(walk);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (isDay(inner) && (key === 'from' || key === 'begins')) {
          days.add(inner);
        } else if (isDay(inner) && key === 'until') {
          days.add(addDays(inner, 1));
        } else if (key === 'steps' && typeof inner === 'object' && inner !== null) {
          for (const day of Object.keys(inner).filter(isDay)) days.add(day);
        } else {
          walk(inner);
        }
      }
    }
  };
  walk(spec);
  return [...days].sort();
}

function countUpTo(sorted: readonly string[], date: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) <= date) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
