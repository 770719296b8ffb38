/**
 * Settles claims on allocations: in order of date, then file, then position. A line that does not fit is exceeded and uses nothing, so
 * that later, smaller ones may still fit. A bucket whose total fits needs no walk; what stood before a claim is summed when somebody asks.
 */

import type { Balance, Claim } from '../regime/opinion.ts';
import { normalName } from '../trade/names.ts';
import type { Truth } from '../trade/vocabulary.ts';
import { isInside } from '../yaml/index.ts';

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
  readonly watch: number | undefined;
  readonly example: Claim;
}

export interface Opening {
  readonly allocation: string;
  readonly bucket: Readonly<Record<string, string | number>>;
  readonly amount: number;
}

export interface Settlement {
  balance(claim: Claim): Balance;
  /** For a claim that is not settled here: against what the other lines use, but for the line at this place. */
  balanceWithout(line: Claim['at']): (claim: Claim) => Balance;
  /** Lines that used the bucket before this claim: the last ones, in order, at most so many. */
  usedBy(claim: Claim, most: number): readonly { readonly claim: Claim; readonly file: string }[];
  /** The days on which lines use the claim's bucket, in order. */
  daysOfUse(claim: Claim): readonly string[];
  buckets(): readonly { readonly claim: Claim; readonly used: number; readonly limit: number | null }[];
  /** Is every claim of the group sure to fit, and below every mark? Then no answer of its lines hangs on the others. */
  isSafe(group: ClaimGroup): boolean;
  /** The bucket's name after parties with an id and without one were brought together. */
  keyOf(claim: Claim): string | undefined;
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
      const counts = claimant.uses && claim.kind === 'draw' && claim.firm;
      const before = totals.get(key);
      const [low, high] = counts ? rangeOf(claim) : [0, 0];
      const limit = typeof claim.limit === 'number' ? claim.limit : undefined;
      totals.set(key, {
        low: (before?.low ?? 0) + low,
        high: (before?.high ?? 0) + high,
        limit: smaller(before?.limit, claim.limit === 'unknown' ? Number.NEGATIVE_INFINITY : limit),
        extra: Math.max(before?.extra ?? 0, counts ? 0 : rangeOf(claim)[1]),
        watch: smaller(before?.watch, claim.watch),
        opening: Math.max(before?.opening ?? 0, claim.opening),
        example: before?.example ?? claim,
      });
    }
  }
  return { claimants, totals, unkeyed };
}

const smaller = (a: number | undefined, b: number | undefined) =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b);
const rangeOf = (claim: Claim): readonly [number, number] =>
  claim.amount.stated === undefined
    ? [claim.amount.low, claim.amount.high]
    : [claim.amount.stated, claim.amount.stated];

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

interface Bucket {
  readonly key: string;
  low: number;
  high: number;
  opening: number;
  example: Claim;
}

