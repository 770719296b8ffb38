/** Judges one line under one pack: facts in, an opinion with claims out. The ledger settles; `decide.ts` gives the verdict. */

import { Ctx, fork, type Log, type Probe, type World } from '../condition/context.ts';
import { authorizationAt, citedOf, FACTS } from '../condition/facts/index.ts';
import type { Test } from '../condition/tree.ts';
import { type Destination, destinationsOf } from '../trade/destinations.ts';
import type { Line, Registers, Shipment } from '../trade/types.ts';
import type { Weight } from '../trade/vocabulary.ts';
import type { Spot } from '../yaml/types.ts';
import { ageSaid } from './age.ts';
import { boundedDestinations, leftSaid } from './bound.ts';
import { citationsSaid } from './citations.ts';
import { type Classification, type ClassOf, classify, explainClass } from './classes.ts';
import type { CompiledPack, CompiledReason, View } from './compile.ts';
import { decide } from './decide.ts';
import type { Decision } from './determination.ts';
import { missingSaid } from './missing.ts';
import type { Held, Opinion, Said } from './opinion.ts';
import { partyArgs } from './partyArgs.ts';
import { judgePolicies } from './policies.ts';
import { lineArgs, saying } from './saying.ts';
import { uniqueSpots } from './spots.ts';
import { judgeStandings } from './standings.ts';
import { bySeverity, joinClaims, joinVariants } from './variants.ts';

export interface JudgeInput {
  readonly shipment: Shipment;
  readonly line: Line;
  /** Undefined when it is not said, or is no date. */
  readonly date: string | undefined;
  readonly registers: Registers;
  /** Days after the verified date for which the pack still answers. */
  readonly staleAfterDays?: number;
  readonly withTrace?: boolean;
}

export function judge(pack: CompiledPack, input: JudgeInput): Opinion {
  if (input.date === undefined || (pack.spec.begins !== undefined && input.date < pack.spec.begins)) {
    return unjudged(pack, input);
  }
  const dated = { ...input, date: input.date };
  return judgeDated(pack, dated);
}

type Dated = JudgeInput & { readonly date: string };
type Variant = Dated & { readonly destination: Destination; readonly eccn: string | undefined };

/** The opinion about a line that could not be judged, by a fault of the engine or of a pack. */
export function failedOpinion(pack: CompiledPack, input: JudgeInput, reason: string): Opinion {
  const said: Said = {
    code: 'internal',
    rule: 'lint/internal',
    raises: 'review',
    text: `Line not judged, by a fault of Exportlint or of the pack (${reason}). Treat it as not checked.`,
    citation: pack.spec.title,
    at: input.line.at,
    certain: false,
  };
  return { ...unjudged(pack, input), unjudged: said, missing: [] };
}

/** Without a date no text can be chosen; before the pack begins there is none to choose. */
function unjudged(pack: CompiledPack, input: JudgeInput): Opinion {
  const c = { line: input.line, shipment: input.shipment };
  const at = input.shipment.spot(['date']);
  const code = input.date === undefined ? pack.spec.missing.default : pack.spec.early;
  const reason = code === undefined ? undefined : pack.reasons.get(code);
  const said: Said = reason
    ? saying(pack, reason, at, c, undefined, { path: 'date', begins: pack.spec.begins ?? '' })
    : {
        code: 'no-date',
        raises: 'review',
        text: 'Missing date of shipment: it decides which text applies.',
        citation: pack.spec.title,
        at,
        certain: false,
      };
  return {
    pack,
    at: input.line.at,
    date: input.date ?? '',
    classLabel: 'unknown',
    classIds: new Set(),
    held: [],
    standings: [],
    idle: [],
    policies: [],
    said: [],
    claims: [],
    missing: input.date === undefined ? [at] : [],
    authorizationAt: at,
    args: {},
    licenseCited: false,
    unjudged: { ...said, certain: false, ...(input.date === undefined ? { missing: [at] } : {}) },
  };
}

