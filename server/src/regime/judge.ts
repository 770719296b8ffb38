/** Judges one line under one pack: facts in, an evaluation with claims out. The ledger settles; `decide.ts` gives the verdict. */

import { type Answers, Ctx, fork, type Log, type Probe, type Subject, type World } from '../condition/context.ts';
import { authorizationAt, citedOf } from '../condition/facts/index.ts';
import { isRegistered } from '../trade/cited.ts';
import { type Destination, destinationsOf } from '../trade/destinations.ts';
import type { Line, Registers, Shipment } from '../trade/types.ts';
import type { Truth } from '../trade/vocabulary.ts';
import { checkCited, checkOffers } from './authorizations.ts';
import { boundedDestinations, leftOutReason } from './bound.ts';
import { citationReasons } from './citations.ts';
import { type Classification, type ClassOf, classify, explainClass } from './classes.ts';
import type { CompiledPack, View } from './compiled.ts';
import { decide } from './decide.ts';
import type { Evaluation, Reason } from './evaluation.ts';
import { lineArgs, reasonFrom } from './messages.ts';
import { movedFigures } from './movedFigures.ts';
import { once } from './once.ts';
import { optimistic } from './optimistic.ts';
import { contradicted, judgeReasons, uncounted, verified } from './reasons.ts';
import { judgeRequirements, trace } from './requirements.ts';
import { judgeReviewPolicies } from './reviewPolicies.ts';
import { uniqueLocations } from './unique.ts';
import { bySeverity, joinClaims, joinVariants } from './variants.ts';

export interface JudgeInput {
  readonly shipment: Shipment;
  readonly line: Line;
  /** Undefined when it is not said, or is not a date. */
  readonly date: string | undefined;
  readonly registers: Registers;
  /** Days after the verified date for which the pack still answers. */
  readonly staleAfterDays?: number;
  readonly withTrace?: boolean;
}

export function judge(pack: CompiledPack, input: JudgeInput): Evaluation {
  if (input.date === undefined || (pack.spec.begins !== undefined && input.date < pack.spec.begins)) {
    return unjudged(pack, input);
  }
  const dated = { ...input, date: input.date };
  return judgeDated(pack, dated);
}

type Dated = JudgeInput & { readonly date: string };
type Variant = Dated & { readonly destination: Destination; readonly eccn: string | undefined };

/** The evaluation about a line that could not be judged, by a fault of the engine or of a pack. */
export function failedEvaluation(pack: CompiledPack, input: JudgeInput, reason: string): Evaluation {
  const found: Reason = {
    code: 'internal',
    rule: 'lint/internal',
    raises: 'review',
    text: `Line not judged, by a fault of Exportlint or of the pack (${reason}). Treat it as not checked.`,
    citation: pack.spec.title,
    at: input.line.at,
    certain: false,
  };
  return { ...unjudged(pack, input), unjudged: found, missing: [] };
}

/** Without a date no text can be chosen; before the pack begins there is none to choose. */
function unjudged(pack: CompiledPack, input: JudgeInput): Evaluation {
  const c = { line: input.line, shipment: input.shipment };
  const at = input.shipment.location(['date']);
  const code = input.date === undefined ? pack.spec.missing.default : pack.spec.early;
  const reason = code === undefined ? undefined : pack.reasons.get(code);
  const found: Reason = reason
    ? reasonFrom(pack, reason, at, c, undefined, { path: 'date', begins: pack.spec.begins ?? '' })
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
    requirements: [],
    authorizations: () => [],
    idle: [],
    reviewPolicies: [],
    reasons: [],
    claims: [],
    missing: input.date === undefined ? [at] : [],
    authorizationAt: at,
    args: () => ({}),
    licenseCited: false,
    unjudged: { ...found, certain: false, ...(input.date === undefined ? { missing: [at] } : {}) },
  };
}