/** `keyOf` names a claim's bucket, after parties that stand with an id and without one were brought together; undefined: no bucket is known. */
export function settle(
  groups: readonly ClaimGroup[],
  openings: readonly Opening[],
  keyOf: (claim: Claim) => string | undefined,
): Settlement {
  const buckets = new Map<string, Bucket>();
  const bucketOf = (key: string, example: Claim): Bucket => {
    let bucket = buckets.get(key);
    if (!bucket) {
      bucket = { key, low: 0, high: 0, opening: 0, example };
      buckets.set(key, bucket);
    }
    return bucket;
  };
  for (const group of groups) {
    for (const [key, total] of group.totals) {
      const bucket = bucketOf(key, total.example);
      bucket.low += total.low;
      bucket.high += total.high;
      bucket.opening = Math.max(bucket.opening, total.opening);
    }
  }
  for (const bucket of buckets.values()) {
    bucket.opening += openingOf(bucket.example, openings);
  }

  // In the order of dates, and only when an answer hangs on the order: what stays below its limit at its most does not.
  let walked: Walk | undefined;
  const walk = () => {
    walked ??= walkThrough(groups, buckets, keyOf);
    return walked;
  };

  const balance = (claim: Claim): Balance => {
    const here = claim.amount.stated ?? claim.amount.low;
    const key = keyOf(claim);
    const limit = typeof claim.limit === 'number' ? claim.limit : null;
    const bucket = key === undefined ? undefined : buckets.get(key);
    if (!bucket) {
      return {
        atMost: Number.POSITIVE_INFINITY,
        before: 0,
        here,
        after: here,
        total: here,
        highest: { after: Number.POSITIVE_INFINITY, total: Number.POSITIVE_INFINITY },
        limit,
        exceeded: claim.limit === undefined ? false : 'unknown',
      };
    }
    const [low, high] = rangeOf(claim);
    const atMost = bucket.opening + bucket.high + (claim.kind === 'draw' ? 0 : high);
    const sum = () => walk().before(bucket.key, claim);
    const exceeded: Truth =
      claim.limit === undefined || (typeof claim.limit === 'number' && exceeds(atMost, atMost, claim.limit) === false)
        ? false
        : claim.limit === 'unknown'
          ? 'unknown'
          : exceeds(bucket.opening + sum().low + low, bucket.opening + sum().high + high, claim.limit);
    return {
      atMost,
      here,
      limit,
      exceeded,
      get before() {
        return bucket.opening + sum().low;
      },
      get after() {
        return bucket.opening + sum().low + here;
      },
      get file() {
        return walk().fileOf(bucket.key, claim);
      },
      get unknownBy() {
        return walk().openBefore(bucket.key, claim);
      },
      get total() {
        return bucket.opening + Math.max(walk().total(bucket.key).low, sum().low + here);
      },
      get highest() {
        const after = bucket.opening + sum().high + high;
        return { after, total: Math.max(bucket.opening + walk().total(bucket.key).high, after) };
      },
    };
  };

  const balanceWithout =
    (line: Claim['at']) =>
    (claim: Claim): Balance => {
      const key = keyOf(claim);
      const bucket = key === undefined ? undefined : buckets.get(key);
      const here = claim.amount.stated ?? claim.amount.low;
      const limit = typeof claim.limit === 'number' ? claim.limit : null;
      const used = bucket ? walk().used(bucket.key, claim.date, line) : { low: 0, high: 0 };
      const opening = bucket?.opening ?? claim.opening;
      const before = opening + used.low;
      const [low, high] = rangeOf(claim);
      const most = opening + used.high + high;
      const exceeded: Truth =
        claim.limit === undefined || key === undefined
          ? claim.limit === undefined && key !== undefined
            ? false
            : 'unknown'
          : claim.limit === 'unknown'
            ? 'unknown'
            : exceeds(before + low, most, claim.limit);
      const after = before + here;
      return {
        atMost: most,
        before,
        here,
        after,
        total: after,
        highest: { after: most, total: most },
        limit,
        exceeded,
      };
    };

  return {
    balance,
    balanceWithout,
    keyOf,
    isSafe(group) {
      for (const [key, total] of group.totals) {
        const bucket = buckets.get(key) as Bucket;
        const most = bucket.opening + bucket.high + total.extra;
        if ((total.limit !== undefined && most > total.limit) || (total.watch !== undefined && most >= total.watch)) {
          return false;
        }
      }
      return !group.unkeyed;
    },
    usedBy: (claim, most) => {
      const key = keyOf(claim);
      return key === undefined ? [] : walk().users(key, claim, most);
    },
    daysOfUse: (claim) => {
      const key = keyOf(claim);
      return key === undefined ? [] : walk().days(key);
    },
    buckets: () =>
      [...buckets.values()].map((bucket) => {
        const last = walk().total(bucket.key);
        return {
          claim: last.claim ?? bucket.example,
          used: bucket.opening + last.low,
          limit:
            typeof (last.claim ?? bucket.example).limit === 'number'
              ? ((last.claim ?? bucket.example).limit as number)
              : null,
        };
      }),
  };
}

function exceeds(low: number, high: number, limit: number): Truth {
  // Figures are sums of products of published numbers; a hair of slack keeps a sum equal to the limit that it reaches.
  const slack = limit * 1e-12;
  return low > limit + slack ? true : high <= limit + slack ? false : 'unknown';
}

/** Open claims that are looked for: enough to name. */
const MOST_OPEN = 4;

interface Walk {
  /** What lines up to the date use of the bucket, without the line at this place. */
  used(key: string, date: string, line: Claim['at']): { low: number; high: number };
  before(key: string, claim: Claim): { low: number; high: number };
  users(key: string, claim: Claim, most: number): readonly { claim: Claim; file: string }[];
  days(key: string): readonly string[];
  fileOf(key: string, claim: Claim): string | undefined;
  /** Other lines' claims before this one that use the bucket by an amount that is a range; the first few. */
  openBefore(key: string, claim: Claim): readonly { claim: Claim; file: string }[];
  total(key: string): { low: number; high: number; claim: Claim | undefined };
}

interface Entry {
  readonly claim: Claim;
  readonly file: string;
  readonly used: boolean;
  readonly low: number;
  readonly high: number;
}

