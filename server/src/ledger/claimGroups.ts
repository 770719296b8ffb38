/** The claims of lines, and their sums by bucket: what does not change while one line is edited is added up once. */
import type { Claim } from '../regime/evaluation.ts';

/** Orders claims; compared part by part. */
export type Order = readonly [date: string, file: string, document: number, block: number, line: number];

/** The claims of one line. `uses`: the line may go, or waits for a person, if its draws fit. */
export interface Claimant {
  readonly order: Order;
  readonly claims: readonly Claim[];
  readonly uses: boolean;
  /** For "who used it": the place of the line. */
  readonly file: string;
}

/** The claimants of one block of lines, with the sum of what they draw by bucket. */
export interface ClaimGroup {
  readonly claimants: readonly Claimant[];
  readonly totals: ReadonlyMap<string, Total>;
  /** A claim of the group names no bucket, since a part of its key is not known. */
  readonly unkeyed: boolean;
}

export interface Total {
  readonly low: number;
  readonly high: number;
  /** The tightest limit that a claim of the bucket has; undefined when none has a limit that is known. */
  readonly limit: number | undefined;
  readonly opening: number;
  /** The largest claim that uses nothing yet: what an exception would draw, or an application ask for. */
  readonly extra: number;
  /** The smallest amount from which on more is asked of a line. */
  readonly threshold: number | undefined;
  readonly example: Claim;
}

/** A group from the lines of a block. */
export function groupClaims(claimants: readonly Claimant[], keyOf: (claim: Claim) => string | undefined): ClaimGroup {
  const totals = new Map<string, Total>();
  let unkeyed = false;
  for (const claimant of claimants) {
    for (const claim of claimant.claims) {
      const key = keyOf(claim);
      if (key === undefined) {
        unkeyed = true;
        continue;
      }
      const counts = claimant.uses && claim.kind === 'consume' && claim.firm;
      const before = totals.get(key);
      const [low, high] = counts ? rangeOf(claim) : [0, 0];
      const limit = typeof claim.limit === 'number' ? claim.limit : undefined;
      totals.set(key, {
        low: (before?.low ?? 0) + low,
        high: (before?.high ?? 0) + high,
        limit: smaller(before?.limit, claim.limit === 'unknown' ? Number.NEGATIVE_INFINITY : limit),
        extra: Math.max(before?.extra ?? 0, counts ? 0 : rangeOf(claim)[1]),
        threshold: smaller(before?.threshold, claim.threshold),
        opening: Math.max(before?.opening ?? 0, claim.opening),
        example: before?.example ?? claim,
      });
    }
  }
  return { claimants, totals, unkeyed };
}

const smaller = (a: number | undefined, b: number | undefined) =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b);
/** The least and the most that a claim may come to. */
export const rangeOf = (claim: Claim): readonly [number, number] =>
  claim.amount.stated === undefined
    ? [claim.amount.low, claim.amount.high]
    : [claim.amount.stated, claim.amount.stated];
