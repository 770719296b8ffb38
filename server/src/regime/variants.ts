/**
 * One line, judged for several places where its goods end up, or under several ECCNs: the worst answer counts, and what a bucket loses is
 * counted once.
 */
import { policyRank, type ReviewPolicy, type Truth, VERDICTS, worse } from '../trade/vocabulary.ts';
import { counted } from './claims.ts';
import type { Decision, ExceptionStatus } from './determination.ts';
import type { AuthorizationCheck, Claim, Evaluation, JudgedPolicy } from './evaluation.ts';
import { uniqueLocations, uniqueReasons } from './unique.ts';

/**
 * The evaluations of one line as one. Claims on the same bucket become the same claim, whichever place they were made for, so that a line
 * draws once on it. `evaluations` has at least two entries, the worst first, which lends the rest of its facts.
 */
export function joinVariants(evaluations: readonly Evaluation[]): Evaluation {
  const known = new Map<string, Claim>();
  const variants = evaluations.map((evaluation) => mapClaims(evaluation, (claim) => same(known, claim)));
  const first = variants[0] as Evaluation;
  const labels = new Set(variants.map((variant) => variant.classLabel));
  return {
    ...first,
    ...(first.subject === undefined ? {} : { subject: anySubject(variants) }),
    classLabel: labels.size === 1 ? first.classLabel : 'unknown',
    claims: [...known.values()],
    missing: uniqueLocations(variants.flatMap((variant) => variant.missing)),
    variants,
  };
}

/** Subject for one of the places is subject. */
function anySubject(variants: readonly Evaluation[]): Truth {
  const all = variants.map(({ subject }) => subject);
  return all.includes(true) ? true : all.includes('unknown') ? 'unknown' : false;
}

/**
 * The evaluations under the classes that are possible, which share claims on the same bucket, and what the line may use up besides: a line
 * whose class is not known may need the room that only a later one of them claims.
 */
export function joinClaims(evaluations: readonly Evaluation[]): {
  evaluations: readonly Evaluation[];
  claims: readonly Claim[];
} {
  const known = new Map<string, Claim>();
  const first = evaluations[0]?.claims.length ?? 0;
  const joined = evaluations.map((evaluation) =>
    mapClaims(evaluation, (claim) => same(known, claim, known.size >= first)),
  );
  return { evaluations: joined, claims: [...known.values()] };
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

/** The same evaluation with other claims, wherever they are in it. */
export function mapClaims(evaluation: Evaluation, change: (claim: Claim) => Claim): Evaluation {
  if (evaluation.claims.length === 0) return evaluation;
  const claims = evaluation.claims.map(change);
  const authorizations = evaluation
    .authorizations()
    .map((check): AuthorizationCheck => ({ ...check, claims: check.claims.map(change) }));
  return {
    ...evaluation,
    claims,
    authorizations: () => authorizations,
    reviewPolicies: evaluation.reviewPolicies.map(
      (policy): JudgedPolicy => (policy.claim ? { ...policy, claim: change(policy.claim) } : policy),
    ),
    ...(evaluation.variants ? { variants: evaluation.variants.map((other) => mapClaims(other, change)) } : {}),
    ...(evaluation.alternatives
      ? { alternatives: evaluation.alternatives.map((other) => mapClaims(other, change)) }
      : {}),
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
    missing: uniqueLocations(all.flatMap((one) => one.missing)),
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

const STATUSES: readonly ExceptionStatus['status'][] = ['unavailable', 'needs-review', 'available'];

/** An exception has to be open for every place that asks for anything. */
function exceptionsOf(decisions: readonly Decision[]): readonly ExceptionStatus[] {
  const worst = new Map<string, ExceptionStatus>();
  for (const exception of decisions.flatMap((one) => one.exceptions)) {
    const known = worst.get(exception.code);
    if (!known || STATUSES.indexOf(exception.status) < STATUSES.indexOf(known.status)) {
      worst.set(exception.code, exception);
    }
  }
  return [...worst.values()];
}
