/** A pack made ready to judge by: conditions compiled, wordings and sets resolvable for any date. Knows no country and no number. */
import type { Answers } from '../condition/context.ts';
import { type CountrySet, type SetRef, setResolver } from '../condition/sets.ts';
import { Stage } from '../condition/stage.ts';
import { within } from '../trade/dates.ts';
import type { Destination } from '../trade/destinations.ts';
import { changesOf, countUpTo } from './changes.ts';
import type {
  CompiledAuthority,
  CompiledClass,
  CompiledPack,
  CompiledPolicy,
  CompiledRequirement,
  InForce,
  Program,
  View,
} from './compiled.ts';
import type { PackProblem } from './extend.ts';
import { type CompiledList, listed } from './lists.ts';
import type { AuthoritySpec, PackSpec, ReadingSpec, StatusEffect, Wording } from './pack.ts';
import { type PackConditions, packConditions } from './packConditions.ts';
import { programFor } from './program.ts';
import { danglingNames } from './references.ts';

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
          when: entry.when && read.test(entry.when, ['lists', name, 'entries', i, 'when']),
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
  const wordings = new Map<readonly Wording[], InForce | undefined>();
  const programs = new Map<ReadonlySet<string>, Program>();
  const classes = new Map<string, ReadonlySet<string>>();
  const view: View = {
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
    answers: answersByPlace(),
    wording: (text) =>
      madeOnce(wordings, text, () => {
        const wording = text.findLast((w) => within(date, w.from, w.until));
        return wording && { wording, effect: effects[wording.status] ?? { apply: true } };
      }),
    program: (ids) => madeOnce(programs, ids, () => programFor(pack, view, ids)),
    classIds: (ids) => madeOnce(classes, ids.join('\u0000'), () => new Set(ids)),
  };
  return view;
}

function madeOnce<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as V;
}

/** A destination belongs to one shipment, so it stands for it. */
function answersByPlace(): View['answers'] {
  const places = new WeakMap<Destination, Map<string, Answers>>();
  return (destination, date) => {
    const byDate = places.get(destination) ?? new Map<string, Answers>();
    places.set(destination, byDate);
    const answers = byDate.get(date) ?? new Stage();
    byDate.set(date, answers);
    return answers;
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