/** Once for each place where the goods end up and each ECCN declared; nearly every line has one of each. */
function judgeDated(pack: CompiledPack, input: Dated): Opinion {
  const { eccns: declared, eccnUnreadable } = input.line;
  // Undefined leaves it to the fact: the only one declared, the catalogue's, or unknown where one cannot be read.
  const eccns = declared.length > 1 ? [...declared, ...(eccnUnreadable ? [undefined] : [])] : [undefined];
  const { judged, left } = boundedDestinations(pack.view(input.date), input.shipment);
  const variants = judged.flatMap((destination) =>
    eccns.map((eccn) => judgeVariant(pack, { ...input, destination, eccn })),
  );
  if (left.length > 0) {
    const first = variants[0] as Opinion;
    variants[0] = { ...first, said: [...first.said, leftSaid(pack.spec.title, judged, left)] };
  }
  if (variants.length === 1) {
    return variants[0] as Opinion;
  }
  const worstFirst = variants.map((opinion) => ({ opinion, decision: decide(opinion, optimistic) }));
  const worse = bySeverity(Object.keys(pack.spec.reviewPolicies ?? {}));
  worstFirst.sort((a, b) => worse(a.decision, b.decision));
  return joinVariants(worstFirst.map(({ opinion }) => opinion));
}

function judgeVariant(pack: CompiledPack, input: Variant): Opinion {
  const first = judgeOnce(pack, input, undefined, true);
  const extra = probe(pack, input, first);
  return extra.length > 0 ? { ...first.opinion, said: [...first.opinion.said, ...extra] } : first.opinion;
}

interface Judged {
  readonly opinion: Opinion;
  readonly probes: readonly Probe[];
}

/** What stays the same while the line is judged; its class is not known yet. */
function worldOf(pack: CompiledPack, input: Variant, override?: World['override']): World {
  const { set, alias, fact, list } = pack.view(input.date);
  return {
    shipment: input.shipment,
    line: input.line,
    date: input.date,
    destination: input.destination,
    ...(input.eccn === undefined ? {} : { eccn: input.eccn }),
    home: pack.spec.home,
    transactions: pack.spec.transactions ?? {},
    registers: input.registers,
    classIds: new Set(),
    classWords: 'unknown',
    set,
    alias,
    fact,
    list,
    override,
    near: pack.near,
    disagree: pack.disagree,
  };
}

/** The class that a line was judged in, with the tests that put it there; undefined where several are possible, or none was looked at. */
export function classificationOf(pack: CompiledPack, input: JudgeInput, opinion: Opinion): Classification | undefined {
  if (opinion.unjudged || opinion.alternatives || opinion.classLabel === 'unknown' || input.date === undefined) {
    return undefined;
  }
  const destination = opinion.destination ?? (destinationsOf(input.shipment)[0] as Destination);
  const world = worldOf(pack, { ...input, date: input.date, destination, eccn: undefined });
  return explainClass(pack.view(input.date), new Ctx(world, { missing: [], raised: [] }), opinion.classIds);
}

function judgeOnce(pack: CompiledPack, input: Variant, override: World['override'], probing: boolean): Judged {
  const view = pack.view(input.date);
  const probes: Probe[] = [];
  const log: Log = {
    missing: [],
    raised: [],
    ...(probing ? { probes } : {}),
    ...(input.withTrace ? { trace: [], facts: {} } : {}),
  };
  const world = worldOf(pack, input, override);
  const c = new Ctx(world, log);
  const possible = classify(view, c);
  const opinions = possible.map((cls) =>
    judgeAs(
      pack,
      view,
      new Ctx({ ...world, classIds: cls.ids, classWords: cls.words }, { ...fork(log), trace: log.trace }),
      cls,
      input,
    ),
  );
  const subject = pack.appliesTo?.(c.noting(fork(log)));
  const opinion = merge(opinions, possible);
  return { opinion: subject === undefined ? opinion : { ...opinion, subject }, probes };
}

