/** A pack made ready to judge by: conditions compiled, wordings and sets resolvable for any date. Knows no country and no number. */
import type { World } from '../condition/context.ts';
import { type CountrySet, type SetRef, setResolver } from '../condition/sets.ts';
import type { Test } from '../condition/tree.ts';
import { within } from '../trade/dates.ts';
import { changesOf, countUpTo } from './changes.ts';
import type { PackProblem } from './extend.ts';
import { type CompiledList, listed } from './lists.ts';
import type {
  AllocationSpec,
  AuthoritySpec,
  ClassSpec,
  ConditionItem,
  PackSpec,
  PolicySpec,
  ReadingSpec,
  ReasonSpec,
  RequirementSpec,
  StatusEffect,
  Wording,
} from './pack.ts';
import { type PackConditions, packConditions } from './packConditions.ts';
import { danglingNames } from './references.ts';

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
  readonly restrictions: readonly { readonly test: Test; readonly say: string; readonly cite?: string }[];
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
  readonly reviewPolicies: readonly CompiledPolicy[];
  readonly reasons: ReadonlyMap<string, CompiledReason>;
  readonly allocations: ReadonlyMap<string, CompiledAllocation>;
  readonly near?: World['near'];
  readonly disagree?: World['disagree'];
  /** What is subject to the pack at all; if omitted: everything. */
  readonly appliesTo?: Test;
  /** All conditions, wherever in the pack they are. */
  readonly conditions: readonly Test[];
  /** The next days after the date on which something in the pack changes. */
  changesAfter(date: string, most: number): readonly string[];
  /** What holds on a date; the same object for all dates between two changes of the pack. */
  view(date: string): View;
}

/** The pack on one stretch of dates. */
export interface View {
  readonly pack: CompiledPack;
  readonly set: (ref: SetRef) => CountrySet;
  readonly fact: World['fact'];
  readonly list: World['list'];
  readonly alias: (code: string) => string;
  /** The wording in force on the date, and what the pack's reading makes of its status. */
  wording(text: readonly Wording[]): { readonly wording: Wording; readonly effect: StatusEffect } | undefined;
}

const ids = (value: readonly string[] | string | undefined): readonly string[] | undefined =>
  value === undefined || value === 'any' ? undefined : typeof value === 'string' ? [value] : value;

/** What an authority that is not judged asks for. */
const NO_TESTS = { conditions: [], doubt: [], restrictions: [] } as const;

/**
 * Compiles a merged pack. Gives the pack, or everything that is wrong with it, each with its path.
 * `elsewhere`: codes of exceptions that other packs know.
 */
export function compilePack(
  spec: PackSpec,
  elsewhere: ReadonlySet<string> = new Set(),
): { pack?: CompiledPack; problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  const read = packConditions(spec, problems);
  const effects = resolveReading(spec, problems);
  const entries = {
    classes: classesOf(spec, read),
    requirements: requirementsOf(spec, read),
    authorities: authoritiesOf(spec, read, problems),
    unjudged: unjudgedOf(spec),
    reviewPolicies: policiesOf(spec, read),
    reasons: reasonsOf(spec, read),
    allocations: allocationsOf(spec, read),
    appliesTo: read.maybe(spec.appliesTo, ['appliesTo']),
  };
  const lists = listsOf(spec, read);
  problems.push(...danglingNames(spec, effects, read));

  const boundaries = changesOf(spec, read.all);
  const views = new Map<number, View>();
  const pack: CompiledPack = {
    id: spec.pack,
    spec,
    elsewhere,
    ...entries,
    near: spec.near && { within: spec.near.within, figures: new Set(spec.near.figures) },
    disagree: spec.disagree && new Set(spec.disagree.figures),
    conditions: read.all,
    changesAfter(date, most) {
      const from = countUpTo(boundaries, date);
      return boundaries.slice(from, from + most);
    },
    view(date) {
      const epoch = countUpTo(boundaries, date);
      let view = views.get(epoch);
      if (!view) {
        view = makeView(pack, date, effects, lists, read.facts);
        views.set(epoch, view);
      }
      return view;
    },
  };
  return problems.length > 0 ? { problems } : { pack, problems };
}

const classesOf = (spec: PackSpec, read: PackConditions): readonly CompiledClass[] =>
  (spec.classes ?? []).map((c, i) => ({
    spec: c,
    test: read.maybe(c.when, ['classes', i, 'when']),
    sub: Object.entries(c.sub ?? {}).map(([id, when]) => ({ id, test: read.test(when, ['classes', i, 'sub', id]) })),
  }));

