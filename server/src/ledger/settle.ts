/**
 * Settles claims on allocations. A bucket whose total fits needs no ledger; what is in it before a claim is summed when someone reads it.
 */
import type { Balance, Claim } from '../regime/evaluation.ts';
import type { Truth } from '../trade/vocabulary.ts';
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
      return new BalanceOn(claim, key, bucket?.opening ?? claim.opening, ledger, without, most);
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

/** The balance of a claim whose bucket is known. What is in the bucket is summed when it is read. */
class BalanceOn implements Balance {
  readonly atMost: number;
  readonly here: number;
  readonly limit: number | null;
  readonly exceeded: Truth;
  private readonly claim: Claim;
  private readonly key: string;
  private readonly opening: number;
  private readonly ledger: () => Ledger;
  private readonly without: Claim['at'] | undefined;
  private summed: Sum | undefined;

  /** `most`: what the bucket and the claim can come to, where that is known without the ledger. */
  constructor(
    claim: Claim,
    key: string,
    opening: number,
    ledger: () => Ledger,
    without: Claim['at'] | undefined,
    most: number | undefined,
  ) {
    this.claim = claim;
    this.key = key;
    this.opening = opening;
    this.ledger = ledger;
    this.without = without;
    const [low, high] = rangeOf(claim);
    const { limit } = claim;
    this.here = claim.amount.stated ?? claim.amount.low;
    this.limit = typeof limit === 'number' ? limit : null;
    this.atMost = opening + (most ?? this.sum.high + high);
    const fits =
      limit === undefined || (typeof limit === 'number' && exceeds(this.atMost, this.atMost, limit) === false);
    this.exceeded = fits
      ? false
      : typeof limit === 'number'
        ? exceeds(opening + this.sum.low + low, opening + this.sum.high + high, limit)
        : 'unknown';
  }

  get before(): number {
    return this.opening + this.sum.low;
  }

  get after(): number {
    return this.opening + this.sum.low + this.here;
  }

  get total(): number {
    const after = this.sum.low + this.here;
    return this.opening + (this.without ? after : Math.max(this.ledger().total(this.key).low, after));
  }

  get highest(): Balance['highest'] {
    const after = this.opening + this.sum.high + rangeOf(this.claim)[1];
    return {
      after,
      total: this.without ? after : Math.max(this.opening + this.ledger().total(this.key).high, after),
    };
  }

  get used(): boolean {
    return !this.without && this.ledger().entry(this.key, this.claim)?.used === true;
  }

  get file(): string | undefined {
    return this.without ? undefined : this.ledger().entry(this.key, this.claim)?.file;
  }

  get unknownBy(): Balance['unknownBy'] {
    return this.without ? undefined : this.ledger().openBefore(this.key, this.claim);
  }

  private get sum(): Sum {
    this.summed ??= this.without
      ? this.ledger().usedUntil(this.key, this.claim.date, this.without)
      : this.ledger().before(this.key, this.claim);
    return this.summed;
  }
}
