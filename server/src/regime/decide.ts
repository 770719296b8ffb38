/** An evaluation and the balances of its claims give the verdict. Cheap and pure, so that it can be asked again whenever a balance moves. */

import { type Outcome, type Verdict, verdictOf, worse } from '../trade/vocabulary.ts';
import { type Covered, carriedBy, coveragesOf, isLicence, isLiftedWithoutLicence, waitsOf } from './coverage.ts';
import { decidePolicy } from './decidePolicy.ts';
import type { Decision } from './determination.ts';
import type { BalanceOf, Claim, Evaluation, Reason } from './evaluation.ts';
import { missingReasons } from './missing.ts';
import { outcomeOf, worstOf } from './outcome.ts';
import { citationsOf, exceptionsOf, requirementReason } from './requirementReason.ts';
import { uniqueLocations, uniqueReasons } from './unique.ts';
import { worstOf as worstVariant } from './variants.ts';
import type { Weighed } from './weigh.ts';

export function decide(evaluation: Evaluation, balanceOf: BalanceOf): Decision {
  if (evaluation.unjudged) {
    return undecided(evaluation, evaluation.unjudged);
  }
  if (evaluation.variants) {
    return worstVariant(
      evaluation.variants.map((variant) => decide(variant, balanceOf)),
      Object.keys(evaluation.pack.spec.reviewPolicies ?? {}),
    );
  }
  if (evaluation.alternatives) {
    return decideAlternatives(evaluation, evaluation.alternatives, balanceOf);
  }
  const { all, cited, offers } = coveragesOf(evaluation, balanceOf);
  // What may be required, and is lifted if it is, leaves the line free either way.
  const coverages = all
    .filter(({ applicable, coverage }) => applicable.holds === true || coverage !== 'met')
    .map((c) => c.coverage);
  const worst = worstOf(coverages);
  const isNeeded = all.some(({ applicable }) => applicable.holds === true);
  const lifted = isLiftedWithoutLicence(all);
  const policy = decidePolicy(evaluation, balanceOf, isNeeded);
  const forPerson = isForPerson(evaluation, all, cited);
  const { outcome, authorized, floor } = outcomeOf(
    coverages,
    CARRIED[carriedBy(all, worst === 'doubtful' ? 'doubtful' : 'met')],
    forPerson,
  );
  const reasons: readonly Reason[] = [
    // What concerns licences is beside the point where something else lifts every requirement.
    ...evaluation.reasons.filter((reason) => !(lifted && reason.forLicence)),
    ...(lifted ? [] : policy.reasons),
    ...(worst === 'prohibited'
      ? embargoReasons(evaluation, all, cited, policy, forPerson)
      : all.flatMap((one) => unliftedReasons(evaluation, one, policy))),
    ...citedReasons(evaluation, cited),
    ...(worst === 'prohibited' ? [] : missingReasons(evaluation.pack, waitingLocations(all))),
  ];
  const isAuthorized =
    authorized !== false && isNeeded && reasons.some((reason) => blocksAuthority(evaluation, reason))
      ? false
      : authorized;
  const mayNeedLicence =
    ['license-required', 'prohibited', 'indeterminate'].includes(outcome) || isAuthorized === false;
  return {
    outcome,
    verdict: reasons.reduce<Verdict>((verdict, { raises }) => worse(verdict, verdictOf(raises)), floor),
    authorized: isAuthorized,
    review: mayNeedLicence ? policy.review : null,
    exceptions: evaluation.requirements.length === 0 ? [] : exceptionsOf([...cited, ...offers]),
    reasons: uniqueReasons(reasons),
    missing: uniqueLocations([...waitingLocations(all), ...(worst === 'doubtful' ? waitsOf(all) : [])]),
    balances: evaluation.claims
      .filter((claim) => isShown(claim, evaluation, lifted))
      .map((claim) => ({ claim, balance: balanceOf(claim) })),
    citations: citationsOf(evaluation, reasons, cited),
  };
}

/** The outcome by what carries the line. */
const CARRIED: Readonly<Record<ReturnType<typeof carriedBy>, Outcome>> = {
  exception: 'exception',
  licence: 'license-required',
  facts: 'indeterminate',
};

type Policy = ReturnType<typeof decidePolicy>;

/**
 * A person decides in place of a block: about an embargo where a licence is cited, unless what is on file shows already that it does not cover the
 * line; about anything else where the pack says so of every requirement that is not lifted.
 */
function isForPerson(evaluation: Evaluation, all: readonly Covered[], cited: readonly Weighed[]): boolean {
  if (all.some(({ coverage }) => coverage === 'prohibited')) return evaluation.licenseCited && !isRefused(cited);
  return all
    .filter(({ coverage }) => coverage === 'unmet' || coverage === 'curable')
    .every(({ applicable }) => applicable.requirement.spec.unlifted === 'review');
}