const requirementsOf = (spec: PackSpec, read: PackConditions): readonly CompiledRequirement[] =>
  Object.entries(spec.requirements ?? {}).map(([id, r]) => ({
    id,
    spec: r,
    classes: ids(r.class),
    under: ids(r.under) ?? [],
    test: read.test(r.when, ['requirements', id, 'when']),
  }));

function authoritiesOf(spec: PackSpec, read: PackConditions, problems: PackProblem[]): readonly CompiledAuthority[] {
  return Object.entries(spec.authorities ?? {}).map(([id, own]): CompiledAuthority => {
    const base = own.extends === undefined ? undefined : spec.authorities?.[own.extends];
    if (own.extends !== undefined && !base) {
      problems.push({ path: ['authorities', id, 'extends'], message: `unknown authority "${own.extends}"` });
    }
    const a: AuthoritySpec = { ...base, ...own };
    const path = (...rest: (string | number)[]) => ['authorities', id, ...rest];
    return {
      id,
      code: a.code ?? id,
      spec: a,
      classes: ids(a.class),
      when: read.maybe(a.when, path('when')),
      conditions: (a.conditions ?? []).map((item, i) => ({
        spec: item,
        need: read.maybe(item.need, path('conditions', i, 'need')),
        if: read.maybe(item.if, path('conditions', i, 'if')),
        done: { id: item.id, state: 'done' as const },
      })),
      doubt: (a.doubt ?? []).map((d, i) => ({
        test: read.test(d.when, path('doubt', i, 'when')),
        reason: d.reason,
      })),
      restrictions: (a.bars ?? []).map((b, i) => ({
        test: read.test(b.when, path('bars', i, 'when')),
        say: b.say,
        cite: b.cite,
      })),
    };
  });
}

const unjudgedOf = (spec: PackSpec): CompiledPack['unjudged'] =>
  new Map(
    (spec.unjudged ?? []).map(({ code, title, cite, reason, lifts }) => {
      const own: AuthoritySpec = { kind: 'exception', title, cite, lifts: lifts ?? 'all', text: [] };
      return [code, { reason, authority: { ...NO_TESTS, id: code, code, spec: own } }];
    }),
  );

const policiesOf = (spec: PackSpec, read: PackConditions): readonly CompiledPolicy[] =>
  Object.entries(spec.policies ?? {}).map(([id, p]) => ({
    id,
    spec: p,
    classes: ids(p.class),
    instead: ids(p.instead) ?? [],
    test: read.test(p.when, ['policies', id, 'when']),
  }));

const reasonsOf = (spec: PackSpec, read: PackConditions): CompiledPack['reasons'] =>
  new Map(
    Object.entries(spec.reasons ?? {}).map(([code, r]) => [
      code,
      { code, spec: r, classes: ids(r.class), test: read.maybe(r.when, ['reasons', code, 'when']) },
    ]),
  );

const allocationsOf = (spec: PackSpec, read: PackConditions): CompiledPack['allocations'] =>
  new Map(
    Object.entries(spec.allocations ?? {}).map(([id, a]) => [
      id,
      { ...a, when: read.maybe(a.when, ['allocations', id, 'when']) },
    ]),
  );

const listsOf = (spec: PackSpec, read: PackConditions): ReadonlyMap<string, CompiledList> =>
  new Map(
    Object.entries(spec.lists ?? {}).map(([name, { near, entries }]) => [
      name,
      {
        near,
        entries: entries.map((entry, i) => ({
          ...entry,
          when: entry.when && read.ofParty(entry.when, ['lists', name, 'entries', i, 'when']),
        })),
      },
    ]),
  );

function makeView(
  pack: CompiledPack,
  date: string,
  effects: Readonly<Record<string, StatusEffect>>,
  lists: ReadonlyMap<string, CompiledList>,
  facts: PackConditions['facts'],
): View {
  const { spec } = pack;
  const resolve = setResolver(spec, date);
  const memo = new Map<SetRef, CountrySet>();
  return {
    pack,
    fact: (name) => facts.get(name),
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

/** What the reading of the pack, on top of those that it extends, makes of each status; nothing where one is wrong. */
function resolveReading(spec: PackSpec, problems: PackProblem[]): Readonly<Record<string, StatusEffect>> {
  let effects: Record<string, StatusEffect> = {};
  const seen: string[] = [];
  for (let id = spec.reading; id !== undefined; ) {
    const reading: ReadingSpec | undefined = spec.readings?.[id];
    if (!reading || seen.includes(id)) {
      const message = reading ? `the reading "${id}" extends itself` : `unknown reading "${id}"`;
      problems.push({ path: ['readings', id], message });
      return {};
    }
    seen.push(id);
    const { extends: base, ...own } = reading;
    effects = { ...(own as Record<string, StatusEffect>), ...effects };
    id = base;
  }
  return effects;
}