function walkThrough(
  groups: readonly ClaimGroup[],
  buckets: ReadonlyMap<string, Bucket>,
  keyOf: (claim: Claim) => string | undefined,
): Walk {
  const all = groups.flatMap((group) => group.claimants);
  all.sort((a, b) => compareOrder(a.order, b.order));
  const entries = new Map<string, Entry[]>();
  const sums = new Map<string, { low: number; high: number }>();
  const at = new Map<Claim, number>();
  /** By bucket: the first claims that use it by an amount that is a range. */
  const open = new Map<string, Entry[]>();
  for (const claimant of all) {
    const draws = claimant.claims.filter((claim) => claim.kind === 'draw');
    // Draws of one line on one bucket come on top of each other.
    const own = new Map<string, { low: number; high: number }>();
    const fits = draws.every((claim) => {
      const key = keyOf(claim);
      const bucket = key === undefined ? undefined : buckets.get(key);
      if (!bucket || typeof claim.limit !== 'number' || claim.soft) {
        return true;
      }
      const before = sums.get(bucket.key) ?? { low: 0, high: 0 };
      const [low, high] = rangeOf(claim);
      const mine = own.get(bucket.key) ?? { low: 0, high: 0 };
      own.set(bucket.key, { low: mine.low + low, high: mine.high + high });
      const sum = { low: before.low + mine.low, high: before.high + mine.high };
      return exceeds(bucket.opening + sum.low + low, bucket.opening + sum.high + high, claim.limit) !== true;
    });
    for (const claim of claimant.claims) {
      const key = keyOf(claim);
      if (key === undefined) {
        continue;
      }
      const sum = sums.get(key) ?? { low: 0, high: 0 };
      const list = entries.get(key) ?? [];
      const used = claim.kind === 'draw' && claim.firm && claimant.uses && fits;
      at.set(claim, list.length);
      const entry = { claim, file: claimant.file, used, low: sum.low, high: sum.high };
      list.push(entry);
      entries.set(key, list);
      if (used) {
        const [low, high] = rangeOf(claim);
        const unsure = open.get(key) ?? [];
        if (low !== high && unsure.length < MOST_OPEN) {
          open.set(key, [...unsure, entry]);
        }
        sums.set(key, { low: sum.low + low, high: sum.high + high });
      }
    }
  }
  const find = (key: string, claim: Claim) => {
    const index = at.get(claim);
    return index === undefined ? undefined : entries.get(key)?.[index];
  };
  return {
    before(key, claim) {
      const entry = find(key, claim);
      return entry ?? sums.get(key) ?? { low: 0, high: 0 };
    },
    users(key, claim, most) {
      const list = entries.get(key) ?? [];
      const found: Entry[] = [];
      for (let i = (at.get(claim) ?? list.length) - 1; i >= 0 && found.length < most; i -= 1) {
        const entry = list[i] as Entry;
        if (entry.used) {
          found.unshift(entry);
        }
      }
      return found;
    },
    fileOf: (key, claim) => find(key, claim)?.file,
    openBefore(key, claim) {
      const end = at.get(claim) ?? Number.POSITIVE_INFINITY;
      return (open.get(key) ?? []).filter((entry) => (at.get(entry.claim) ?? 0) < end);
    },
    used(key, date, line) {
      return (entries.get(key) ?? [])
        .filter((entry) => entry.used && entry.claim.date <= date && !isInside(entry.claim.at, line))
        .reduce(
          (sum, { claim }) => {
            const [low, high] = rangeOf(claim);
            return { low: sum.low + low, high: sum.high + high };
          },
          { low: 0, high: 0 },
        );
    },
    days: (key) => [...new Set((entries.get(key) ?? []).filter(({ used }) => used).map(({ claim }) => claim.date))],
    total(key) {
      const list = entries.get(key) ?? [];
      return { ...(sums.get(key) ?? { low: 0, high: 0 }), claim: list.at(-1)?.claim };
    },
  };
}

/** Openings that name the claim's bucket: every field they give must be the claim's. */
function openingOf(claim: Claim, openings: readonly Opening[]): number {
  return openings
    .filter(
      (opening) =>
        opening.allocation === claim.allocation &&
        Object.entries(opening.bucket).every(([field, value]) => sameField(claim, field, value)),
    )
    .reduce((sum, opening) => sum + opening.amount, 0);
}

function sameField(claim: Claim, field: string, value: string | number): boolean {
  const shown = claim.bucket[field];
  if (shown === undefined) {
    return false;
  }
  return (
    String(shown) === String(value) ||
    normalName(String(shown)) === normalName(String(value)) ||
    claim.ids?.[field] === value
  );
}