function isRefused(cited: readonly Weighed[]): boolean {
  const licences = cited.filter(isLicence);
  return licences.length > 0 && licences.every(({ state }) => state === 'failed');
}

/** What is wrong with it; what would only be left to watch is beside the point while it does not hold. */
const against = ({ reasons }: Weighed): readonly Reason[] => reasons.filter(({ raises }) => raises !== 'caution');

function embargoReasons(
  evaluation: Evaluation,
  all: readonly Covered[],
  cited: readonly Weighed[],
  policy: Policy,
  forPerson: boolean,
): Reason[] {
  const raises = forPerson ? 'review' : 'blocked';
  const embargoes = all.filter(({ coverage }) => coverage === 'prohibited');
  return [
    ...embargoes.map(
      ({ applicable }) => ({ ...requirementReason(evaluation, applicable, [], policy), raises }) as const,
    ),
    ...(isRefused(cited) ? cited.filter(isLicence).flatMap(against) : []),
  ];
}

/** Why a requirement is not lifted: by what was tried, else by itself, with the exceptions that are open. */
function unliftedReasons(
  evaluation: Evaluation,
  { applicable, coverage, lifters, open }: Covered,
  policy: Policy,
): readonly Reason[] {
  if (coverage !== 'unmet' && coverage !== 'curable') return [];
  if (lifters.length > 0) return lifters.flatMap(against);
  return [requirementReason(evaluation, applicable, open, policy)];
}

/** What is to say of an authorization that holds for something that is asked here, or may hold. */
function citedReasons(evaluation: Evaluation, cited: readonly Weighed[]): readonly Reason[] {
  return cited.flatMap(({ check, state, reasons }) => {
    const matters = evaluation.requirements.some((h) => check.lifts.has(h.requirement.id));
    return matters && (state === 'works' || state === 'doubtful') ? reasons : [];
  });
}

/** Facts that decide whether a requirement applies that nothing lifts. */
const waitingLocations = (all: readonly Covered[]) =>
  all.flatMap(({ applicable, coverage }) => (coverage === 'waiting' ? applicable.missing : []));

/** A reason of the pack that blocks lines which need an authorization. */
const blocksAuthority = ({ pack }: Evaluation, { raises, code }: Reason): boolean =>
  raises === 'blocked' && ['needed', 'licence'].includes(pack.reasons.get(code)?.spec.for ?? '');

/** The bucket of an exception that is not claimed is shown where the exception is open to the line; others where anything is required. */
function isShown(claim: Claim, evaluation: Evaluation, lifted: boolean): boolean {
  if (evaluation.pack.allocations.get(claim.allocation)?.hidden || evaluation.requirements.length === 0) return false;
  // What an application would meet is beside the point where no licence is needed any more.
  if (claim.kind !== 'preview') return !(lifted && claim.kind === 'compare');
  return evaluation
    .authorizations()
    .some((s) => s.claims.includes(claim) && s.lifts.size > 0 && s.status !== 'unavailable');
}

function undecided(evaluation: Evaluation, why: Reason): Decision {
  return {
    outcome: 'indeterminate',
    verdict: 'review',
    authorized: null,
    review: null,
    exceptions: [],
    reasons: [why],
    missing: evaluation.missing,
    balances: [],
    citations: [why.citation],
  };
}

function decideAlternatives(
  evaluation: Evaluation,
  alternatives: readonly Evaluation[],
  balanceOf: BalanceOf,
): Decision {
  const decisions = alternatives.map((a) => decide({ ...a, alternatives: undefined }, balanceOf));
  const first = decisions[0] as Decision;
  const blocked = decisions.every((d) => d.verdict === 'blocked');
  const outcome = decisions.every((d) => d.outcome === first.outcome) ? first.outcome : 'indeterminate';
  const shared = first.reasons.filter((reason) =>
    decisions.every((d) => d.reasons.some((other) => other.code === reason.code)),
  );
  // What only some of them say is told as a possibility; a block that may not be one is left to the verdict.
  const some = decisions
    .flatMap((d) => d.reasons)
    .filter((reason) => reason.raises === 'review' && !shared.includes(reason));
  return {
    ...first,
    outcome,
    verdict: blocked ? 'blocked' : 'review',
    authorized: blocked && decisions.every((d) => d.authorized === false) ? false : null,
    review: decisions.every((d) => d.review === first.review) ? first.review : null,
    reasons: uniqueReasons([
      ...shared,
      ...some.map((reason) => ({ ...reason, certain: false })),
      ...missingReasons(evaluation.pack, evaluation.missing),
    ]),
    missing: evaluation.missing,
    // The line counts with the claims of the first class that is possible, and shows what it counts with.
    balances: first.balances,
    exceptions: first.exceptions.filter((e) =>
      decisions.every((d) => d.exceptions.some((o) => o.code === e.code && o.status === e.status)),
    ),
  };
}
