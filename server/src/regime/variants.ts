/**
 * One line, judged for several places where its goods end up, or under several ECCNs: the worst answer counts, and what a bucket loses is
 * counted once.
 */
import { VERDICTS, worse } from '../trade/vocabulary.ts';
import type { Decision, ExceptionStanding } from './decision.ts';
import type { Claim, JudgedPolicy, Opinion, Said, Standing } from './opinion.ts';
import { uniqueSpots } from './spots.ts';

/**
 * The opinions of one line as one. Claims on the same bucket become the same claim, whichever place they were made for, so that a line
 * draws once on it. `opinions` has at least two entries, the worst first, which lends the rest of its facts.
 */
export function joinVariants(opinions: readonly Opinion[]): Opinion {
  const known = new Map<string, Claim>();
  const once = (claim: Claim): Claim => {
    const key = JSON.stringify([
      claim.kind,
      claim.allocation,
      claim.key ?? claim.bucket,
      claim.unit,
      typeof claim.limit === 'number' ? claim.limit : String(claim.limit),
      claim.soft === true,
    ]);
    const same = known.get(key);
    if (same) {
      return same;
    }
    known.set(key, claim);
    return claim;
  };
  const variants = opinions.map((opinion) => withClaims(opinion, once));
  const first = variants[0] as Opinion;
  const labels = new Set(variants.map((variant) => variant.classLabel));
  return {
    ...first,
    classLabel: labels.size === 1 ? first.classLabel : 'unknown',
    claims: [...known.values()],
    missing: uniqueSpots(variants.flatMap((variant) => variant.missing)),
    variants,
  };
}

function withClaims(opinion: Opinion, once: (claim: Claim) => Claim): Opinion {
  return {
    ...opinion,
    standings: opinion.standings.map((standing): Standing => ({ ...standing, claims: standing.claims.map(once) })),
    policies: opinion.policies.map(
      (policy): JudgedPolicy => (policy.claim ? { ...policy, claim: once(policy.claim) } : policy),
    ),
    claims: opinion.claims.map(once),
    ...(opinion.alternatives ? { alternatives: opinion.alternatives.map((other) => withClaims(other, once)) } : {}),
  };
}

/** The decisions of a line's variants as one: the worst leads, and whatever any of them says stays. */
export function worstOf(decisions: readonly Decision[]): Decision {
  const [first, ...rest] = [...decisions].sort(bySeverity) as [Decision, ...Decision[]];
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
    reasons: reasonsOf(all),
    missing: uniqueSpots(all.flatMap((one) => one.missing)),
    balances: [...new Map(all.flatMap(({ balances }) => balances.map((one) => [one.claim, one]))).values()],
    citations: [...new Set(all.flatMap((one) => one.citations))],
  };
}

const OUTCOMES = ['prohibited', 'license-required', 'indeterminate', 'exception', 'no-license-required'];
const AUTHORIZED = [false, null, true];
const POLICIES = ['policy-of-denial', 'presumption-of-denial', 'case-by-case', 'presumption-of-approval', null];

/** Sorts decisions, the worst first. */
export const bySeverity = (a: Decision, b: Decision): number => severity(a) - severity(b);

/** Smaller is worse. */
const severity = ({ verdict, authorized, outcome, review }: Decision): number =>
  ((VERDICTS.indexOf(verdict) * 4 + AUTHORIZED.indexOf(authorized)) * 8 + OUTCOMES.indexOf(outcome)) * 8 +
  POLICIES.indexOf(review);

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

/** Each reason once for the place that it points to; what the worst of the decisions says of it counts. */
function reasonsOf(decisions: readonly Decision[]): readonly Said[] {
  const pieces = new Map<unknown, number>();
  const said = new Map<string, Said>();
  for (const reason of decisions.flatMap((one) => one.reasons)) {
    const { piece, path } = reason.at;
    if (!pieces.has(piece)) {
      pieces.set(piece, pieces.size);
    }
    const key = JSON.stringify([reason.code, pieces.get(piece), path]);
    if (!said.has(key)) {
      said.set(key, reason);
    }
  }
  return [...said.values()];
}
