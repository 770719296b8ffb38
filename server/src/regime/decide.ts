/** An opinion and the balances of its claims give the verdict. Cheap and pure, so that it can be asked again whenever a balance moves. */

import { type Outcome, type Verdict, verdictOf, worse } from '../trade/vocabulary.ts';
import { type Covered, carriedBy, coveragesOf, isLiftedWithoutLicence, waitsOf } from './coverage.ts';
import { decidePolicy } from './decidePolicy.ts';
import type { Decision } from './determination.ts';
import { missingSaid } from './missing.ts';
import type { BalanceOf, Claim, Opinion, Said } from './opinion.ts';
import { outcomeOf, worstOf } from './outcome.ts';
import { citationsOf, exceptionsOf, requirementSaid } from './requirementSaid.ts';
import { uniqueReasons, uniqueSpots } from './spots.ts';
import { worstOf as worstVariant } from './variants.ts';
import type { Weighed } from './weigh.ts';

export function decide(opinion: Opinion, balanceOf: BalanceOf): Decision {
  if (opinion.unjudged) {
    return undecided(opinion, opinion.unjudged);
  }
  if (opinion.variants) {
    return worstVariant(
      opinion.variants.map((variant) => decide(variant, balanceOf)),
      Object.keys(opinion.pack.spec.reviewPolicies ?? {}),
    );
  }
  if (opinion.alternatives) {
    return decideAlternatives(opinion, opinion.alternatives, balanceOf);
  }
  const { all, cited, offers } = coveragesOf(opinion, balanceOf);
  // What may be required, and is lifted if it is, leaves the line free either way.
  const coverages = all
    .filter(({ held, coverage }) => held.holds === true || coverage !== 'met')
    .map((c) => c.coverage);
  const worst = worstOf(coverages);
  const isNeeded = all.some(({ held }) => held.holds === true);
  const lifted = isLiftedWithoutLicence(all);
  const policy = decidePolicy(opinion, balanceOf, isNeeded);
  const { outcome, authorized, floor } = outcomeOf(
    coverages,
    CARRIED[carriedBy(all, worst === 'doubtful' ? 'doubtful' : 'met')],
    isForPerson(opinion, all, cited),
  );
  const reasons: readonly Said[] = [
    // What concerns licences is beside the point where something else lifts every requirement.
    ...opinion.said.filter((said) => !(lifted && said.forLicence)),
    ...(lifted ? [] : policy.said),
    ...(worst === 'prohibited'
      ? embargoReasons(opinion, all, cited, policy)
      : all.flatMap((one) => unliftedReasons(opinion, one, policy))),
    ...citedReasons(opinion, cited),
    ...(worst === 'prohibited' ? [] : missingSaid(opinion.pack, waitingSpots(all))),
  ];
  const isAuthorized =
    authorized !== false && isNeeded && reasons.some((said) => blocksAuthority(opinion, said)) ? false : authorized;
  const mayNeedLicence =
    ['license-required', 'prohibited', 'indeterminate'].includes(outcome) || isAuthorized === false;
  return {
    outcome,
    verdict: reasons.reduce<Verdict>((verdict, { raises }) => worse(verdict, verdictOf(raises)), floor),
    authorized: isAuthorized,
    review: mayNeedLicence ? policy.review : null,
    exceptions: opinion.held.length === 0 ? [] : exceptionsOf([...cited, ...offers]),
    reasons: uniqueReasons(reasons),
    missing: uniqueSpots([...waitingSpots(all), ...(worst === 'doubtful' ? waitsOf(all) : [])]),
    balances: opinion.claims
      .filter((claim) => isShown(claim, opinion, lifted))
      .map((claim) => ({ claim, balance: balanceOf(claim) })),
    citations: citationsOf(opinion, reasons, cited),
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
function isForPerson(opinion: Opinion, all: readonly Covered[], cited: readonly Weighed[]): boolean {
  if (all.some(({ coverage }) => coverage === 'prohibited')) return opinion.licenseCited && !isRefused(cited);
  return all
    .filter(({ coverage }) => coverage === 'unmet' || coverage === 'curable')
    .every(({ held }) => held.requirement.spec.unlifted === 'review');
}

const licencesOf = (cited: readonly Weighed[]) =>
  cited.filter(({ standing }) => standing.authority.spec.kind === 'license');

function isRefused(cited: readonly Weighed[]): boolean {
  const licences = licencesOf(cited);
  return licences.length > 0 && licences.every(({ state }) => state === 'failed');
}

/** What is wrong with it; what would only be left to watch is beside the point while it does not hold. */
const against = ({ said }: Weighed): readonly Said[] => said.filter(({ raises }) => raises !== 'caution');

function embargoReasons(opinion: Opinion, all: readonly Covered[], cited: readonly Weighed[], policy: Policy): Said[] {
  const raises = isForPerson(opinion, all, cited) ? 'review' : 'blocked';
  const embargoes = all.filter(({ coverage }) => coverage === 'prohibited');
  return [
    ...embargoes.map(({ held }) => ({ ...requirementSaid(opinion, held, [], policy), raises }) as const),
    ...(isRefused(cited) ? licencesOf(cited).flatMap(against) : []),
  ];
}

/** Why a requirement is not lifted: by what was tried, else by itself, with the exceptions that are open. */
function unliftedReasons(
  opinion: Opinion,
  { held, coverage, lifters, open }: Covered,
  policy: Policy,
): readonly Said[] {
  if (coverage !== 'unmet' && coverage !== 'curable') return [];
  if (lifters.length > 0) return lifters.flatMap(against);
  return [requirementSaid(opinion, held, open, policy)];
}

/** What is to say of an authorization that holds for something that is asked here, or may hold. */
function citedReasons(opinion: Opinion, cited: readonly Weighed[]): readonly Said[] {
  return cited.flatMap(({ standing, state, said }) => {
    const matters = opinion.held.some((h) => standing.lifts.has(h.requirement.id));
    return matters && (state === 'works' || state === 'doubtful') ? said : [];
  });
}

/** Facts that decide whether a requirement applies that nothing lifts. */
const waitingSpots = (all: readonly Covered[]) =>
  all.flatMap(({ held, coverage }) => (coverage === 'waiting' ? held.missing : []));

/** A reason of the pack that blocks lines which need an authorization. */
const blocksAuthority = ({ pack }: Opinion, { raises, code }: Said): boolean =>
  raises === 'blocked' && ['needed', 'licence'].includes(pack.reasons.get(code)?.spec.for ?? '');

/** The bucket of an exception that is not claimed is shown where the exception is open to the line; others where anything is required. */
function isShown(claim: Claim, opinion: Opinion, lifted: boolean): boolean {
  if (opinion.pack.allocations.get(claim.allocation)?.hidden || opinion.held.length === 0) return false;
  // What an application would meet is beside the point where no licence is needed any more.
  if (claim.kind !== 'probe') return !(lifted && claim.kind === 'ask');
  return opinion.standings.some((s) => s.claims.includes(claim) && s.lifts.size > 0 && s.status !== 'unavailable');
}

function undecided(opinion: Opinion, why: Said): Decision {
  return {
    outcome: 'indeterminate',
    verdict: 'review',
    authorized: null,
    review: null,
    exceptions: [],
    reasons: [why],
    missing: opinion.missing,
    balances: [],
    citations: [why.citation],
  };
}

function decideAlternatives(opinion: Opinion, alternatives: readonly Opinion[], balanceOf: BalanceOf): Decision {
  const decisions = alternatives.map((a) => decide({ ...a, alternatives: undefined }, balanceOf));
  const first = decisions[0] as Decision;
  const blocked = decisions.every((d) => d.verdict === 'blocked');
  const outcome = decisions.every((d) => d.outcome === first.outcome) ? first.outcome : 'indeterminate';
  const shared = first.reasons.filter((said) =>
    decisions.every((d) => d.reasons.some((other) => other.code === said.code)),
  );
  // What only some of them say is told as a possibility; a block that may not be one is left to the verdict.
  const some = decisions.flatMap((d) => d.reasons).filter((said) => said.raises === 'review' && !shared.includes(said));
  return {
    ...first,
    outcome,
    verdict: blocked ? 'blocked' : 'review',
    authorized: blocked && decisions.every((d) => d.authorized === false) ? false : null,
    review: decisions.every((d) => d.review === first.review) ? first.review : null,
    reasons: uniqueReasons([
      ...shared,
      ...some.map((said) => ({ ...said, certain: false })),
      ...missingSaid(opinion.pack, opinion.missing),
    ]),
    missing: opinion.missing,
    // The line counts with the claims of the first class that is possible, and shows what it counts with.
    balances: first.balances,
    exceptions: first.exceptions.filter((e) =>
      decisions.every((d) => d.exceptions.some((o) => o.code === e.code && o.status === e.status)),
    ),
  };
}