/** Once for each place where the goods end up and each ECCN declared; nearly every line has one of each. */
function judgeDated(pack: CompiledPack, input: Dated): Evaluation {
  const { eccns: declared, eccnUnreadable } = input.line;
  // Undefined leaves it to the fact: the only one declared, the catalogue's, or unknown where one cannot be read.
  const eccns = declared.length > 1 ? [...declared, ...(eccnUnreadable ? [undefined] : [])] : [undefined];
  const { judged, left } = boundedDestinations(pack.view(input.date), input.shipment);
  const variants = judged.flatMap((destination) =>
    eccns.map((eccn) => judgeVariant(pack, { ...input, destination, eccn })),
  );
  if (left.length > 0) {
    const first = variants[0] as Evaluation;
    variants[0] = { ...first, reasons: [...first.reasons, leftOutReason(pack.spec.title, judged, left)] };
  }
  if (variants.length === 1) {
    return variants[0] as Evaluation;
  }
  const worstFirst = variants.map((evaluation) => ({ evaluation, decision: decide(evaluation, optimistic) }));
  const worse = bySeverity(Object.keys(pack.spec.reviewPolicies ?? {}));
  worstFirst.sort((a, b) => worse(a.decision, b.decision));
  return joinVariants(worstFirst.map(({ evaluation }) => evaluation));
}

function judgeVariant(pack: CompiledPack, input: Variant): Evaluation {
  const first = judgeOnce(pack, input, undefined, true);
  const extra = movedFigures(
    first.evaluation,
    first.probes,
    input,
    (override) => judgeOnce(pack, { ...input, withTrace: false }, override, false).evaluation,
  );
  return extra.length > 0
    ? { ...first.evaluation, reasons: [...first.evaluation.reasons, ...extra] }
    : first.evaluation;
}

interface Judged {
  readonly evaluation: Evaluation;
  readonly probes: readonly Probe[];
}

/** The shipment, the place and the day; the same object for all lines that have them, as long as the registers are the same. */
function worldOf(
  pack: CompiledPack,
  { shipment, date, destination, registers }: Omit<Variant, 'line' | 'eccn'>,
): World {
  const view = pack.view(date);
  const answers = view.answers(destination, date);
  const known = answers && worlds.get(answers);
  if (known?.registers === registers && known.shipment === shipment) return known;
  const world: World = {
    shipment,
    date,
    destination,
    home: pack.spec.home,
    transactions: pack.spec.transactions ?? {},
    registers,
    set: view.set,
    alias: view.alias,
    fact: view.fact,
    list: view.list,
    answers,
    near: pack.near,
    disagree: pack.disagree,
  };
  if (answers) worlds.set(answers, world);
  return world;
}

const worlds = new WeakMap<Answers, World>();

const NO_CLASS: ReadonlySet<string> = new Set();

/** The line, before its class is known. */
const unclassified = ({ line, eccn }: Pick<Variant, 'line' | 'eccn'>, override?: Subject['override']): Subject => ({
  line,
  eccn,
  classIds: NO_CLASS,
  classWords: 'unknown',
  override,
});

/** The class that a line was judged in, with the tests that put it there; undefined where several are possible, or none was looked at. */
export function classificationOf(
  pack: CompiledPack,
  input: JudgeInput,
  evaluation: Evaluation,
): Classification | undefined {
  if (
    evaluation.unjudged ||
    evaluation.alternatives ||
    evaluation.classLabel === 'unknown' ||
    input.date === undefined
  ) {
    return undefined;
  }
  const destination = evaluation.destination ?? (destinationsOf(input.shipment)[0] as Destination);
  const { shipment, registers, date, line } = input;
  const world = worldOf(pack, { shipment, registers, date, destination });
  const c = new Ctx(world, unclassified({ line, eccn: undefined }), { missing: [], raised: [] });
  return explainClass(pack.view(date), c, evaluation.classIds);
}

