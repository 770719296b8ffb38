/** Lines judged under a regime, block by block, with what they claim. */
import { type Claimant, type ClaimGroup, groupClaims, type Order } from '../ledger/claimGroups.ts';
import {
  type Claim,
  decide,
  type Evaluation,
  failedEvaluation,
  judge,
  mapClaims,
  mayUse,
  optimistic,
  type Regime,
} from '../regime/index.ts';
import { classifiedUnder } from '../trade/eccns.ts';
import type { Line, Registers } from '../trade/types.ts';
import { isInside, type Location } from '../yaml/index.ts';
import type { Cache } from './cache.ts';
import type { Group, LineView } from './document.ts';
import { counting, type Selection } from './jurisdictions.ts';
import type { Finding } from './types.ts';

export interface JudgedGroup {
  readonly group: Group;
  /** By line. Of a document that another regime judges, only of lines that may use something up. */
  readonly evaluations: readonly (Evaluation | undefined)[];
  readonly claims: ClaimGroup | undefined;
}

export interface JudgeSettings {
  readonly registers: Registers;
  readonly staleAfterDays: number | undefined;
  readonly unsignedDealsConsume: boolean;
  readonly keyOf: (claim: Claim) => string | undefined;
  /** Lines of deliveries that shipments carry out, by their place: the units that are left and still count there. */
  readonly rest?: Rest | undefined;
}

export type Rest = ReadonlyMap<Location, number>;

/** Where a group stands among all claims. */
export type GroupPlace = readonly [file: string, document: number, block: number];

/** The regimes of other jurisdictions that judge a document besides; nearly always none. */
export type Others = (document: Selection) => readonly Regime[];

export const othersOf =
  ({ jurisdiction }: Regime, regimes: ReadonlyMap<string, Regime>): Others =>
  ({ regimes: ids, judging }) =>
    judging < 2
      ? []
      : ids
          .slice(0, judging)
          .map((id) => regimes.get(id) as Regime)
          .filter((one) => one.jurisdiction !== jurisdiction);

/** `isShown`: the regime answers for the document; else only what its lines use up matters. */
export function judgeGroup(
  regime: Regime,
  others: readonly Regime[],
  group: Group,
  place: GroupPlace,
  isShown: boolean,
  settings: JudgeSettings,
  cache: Cache,
): JudgedGroup {
  const { registers, staleAfterDays, unsignedDealsConsume, keyOf } = settings;
  const concerned = group.lines.some(({ line }) => settings.rest?.has(line.at)) ? settings.rest : undefined;
  return cache.rememberWith(
    `judged ${regime.id}`,
    group,
    [regime, registers, staleAfterDays, unsignedDealsConsume, keyOf, concerned, isShown, ...place, ...others],
    () => {
      const evaluations = group.lines.map((view) =>
        isShown || mayUse(regime.pack, view.line, view.shipment)
          ? evaluationOf(regime, view, settings, cache)
          : undefined,
      );
      const claimants = evaluations.flatMap((evaluation, index): Claimant[] => {
        if (evaluation === undefined || evaluation.claims.length === 0) {
          return [];
        }
        const order: Order = [evaluation.date, place[0], place[1], place[2], index];
        const uses = mayGo(regime, others, group.lines[index] as LineView, settings, cache);
        return [{ order, claims: evaluation.claims, uses, file: place[0] }];
      });
      return { group, evaluations, claims: claimants.length > 0 ? groupClaims(claimants, keyOf) : undefined };
    },
  );
}

/**
 * May the line go, or wait for a person, if its draws fit? Only then does it use anything up: nothing in a jurisdiction that it is not
 * subject to, and nothing anywhere when another jurisdiction blocks it.
 */
export function mayGo(
  regime: Regime,
  others: readonly Regime[],
  view: LineView,
  settings: JudgeSettings,
  cache: Cache,
): boolean {
  const judged = [regime, ...others].map((one) => ({
    regime: one,
    evaluation: evaluationOf(one, view, settings, cache),
  }));
  const counted = counting(judged);
  const goes = (evaluation: Evaluation) =>
    cache.remember('uses', evaluation, () => decide(evaluation, optimistic).verdict !== 'blocked');
  return counted.some((one) => one.regime === regime) && counted.every(({ evaluation }) => goes(evaluation));
}

export function evaluationOf(regime: Regime, view: LineView, settings: JudgeSettings, cache: Cache): Evaluation {
  const { registers, staleAfterDays, unsignedDealsConsume } = settings;
  return cache.rememberWith(
    `opinion ${regime.id}`,
    view,
    [regime, registers, staleAfterDays, unsignedDealsConsume, settings.rest?.get(view.line.at)],
    () => judgedOrFailed(regime, view, settings),
  );
}

/** A rule that fails is told at the line, for the day on which it fails; all else is still judged. */
export function judgedOrFailed(regime: Regime, view: LineView, settings: JudgeSettings): Evaluation {
  const { pack } = regime;
  const input = inputOf(regime, view, settings);
  try {
    return withOpenAmounts(judge(pack, input), view);
  } catch (error) {
    return failedEvaluation(pack, input, error instanceof Error ? error.message : String(error));
  }
}

/** How much a line takes that cannot be relied on is not known either, for what others find left of a cap. */
function withOpenAmounts(evaluation: Evaluation, { line, doubts }: Pick<LineView, 'line' | 'doubts'>): Evaluation {
  if (doubts.length === 0) {
    return evaluation;
  }
  const figures = ['item', 'quantity'].map((key) => ({ piece: line.at.piece, path: [...line.at.path, key] }));
  const concerns = ({ at }: Finding) => figures.some((location) => isInside(at, location)) || isInside(line.at, at);
  if (!doubts.some(concerns)) {
    return evaluation;
  }
  const made = new Map<Claim, Claim>();
  return mapClaims(evaluation, (claim) => {
    const known = made.get(claim);
    if (known) {
      return known;
    }
    const { stated, low } = claim.amount;
    const open = { ...claim, amount: { low: Math.min(low, stated ?? low), high: Number.POSITIVE_INFINITY } };
    made.set(claim, open);
    return open;
  });
}

/** The line with the classification that the regime goes by. */
export const lineUnder = ({ pack, jurisdiction }: Regime, line: Line): Line =>
  pack.spec.classification === 'eccn' ? line : classifiedUnder(line, jurisdiction);

/** The line with the units that count, where shipments carry out a part of it. */
export function countedLine({ line }: Pick<LineView, 'line'>, { rest }: JudgeSettings): Line {
  const units = rest?.get(line.at);
  return units === undefined ? line : { ...line, counts: units };
}

/** What a line is judged from under a regime. */
export function inputOf(regime: Regime, view: Pick<LineView, 'line' | 'shipment'>, settings: JudgeSettings) {
  const { registers, staleAfterDays, unsignedDealsConsume } = settings;
  const { shipment } = view;
  return {
    line: lineUnder(regime, countedLine(view, settings)),
    shipment: unsignedDealsConsume && !shipment.signed ? { ...shipment, signed: true } : shipment,
    date: shipment.date,
    registers,
    staleAfterDays,
  };
}
