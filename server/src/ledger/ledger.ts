/** The ledger: claims in order of date, then file, then position. A line that does not fit uses nothing, so that later, smaller ones may still fit. */
import type { Claim } from '../regime/evaluation.ts';
import type { Truth } from '../trade/vocabulary.ts';
import { isInside } from '../yaml/index.ts';
import { type Claimant, type Order, rangeOf } from './claimGroups.ts';

export interface Sum {
  readonly low: number;
  readonly high: number;
}

export interface Entry {
  readonly claim: Claim;
  readonly file: string;
  /** Does the claim use its bucket up? */
  readonly used: boolean;
  /** What the bucket held before it. */
  readonly before: Sum;
}

const NOTHING: Sum = { low: 0, high: 0 };
const plus = (a: Sum, b: Sum): Sum => ({ low: a.low + b.low, high: a.high + b.high });
const sumOf = (claim: Claim): Sum => {
  const [low, high] = rangeOf(claim);
  return { low, high };
};

/** Open claims that are looked for: enough to name. */
const MOST_OPEN = 4;

/** The claims on each bucket, in the order in which they count. Amounts are without what was there before the documents. */
export class Ledger {
  readonly #entries = new Map<string, Entry[]>();
  readonly #sums = new Map<string, Sum>();
  readonly #indexes = new Map<Claim, number>();
  /** By bucket: the first claims that use it by an amount that is a range. */
  readonly #open = new Map<string, Entry[]>();
  readonly #keyOf: (claim: Claim) => string | undefined;

  /** `openingOf`: what was in a bucket before; undefined for one that does not exist. */
  constructor(
    claimants: readonly Claimant[],
    openingOf: (key: string) => number | undefined,
    keyOf: (claim: Claim) => string | undefined,
  ) {
    this.#keyOf = keyOf;
    const inOrder = [...claimants].sort((a, b) => compareOrder(a.order, b.order));
    for (const claimant of inOrder) this.#post(claimant, this.#fits(claimant, openingOf));
  }

  /** Do all draws of the line fit? Draws of one line on one bucket come on top of each other. */
  #fits({ claims }: Claimant, openingOf: (key: string) => number | undefined): boolean {
    const own = new Map<string, Sum>();
    return claims.every((claim) => {
      const key = this.#keyOf(claim);
      const opening = key === undefined ? undefined : openingOf(key);
      if (claim.kind !== 'consume' || key === undefined || opening === undefined) return true;
      if (typeof claim.limit !== 'number' || claim.soft) return true;
      const mine = own.get(key) ?? NOTHING;
      const here = sumOf(claim);
      own.set(key, plus(mine, here));
      const { low, high } = plus(plus(this.total(key), mine), here);
      return exceeds(opening + low, opening + high, claim.limit) !== true;
    });
  }

  #post({ claims, uses, file }: Claimant, fits: boolean): void {
    for (const claim of claims) {
      const key = this.#keyOf(claim);
      if (key === undefined) continue;
      const list = this.#entries.get(key) ?? [];
      const used = claim.kind === 'consume' && claim.firm && uses && fits;
      const entry: Entry = { claim, file, used, before: this.total(key) };
      this.#indexes.set(claim, list.length);
      list.push(entry);
      this.#entries.set(key, list);
      if (!used) continue;
      const here = sumOf(claim);
      const open = this.#open.get(key) ?? [];
      if (here.low !== here.high && open.length < MOST_OPEN) this.#open.set(key, [...open, entry]);
      this.#sums.set(key, plus(entry.before, here));
    }
  }

  /** All that lines use of the bucket. */
  total(key: string): Sum {
    return this.#sums.get(key) ?? NOTHING;
  }

  /** Undefined for a claim that is not in the ledger. */
  entry(key: string, claim: Claim): Entry | undefined {
    const index = this.#indexes.get(claim);
    return index === undefined ? undefined : this.#entries.get(key)?.[index];
  }

  /** What the bucket holds before the claim; for one that is not in the ledger, all of it. */
  before(key: string, claim: Claim): Sum {
    return this.entry(key, claim)?.before ?? this.total(key);
  }

  /** What lines up to the date use of the bucket, without the line at this place. */
  usedUntil(key: string, date: string, without: Claim['at']): Sum {
    return (this.#entries.get(key) ?? [])
      .filter(({ used, claim }) => used && claim.date <= date && !isInside(claim.at, without))
      .reduce((sum, { claim }) => plus(sum, sumOf(claim)), NOTHING);
  }

  /** The last lines that used the bucket before the claim, in order. */
  usersBefore(key: string, claim: Claim, most: number): readonly Entry[] {
    const list = this.#entries.get(key) ?? [];
    const found: Entry[] = [];
    for (let i = (this.#indexes.get(claim) ?? list.length) - 1; i >= 0 && found.length < most; i -= 1) {
      const entry = list[i] as Entry;
      if (entry.used) found.unshift(entry);
    }
    return found;
  }

  /** Claims before this one that use the bucket by an amount that is a range; the first few. */
  openBefore(key: string, claim: Claim): readonly Entry[] {
    const end = this.#indexes.get(claim) ?? Number.POSITIVE_INFINITY;
    return (this.#open.get(key) ?? []).filter((entry) => (this.#indexes.get(entry.claim) ?? 0) < end);
  }

  /** The days on which lines use the bucket, in order. */
  daysOfUse(key: string): readonly string[] {
    return [...new Set((this.#entries.get(key) ?? []).filter(({ used }) => used).map(({ claim }) => claim.date))];
  }

  lastClaim(key: string): Claim | undefined {
    return this.#entries.get(key)?.at(-1)?.claim;
  }
}

export function compareOrder(a: Order, b: Order): number {
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i] as string | number;
    const y = b[i] as string | number;
    if (x !== y) {
      return x < y ? -1 : 1;
    }
  }
  return 0;
}

/** Unknown where the amounts that are not known decide. */
export function exceeds(low: number, high: number, limit: number): Truth {
  // Figures are sums of products of published numbers; a hair of slack keeps a sum equal to the limit that it reaches.
  const slack = limit * 1e-12;
  return low > limit + slack ? true : high <= limit + slack ? false : 'unknown';
}