function judgeOnce(pack: CompiledPack, input: Variant, override: Subject['override'], probing: boolean): Judged {
  const view = pack.view(input.date);
  const probes: Probe[] = [];
  const log: Log = {
    missing: [],
    raised: [],
    ...(probing ? { probes } : {}),
    ...(input.withTrace ? { trace: [], facts: {} } : {}),
  };
  const world = worldOf(pack, input);
  const judged = unclassified(input, override);
  const c = new Ctx(world, judged, log);
  const possible = classify(view, c);
  const subject = pack.appliesTo?.(c.noting(fork(log)));
  const evaluations = possible.map((cls) =>
    judgeAs(
      pack,
      view,
      new Ctx(
        world,
        { ...judged, classIds: cls.ids, classWords: cls.words },
        { ...fork(log), ...(log.trace ? { trace: log.trace } : {}) },
      ),
      cls,
      subject,
      input,
    ),
  );
  return { evaluation: merge(evaluations, possible), probes };
}

/** The same evaluation under every class that is possible is the evaluation; else the line waits for the missing figure. */
function merge(evaluations: readonly Evaluation[], possible: readonly ClassOf[]): Evaluation {
  const first = evaluations[0] as Evaluation;
  if (evaluations.length < 2) {
    return first;
  }
  const results = evaluations.map((evaluation) => decide(evaluation, optimistic));
  const same = results.every(
    (r) => r.outcome === results[0]?.outcome && r.verdict === results[0]?.verdict && r.review === results[0]?.review,
  );
  const labels = new Set(possible.map((p) => p.label));
  const label = labels.size === 1 ? first.classLabel : 'unknown';
  if (same) {
    return { ...first, classLabel: label };
  }
  const missing = uniqueLocations(possible.flatMap((p) => p.missing));
  const joined = joinClaims(evaluations);
  return {
    ...(joined.evaluations[0] ?? first),
    claims: joined.claims,
    classLabel: label,
    missing,
    alternatives: joined.evaluations,
  };
}

function judgeAs(
  pack: CompiledPack,
  view: View,
  c: Ctx,
  cls: ClassOf,
  subject: Truth | undefined,
  input: Variant,
): Evaluation {
  trace(c, c.log, 'class', cls.label, cls.citation);
  const { requirements, said: fromTexts } = judgeRequirements(pack, view, c);
  const { checks: cited, idle } = checkCited(pack, view, c, requirements);
  // What could be cited matters where something is required, or to a caller that reads on.
  const offers = once(() => checkOffers(pack, view, c, requirements, cited));
  const authorizations = once(() => [...cited, ...offers()]);
  if (requirements.length > 0 || c.log.trace) offers();
  const reviewPolicies = requirements.some((h) => h.holds) ? judgeReviewPolicies(pack, view, c) : [];
  // A text that is not applied is worth a word only where nothing else covers it: no implied requirement, no exception in whose scope the line is.
  const worthSaying = fromTexts.filter(
    (text) =>
      !authorizations().some(
        (s) =>
          !isRegistered(s.authority.spec.kind) && s.status === 'available' && liftsId(s.authority.spec.lifts, text.id),
      ),
  );
  const reasons = [
    ...worthSaying.map((text) => text.reason),
    ...judgeReasons(pack, view, c, requirements),
    ...citationReasons(pack, c, requirements),
    ...verified(pack, c, input.staleAfterDays),
    ...uncounted(pack, c),
    ...contradicted(pack, c),
  ];
  const drawn = requirements.length > 0 ? authorizations() : cited;
  return {
    pack,
    at: c.line.at,
    date: c.date,
    destination: c.destination,
    classLabel: cls.label,
    classIds: cls.ids,
    requirements: few(requirements),
    authorizations,
    idle: few(idle),
    reviewPolicies: few(reviewPolicies),
    reasons: few(reasons),
    claims: few([...drawn.flatMap((s) => s.claims), ...reviewPolicies.flatMap((p) => p.claim ?? [])]),
    missing: few(uniqueLocations(requirements.flatMap((h) => h.missing))),
    authorizationAt: authorizationAt(c),
    args: () => lineArgs(c),
    licenseCited: citedOf(c).some((cited) => cited.kind === 'license'),
    ...(subject === undefined ? {} : { subject }),
    ...(c.log.trace ? { trace: c.log.trace } : {}),
  };
}

/** Most lists of most lines are empty, and one empty list is enough. */
const few = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? NONE : list);
const NONE: readonly never[] = [];

const liftsId = (lifts: readonly string[] | 'all', id: string) => lifts === 'all' || lifts.includes(id);
