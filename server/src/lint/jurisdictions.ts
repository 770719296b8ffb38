/**
 * A shipment may be subject to several jurisdictions at once. Regimes of one jurisdiction are readings of the same rules, of which one
 * judges a document; jurisdictions add up, and the worst answer counts.
 */
import type { Decision, Evaluation, Regime } from '../regime/index.ts';
import { bySeverity } from '../regime/variants.ts';
import { listOf } from '../trade/lists.ts';
import type { Config, Determination, Reason } from './types.ts';

/** The regimes of a document. */
export interface Selection {
  /** Those that judge, one for each jurisdiction, and after them those that are only shown for comparison. */
  readonly regimes: readonly string[];
  /** How many of them judge: the first ones. */
  readonly judging: number;
  /** Named in the document or the configuration, and not known. */
  readonly unknown: readonly string[];
  /** Regimes of a jurisdiction that another one reads already; all of them judge, since nothing says which is meant. */
  readonly rivals: readonly string[];
}

/** `named`: the regimes that the document names itself. */
export function selectionOf(
  named: readonly string[] | undefined,
  config: Config,
  known: ReadonlyMap<string, Regime>,
): Selection {
  const own = config.forcedRegime === undefined ? named : listOf(config.forcedRegime);
  const configured = config.regime === undefined ? defaultsOf(known) : listOf(config.regime);
  const wanted = own ?? configured;
  const unknown = [...(own === undefined ? (config.unknownRegimes ?? []) : []), ...wanted].filter(
    (id) => !known.has(id),
  );
  const sound = [...new Set(wanted)].filter((id) => known.has(id));
  // Documents that name nothing sound are still judged, so that the rest of their mistakes is found too.
  const judging = sound.length > 0 ? sound : configured.filter((id) => known.has(id));
  const also = config.alsoCheck.filter((id) => known.has(id) && !judging.includes(id));
  const jurisdiction = (id: string) => known.get(id)?.jurisdiction;
  const rivals = judging.filter((id, at) => judging.findIndex((one) => jurisdiction(one) === jurisdiction(id)) < at);
  return { regimes: [...judging, ...also], judging: judging.length, unknown, rivals };
}

/** The regimes that judge where nothing names one: the packs say it. */
export const defaultsOf = (known: ReadonlyMap<string, Regime>): readonly string[] =>
  [...known.values()].filter(({ isDefault }) => isDefault).map(({ id }) => id);

/** The regimes for documents that name none, as one id where there is one. */
export function regimeFor(config: Config, known: ReadonlyMap<string, Regime>): string {
  const { regimes, judging } = selectionOf(undefined, config, known);
  return regimes.slice(0, judging).join(JOINED);
}

const JOINED = ' + ';

/** What one regime that judges makes of a line. */
export interface Part {
  readonly regime: Regime;
  readonly evaluation: Pick<Evaluation, 'subject'>;
}

/** The parts whose jurisdiction the line is, or may be, subject to. A line that is subject to none of them is judged by all. */
export function counting<T extends Pick<Part, 'evaluation'>>(parts: readonly T[]): readonly T[] {
  const subject = parts.filter(({ evaluation }) => evaluation.subject !== false);
  return subject.length > 0 ? subject : parts;
}

export interface Answered extends Part {
  readonly decision: Decision;
  readonly determination: Determination;
}

/** The answers of several jurisdictions as one: the worst leads, and whatever any of them says stays. `all`: of those not subject, too. */
export function jointDetermination(all: readonly Part[], parts: readonly Answered[]): Determination {
  const worse = bySeverity();
  const worstFirst = [...parts].sort((a, b) => worse(a.decision, b.decision));
  const determinations = parts.map(({ determination }) => determination);
  const { outcome, verdict, review, reviewWords } = (worstFirst[0] as Answered).determination;
  return {
    regime: parts.map(({ regime }) => regime.id).join(JOINED),
    jurisdictions: all.map(({ regime, evaluation }) => ({
      jurisdiction: regime.jurisdiction,
      regime: regime.id,
      subject: evaluation.subject ?? true,
      verdict: parts.find((part) => part.regime === regime)?.determination.verdict ?? null,
    })),
    outcome,
    verdict,
    authorized: determinations.some((of) => of.authorized === false)
      ? false
      : determinations.every((of) => of.authorized === true)
        ? true
        : null,
    review,
    ...(reviewWords === undefined ? {} : { reviewWords }),
    exceptions: determinations.flatMap((of) => of.exceptions),
    reasons: worstFirst.flatMap(({ regime, determination }) => determination.reasons.map((one) => named(regime, one))),
    missing: determinations.flatMap((of) => of.missing),
    get allocations() {
      return determinations.flatMap((of) => of.allocations);
    },
    citations: [...new Set(determinations.flatMap((of) => of.citations))],
    conditions: (authority) => determinations.flatMap((of) => of.conditions(authority)),
    trace: () =>
      parts.flatMap(({ regime, determination }) => [
        { step: 'jurisdiction', result: regime.jurisdiction, facts: {}, citation: regime.title },
        ...determination.trace(),
      ]),
  };
}

/** A reason with the jurisdiction that it is of. */
const named = ({ id, title, jurisdiction }: Regime, reason: Reason): Reason => ({
  ...reason,
  rule: reason.rule ?? `${id}/${reason.code}`,
  text: underTitle(title, reason.text),
  jurisdiction,
});

/** A sentence of one regime among others. */
export const underTitle = (title: string, text: string): string => `Under ${title}: ${text}`;