/** The same opinion under every class that is possible is the opinion; else the line waits for the missing figure. */
function merge(opinions: readonly Opinion[], possible: readonly ClassOf[]): Opinion {
  const first = opinions[0] as Opinion;
  if (opinions.length < 2) {
    return first;
  }
  const results = opinions.map((opinion) => decide(opinion, optimistic));
  const same = results.every(
    (r) => r.outcome === results[0]?.outcome && r.verdict === results[0]?.verdict && r.review === results[0]?.review,
  );
  const labels = new Set(possible.map((p) => p.label));
  const label = labels.size === 1 ? first.classLabel : 'unknown';
  if (same) {
    return { ...first, classLabel: label };
  }
  const missing = uniqueSpots(possible.flatMap((p) => p.missing));
  const joined = joinClaims(opinions);
  return {
    ...(joined.opinions[0] ?? first),
    claims: joined.claims,
    classLabel: label,
    missing,
    alternatives: joined.opinions,
  };
}

/** Every claim fits. */
export const optimistic = () => ({
  atMost: 0,
  before: 0,
  here: 0,
  after: 0,
  total: 0,
  highest: { after: 0, total: 0 },
  limit: null,
  exceeded: false as const,
  used: false,
});

function judgeAs(pack: CompiledPack, view: View, c: Ctx, cls: ClassOf, input: Variant): Opinion {
  trace(c, c.log, 'class', cls.label, cls.citation);
  const { held, said: fromTexts } = judgeRequirements(pack, view, c);
  const { standings, idle } = judgeStandings(pack, view, c, held);
  const policies = held.some((h) => h.holds) ? judgePolicies(pack, view, c) : [];
  // A text that is not applied is worth a word only where nothing else covers it: no implied requirement, no exception in whose scope the line is.
  const worthSaying = fromTexts.filter(
    (text) =>
      !standings.some(
        (s) =>
          s.authority.spec.kind === 'exception' && s.status === 'available' && liftsId(s.authority.spec.lifts, text.id),
      ),
  );
  const said = [
    ...worthSaying.map((text) => text.said),
    ...judgeReasons(pack, c, held),
    ...citationsSaid(pack, c, held),
    ...verified(pack, c, input),
    ...uncounted(pack, c),
    ...contradicted(pack, c),
  ];
  return {
    pack,
    at: c.line.at,
    date: c.date,
    destination: c.destination,
    classLabel: cls.label,
    classIds: cls.ids,
    held,
    standings,
    idle,
    policies,
    said,
    claims: [...standings.flatMap((s) => s.claims), ...policies.flatMap((p) => p.claim ?? [])],
    missing: uniqueSpots(held.flatMap((h) => h.missing)),
    authorizationAt: authorizationAt(c),
    args: lineArgs(c),
    licenseCited: citedOf(c).some((cited) => cited.kind === 'license'),
    ...(c.log.trace ? { trace: c.log.trace } : {}),
  };
}

const liftsId = (lifts: readonly string[] | 'all', id: string) => lifts === 'all' || lifts.includes(id);

