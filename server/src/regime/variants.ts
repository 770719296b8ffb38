/**
 * One line, judged for several places where its goods end up, or under several ECCNs: the worst answer counts, and what a bucket loses is
 * counted once.
 */
import { policyRank, type ReviewPolicy, type Truth, VERDICTS, worse } from '../trade/vocabulary.ts';
import { counted } from './claims.ts';
import type { Decision, ExceptionStanding } from './determination.ts';
import type { Claim, JudgedPolicy, Opinion, Standing } from './opinion.ts';
import { uniqueReasons, uniqueSpots } from './spots.ts';

/**
 * The opinions of one line as one. Claims on the same bucket become the same claim, whichever place they were made for, so that a line
 * draws once on it. `opinions` has at least two entries, the worst first, which lends the rest of its facts.
 */
export function joinVariants(opinions: readonly Opinion[]): Opinion {
  const known = new Map<string, Claim>();
  const variants = opinions.map((opinion) => mapClaims(opinion, (claim) => same(known, claim)));
  const first = variants[0] as Opinion;
  const labels = new Set(variants.map((variant) => variant.classLabel));
  return {
    ...first,
    ...(first.subject === undefined ? {} : { subject: anySubject(variants) }),
    classLabel: labels.size === 1 ? first.classLabel : 'unknown',
    claims: [...known.values()],
    missing: uniqueSpots(variants.flatMap((variant) => variant.missing)),
    variants,
  };
}

/** Subject for one of the places is subject. */
function anySubject(variants: readonly Opinion[]): Truth {
  const all = variants.map(({ subject }) => subject);
  return all.includes(true) ? true : all.includes('unknown') ? 'unknown' : false;
}

/**
 * The opinions under the classes that are possible, which share claims on the same bucket, and what the line may use up besides: a line
 * whose class is not known may need the room that only a later one of them claims.
 */
export function joinClaims(opinions: readonly Opinion[]): { opinions: readonly Opinion[]; claims: readonly Claim[] } {
  const known = new Map<string, Claim>();
  const first = opinions[0]?.claims.length ?? 0;
  const joined = opinions.map((opinion) => mapClaims(opinion, (claim) => same(known, claim, known.size >= first)));
  return { opinions: joined, claims: [...known.values()] };
}

/** The claim on the same bucket that was made before; else the claim itself, which `perhaps` makes one that may come to nothing. */
function same(known: Map<string, Claim>, claim: Claim, perhaps = false): Claim {
  const key = JSON.stringify([
    claim.kind,
    claim.allocation,
    claim.key ?? claim.bucket,
    claim.unit,
    typeof claim.limit === 'number' ? claim.limit : String(claim.limit),
    claim.soft === true,
  ]);
  const before = known.get(key);
  if (before) {
    return before;
  }
  const { stated: _, ...bounds } = claim.amount;
  const made = perhaps ? { ...claim, amount: { ...bounds, low: 0, high: counted(claim) } } : claim;
  known.set(key, made);
  return made;
}

/** The same opinion with other claims, wherever they stand in it. */
export function mapClaims(opinion: Opinion, change: (claim: Claim) => Claim): Opinion {
  return {
    ...opinion,
    claims: opinion.claims.map(change),
    standings: opinion.standings.map((standing): Standing => ({ ...standing, claims: standing.claims.map(change) })),
    policies: opinion.policies.map(
      (policy): JudgedPolicy => (policy.claim ? { ...policy, claim: change(policy.claim) } : policy),
    ),
    ...(opinion.variants ? { variants: opinion.variants.map((other) => mapClaims(other, change)) } : {}),
    ...(opinion.alternatives ? { alternatives: opinion.alternatives.map((other) => mapClaims(other, change)) } : {}),
  };
}

/** The decisions of a line's variants as one: the worst leads, and whatever any of them says stays. */
export function worstOf(decisions: readonly Decision[], policies: readonly ReviewPolicy[]): Decision {
  const [first, ...rest] = [...decisions].sort(bySeverity(policies)) as [Decision, ...Decision[]];
  const all = [first, ...rest];
  return {
    ...first,
    verdict: all.reduce((verdict, one) => worse(verdict, one.verdict), first.verdict),
    authorized: all.some((one) => one.authorized === false)
      ? false
      : all.every((one) => one.authorized === true)
        ? true
        : null,
    exceptions: exceptionsOf(all),
    reasons: uniqueReasons(all.flatMap(({ reasons }) => reasons)),
    missing: uniqueSpots(all.flatMap((one) => one.missing)),
    balances: [...new Map(all.flatMap(({ balances }) => balances.map((one) => [one.claim, one]))).values()],
    citations: [...new Set(all.flatMap((one) => one.citations))],
  };
}

const OUTCOMES = ['prohibited', 'license-required', 'indeterminate', 'exception', 'no-license-required'];
const AUTHORIZED = [false, null, true];

/** Sorts decisions, the worst first. `policies`: review policies, the least favourable first; those of different packs are not compared. */
export const bySeverity =
  (policies: readonly ReviewPolicy[] = []) =>
  (a: Decision, b: Decision): number => {
    const [one, other] = [severity(a), severity(b)];
    return one - other || policyRank(a.review, policies) - policyRank(b.review, policies);
  };

/** Smaller is worse. */
const severity = ({ verdict, authorized, outcome }: Decision): number =>
  (VERDICTS.indexOf(verdict) * 4 + AUTHORIZED.indexOf(authorized)) * 8 + OUTCOMES.indexOf(outcome);

const STATUSES: readonly ExceptionStanding['status'][] = ['unavailable', 'needs-review', 'available'];

/** An exception has to be open for every place that asks for anything. */
function exceptionsOf(decisions: readonly Decision[]): readonly ExceptionStanding[] {
  const worst = new Map<string, ExceptionStanding>();
  for (const exception of decisions.flatMap((one) => one.exceptions)) {
    const known = worst.get(exception.code);
    if (!known || STATUSES.indexOf(exception.status) < STATUSES.indexOf(known.status)) {
      worst.set(exception.code, exception);
    }
  }
  return [...worst.values()];
}
