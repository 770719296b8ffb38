/**
 * Settles claims on allocations. A bucket whose total fits needs no ledger; what is in it before a claim is summed when someone reads it.
 */
import type { Balance, Claim } from '../regime/evaluation.ts';
import type { ClaimGroup } from './claimGroups.ts';
import { rangeOf } from './claimGroups.ts';
import { exceeds, Ledger, type Sum } from './ledger.ts';
import { type Opening, openingOf } from './openings.ts';

export interface Settlement {
  /**
   * `without`: for a claim that is not settled here, against what the other lines use until its day, except for the line at this place.
   */
  balance(claim: Claim, options?: { readonly without?: Claim['at'] }): Balance;
  /** Lines that used the bucket before this claim: the last ones, in order, at most so many. */
  usedBy(claim: Claim, most: number): readonly { readonly claim: Claim; readonly file: string }[];
  /** The days on which lines use the claim's bucket, in order. */
  daysOfUse(claim: Claim): readonly string[];
  buckets(): readonly { readonly claim: Claim; readonly used: number; readonly limit: number | null }[];
  /** Is every claim of the group sure to fit, and below every threshold? Then no answer of its lines depends on the others. */
  isSafe(group: ClaimGroup): boolean;
  /** The bucket's name after parties with an id and without one were brought together. */
  keyOf(claim: Claim): string | undefined;
}

interface Bucket {
  low: number;
  high: number;
  opening: number;
  readonly example: Claim;
}

/** `keyOf` names a claim's bucket, after parties that are named with an id and without one were brought together; undefined: no bucket is known. */
export function settle(
  groups: readonly ClaimGroup[],
  openings: readonly Opening[],
  keyOf: (claim: Claim) => string | undefined,
): Settlement {
  const buckets = bucketsOf(groups, openings);
  // Only when an answer depends on the order: what stays below its limit at its most does not.
  let made: Ledger | undefined;
  const ledger = (): Ledger => {
    made ??= new Ledger(
      groups.flatMap(({ claimants }) => claimants),
      (key) => buckets.get(key)?.opening,
      keyOf,
    );
    return made;
  };
  const limitOf = ({ limit }: Claim): number | null => (typeof limit === 'number' ? limit : null);
  const onBucket = <T>(claim: Claim, none: T, look: (key: string) => T): T => {
    const key = keyOf(claim);
    return key === undefined ? none : look(key);
  };
  return {
    keyOf,
    balance(claim, { without } = {}) {
      const key = keyOf(claim);
      const bucket = key === undefined ? undefined : buckets.get(key);
      if (key === undefined || (!bucket && !without)) return unsettled(claim);
      const most = bucket && !without ? bucket.high + (claim.kind === 'consume' ? 0 : rangeOf(claim)[1]) : undefined;
      return balanceOn(claim, key, bucket?.opening ?? claim.opening, ledger, without, most);
    },
    isSafe: ({ totals, unkeyed }) =>
      !unkeyed &&
      [...totals].every(([key, { extra, limit, threshold }]) => {
        const { opening, high } = buckets.get(key) as Bucket;
        const most = opening + high + extra;
        return (limit === undefined || most <= limit) && (threshold === undefined || most < threshold);
      }),
    usedBy: (claim, most) => onBucket(claim, [], (key) => ledger().usersBefore(key, claim, most)),
    daysOfUse: (claim) => onBucket(claim, [], (key) => ledger().daysOfUse(key)),
    buckets: () =>
      [...buckets].map(([key, { opening, example }]) => {
        const claim = ledger().lastClaim(key) ?? example;
        return { claim, used: opening + ledger().total(key).low, limit: limitOf(claim) };
      }),
  };
}

function bucketsOf(groups: readonly ClaimGroup[], openings: readonly Opening[]): ReadonlyMap<string, Bucket> {
  const buckets = new Map<string, Bucket>();
  for (const { totals } of groups) {
    for (const [key, { low, high, opening, example }] of totals) {
      const bucket = buckets.get(key);
      if (bucket) {
        bucket.low += low;
        bucket.high += high;
        bucket.opening = Math.max(bucket.opening, opening);
      } else {
        buckets.set(key, { low, high, opening, example });
      }
    }
  }
  for (const bucket of buckets.values()) bucket.opening += openingOf(bucket.example, openings);
  return buckets;
}

/** A claim whose bucket is not known: it may be full. */
function unsettled(claim: Claim): Balance {
  const here = claim.amount.stated ?? claim.amount.low;
  const open = Number.POSITIVE_INFINITY;
  return {
    atMost: open,
    before: 0,
    here,
    after: here,
    total: here,
    highest: { after: open, total: open },
    limit: typeof claim.limit === 'number' ? claim.limit : null,
    exceeded: claim.limit === undefined ? false : 'unknown',
    used: false,
  };
}

/** `most`: what the bucket and the claim can come to, where that is known without the ledger. */
function balanceOn(
  claim: Claim,
  key: string,
  opening: number,
  ledger: () => Ledger,
  without: Claim['at'] | undefined,
  most: number | undefined,
): Balance {
  const [low, high] = rangeOf(claim);
  const here = claim.amount.stated ?? claim.amount.low;
  const { limit } = claim;
  let summed: Sum | undefined;
  const sum = (): Sum => {
    summed ??= without ? ledger().usedUntil(key, claim.date, without) : ledger().before(key, claim);
    return summed;
  };
  const atMost = opening + (most ?? sum().high + high);
  const fits = limit === undefined || (typeof limit === 'number' && exceeds(atMost, atMost, limit) === false);
  return {
    atMost,
    here,
    limit: typeof limit === 'number' ? limit : null,
    exceeded: fits
      ? false
      : typeof limit === 'number'
        ? exceeds(opening + sum().low + low, opening + sum().high + high, limit)
        : 'unknown',
    get before() {
      return opening + sum().low;
    },
    get after() {
      return opening + sum().low + here;
    },
    get total() {
      const after = sum().low + here;
      return opening + (without ? after : Math.max(ledger().total(key).low, after));
    },
    get highest() {
      const after = opening + sum().high + high;
      return { after, total: without ? after : Math.max(opening + ledger().total(key).high, after) };
    },
    get used() {
      return !without && ledger().entry(key, claim)?.used === true;
    },
    get file() {
      return without ? undefined : ledger().entry(key, claim)?.file;
    },
    get unknownBy() {
      return without ? undefined : ledger().openBefore(key, claim);
    },
  };
}