function judgeRequirements(
  pack: CompiledPack,
  view: View,
  c: Ctx,
): { held: Held[]; said: { id: string; said: Said }[] } {
  const held: Held[] = [];
  const said: { id: string; said: Said }[] = [];
  const waiting: { id: string; impliedBy: readonly string[]; said: Said }[] = [];
  for (const requirement of pack.requirements) {
    const now = view.wording(requirement.spec.text);
    if (!now || (requirement.classes && !requirement.classes.some((id) => c.world.classIds.has(id)))) {
      continue;
    }
    const log = fork(c.log);
    const own = c.noting(log);
    const truth = requirement.test(own);
    trace(c, log, `requirement ${requirement.id}`, truth, now.wording.cite);
    if (truth === false) {
      continue;
    }
    const at = placeOf(requirement.spec.at ?? 'place', own, requirement.test);
    if (now.effect.apply) {
      const args = partyArgs(c.shipment, at);
      held.push({ requirement, holds: truth, wording: now.wording, at, missing: log.missing, args });
    }
    for (const raised of truth === 'unknown' ? log.raised : []) {
      const reason = pack.reasons.get(raised.code);
      if (reason && now.effect.apply) {
        said.push({ id: '', said: saying(pack, reason, raised.at ?? at, c) });
      }
    }
    const reason = now.effect.reason === undefined ? undefined : pack.reasons.get(now.effect.reason);
    if (reason) {
      const text = {
        ...saying(pack, reason, at, c, now.wording),
        ...(truth === 'unknown' ? { certain: false, missing: log.missing } : {}),
      };
      waiting.push({ id: requirement.id, impliedBy: requirement.spec.impliedBy ?? [], said: text });
    }
  }
  for (const text of waiting) {
    if (!held.some((h) => h.holds === true && text.impliedBy.includes(h.requirement.id))) {
      said.push({ id: text.id, said: text.said });
    }
  }
  // A requirement that another one already carries adds nothing.
  const trimmed = held.filter(
    (h) =>
      !held.some((o) => o !== h && o.holds === true && (h.requirement.spec.impliedBy ?? []).includes(o.requirement.id)),
  );
  return { held: trimmed, said };
}

/** Where a rule points: a fact's place; for `party` and facts of parties, the party's value that made the condition true. */
function placeOf(at: string, c: Ctx, test: Test | undefined): Spot {
  const fact = c.world.fact(at);
  if (at === 'party' || fact?.scope === 'party') {
    const log: Log = { missing: [], raised: [], facts: {}, witness: {} };
    test?.(c.noting(log));
    return log.witness?.spot ?? log.missing[0] ?? c.shipment.spot(['parties', 'ultimateConsignee']);
  }
  if (at === 'authorization') {
    return authorizationAt(c);
  }
  return fact?.at(c) ?? c.line.at;
}

function judgeReasons(pack: CompiledPack, c: Ctx, held: readonly Held[]): Said[] {
  const needed = held.length > 0;
  const said: Said[] = [];
  for (const reason of pack.reasons.values()) {
    if (!reason.test || !applies(reason, c, needed)) {
      continue;
    }
    const log = fork(c.log);
    const truth = reason.test(c.noting(log));
    if (truth === true) {
      trace(c, log, `reason ${reason.code}`, true, reason.spec.cite ?? '');
      said.push(saying(pack, reason, reasonPlace(reason, c), c));
    } else if (truth === 'unknown') {
      said.push(...unknownSaid(pack, reason, log, c));
    }
  }
  return said;
}

/**
 * A reason of which it is not known whether it applies. One that says how much it weighs then is given; of any other that would stop a line, the
 * line waits for the facts that are missing, and they are what is named.
 */
function unknownSaid(pack: CompiledPack, reason: CompiledReason, log: Log, c: Ctx): readonly Said[] {
  const { unknown, raises } = reason.spec;
  if (unknown === 'ignore' || (unknown === undefined && raises !== 'review' && raises !== 'blocked')) {
    return [];
  }
  if (unknown === undefined && log.missing.length > 0) {
    return missingSaid(pack, uniqueSpots(log.missing));
  }
  const own = log.raised.flatMap(({ code, at }) => {
    const raised = pack.reasons.get(code);
    return raised && unknown === undefined ? [saying(pack, raised, at ?? reasonPlace(reason, c), c)] : [];
  });
  return own.length > 0
    ? own
    : [
        {
          ...saying(pack, reason, log.missing[0] ?? reasonPlace(reason, c), c),
          raises: unknown ?? 'review',
          certain: false,
          missing: log.missing,
        },
      ];
}

function applies(reason: CompiledReason, c: Ctx, needed: boolean): boolean {
  const { spec } = reason;
  return (
    (!spec.from || c.date >= spec.from) &&
    (!spec.until || c.date <= spec.until) &&
    (!reason.classes || reason.classes.some((id) => c.world.classIds.has(id))) &&
    (spec.for === undefined || spec.for === 'always' || (spec.for !== 'not-needed') === needed)
  );
}

const reasonPlace = (reason: CompiledReason, c: Ctx): Spot => placeOf(reason.spec.at ?? 'item', c, reason.test);

/** A line whose quantity is not known, or was refused, is not cleared. */
function uncounted(pack: CompiledPack, c: Ctx): Said[] {
  const reason = pack.reasons.get(pack.spec.missing.default);
  if (!reason || c.line.quantity !== undefined) {
    return [];
  }
  const at = FACTS.get('quantity')?.at(c) ?? c.line.at;
  return [{ ...saying(pack, reason, at, c, undefined, { path: 'quantity' }), certain: false, missing: [at] }];
}

const withArticle = (word: string): string =>
  word.startsWith('no ') ? word : `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;

/** The answer goes by the countries, and a document that contradicts them is for a person. */
function contradicted(pack: CompiledPack, c: Ctx): Said[] {
  const kind = FACTS.get('transaction')?.read(c);
  if (FACTS.get('transactionAgrees')?.read(c) !== false) {
    return [];
  }
  return [
    {
      code: 'transaction-conflict',
      rule: 'trade/transaction-conflict',
      raises: 'review',
      text: `"${c.shipment.transaction}" does not fit: from ${c.shipment.from} to ${c.destination.country} is ${withArticle(String(kind ?? 'no kind of transaction'))}. This answer goes by the countries.`,
      citation: pack.spec.title,
      at: c.shipment.spot(['transaction']),
      certain: true,
    },
  ];
}

/** The pack was checked until a day, and answers for so many days more; what was published later is not in it. */
function verified(pack: CompiledPack, c: Ctx, input: Dated): Said[] {
  const said = ageSaid(pack, c.date, input.staleAfterDays, c.shipment.spot(['date']), c);
  return said ? [said] : [];
}

/** Judges again with a figure moved across a limit that it is near to, or taken in its other version; speaks only if the answer differs. */
function probe(pack: CompiledPack, input: Variant, first: Judged): readonly Said[] {
  if (first.probes.length === 0) {
    return [];
  }
  const before = decide(first.opinion, optimistic);
  const said = new Map<string, Said>();
  const { line, shipment, destination } = input;
  const c = new Ctx({ line, shipment, destination } as World, { missing: [], raised: [] });
  for (const { figure, instead, limit, why } of first.probes) {
    const code = why === 'near' ? pack.spec.near?.reason : pack.spec.disagree?.reason;
    const reason = code === undefined ? undefined : pack.reasons.get(code);
    if (!reason || said.has(`${why} ${figure}`)) {
      continue;
    }
    const again = judgeOnce(pack, { ...input, withTrace: false }, { figure, value: instead }, false).opinion;
    const after = decide(again, optimistic);
    const differs =
      before.outcome !== after.outcome ||
      before.verdict !== after.verdict ||
      before.review !== after.review ||
      before.authorized !== after.authorized ||
      // Versions that disagree matter also where only a note hangs on them.
      (why === 'disagree' && codesOf(before) !== codesOf(after));
    if (differs) {
      const stated = FACTS.get(figure)?.read(c) as { stated?: number } | undefined;
      said.set(`${why} ${figure}`, {
        ...saying(pack, reason, FACTS.get(figure)?.at(c) ?? input.line.at, c, undefined, {
          figure: FACTS.get(figure)?.words ?? figure,
          value: stated?.stated ?? '?',
          limit,
          other: Math.round(instead * 100) / 100,
        }),
      });
    }
  }
  return [...said.values()];
}

const codesOf = (decision: Decision) =>
  decision.reasons
    .map((said) => said.code)
    .sort()
    .join();

function trace(
  c: Ctx,
  noted: Log,
  step: string,
  result: Weight | boolean | 'unknown' | string,
  citation: string,
): void {
  c.log.trace?.push({ step, result, facts: { ...noted.facts }, citation });
}
