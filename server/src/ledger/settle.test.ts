import { describe, expect, test } from 'vitest';
import type { Claim } from '../regime/evaluation.ts';
import { groupClaims } from './claimGroups.ts';
import { compareOrder } from './ledger.ts';
import type { Opening } from './openings.ts';
import { settle } from './settle.ts';

interface Wish {
  readonly amount: number | readonly [low: number, high: number];
  readonly date?: string;
  readonly file?: string;
  readonly limit?: Claim['limit'];
  readonly bucket?: string;
  readonly opening?: number;
  readonly kind?: Claim['kind'];
  readonly firm?: boolean;
  readonly soft?: boolean;
  /** The line may go, except for its draws. */
  readonly uses?: boolean;
}

function claimOf({
  amount,
  date = '2026-01-01',
  bucket = '~acme',
  opening = 0,
  kind = 'consume',
  firm = true,
  soft = false,
  ...rest
}: Wish): Claim {
  const limit = 'limit' in rest ? rest.limit : 100;
  return {
    kind,
    allocation: 'cap',
    bucket: { consignee: bucket },
    ...(bucket === '?' ? {} : { key: [bucket] }),
    keyMissing: [],
    date,
    unit: 'units',
    amount:
      typeof amount === 'number' ? { stated: amount, low: amount, high: amount } : { low: amount[0], high: amount[1] },
    limit,
    opening,
    at: { piece: { text: '', lines: 0 }, path: [] },
    firm,
    soft,
    perUnit: 1,
  };
}

/** Each wish with what is after it: `before+here=after`, and `over` or `?` where it does not, or may not, fit. */
function settled(
  wishes: readonly Wish[],
  openings: readonly Opening[] = [],
  ids: ReadonlyMap<string, string> = new Map(),
) {
  const claims = wishes.map(claimOf);
  const keyOf = (claim: Claim) =>
    claim.key?.map((part) => (ids.has(part.slice(1)) ? `#${ids.get(part.slice(1))}` : part)).join();
  // Two groups, to see that the order of groups means nothing.
  const claimants = claims.map((claim, i) => ({
    order: [claim.date, wishes[i]?.file ?? 'a', 0, 0, i] as const,
    claims: [claim],
    uses: wishes[i]?.uses ?? true,
    file: wishes[i]?.file ?? 'a',
  }));
  const half = Math.ceil(claimants.length / 2);
  const settlement = settle(
    [groupClaims(claimants.slice(half), keyOf), groupClaims(claimants.slice(0, half), keyOf)],
    openings,
    keyOf,
  );
  return {
    settlement,
    claims,
    shown: claims.map((claim) => {
      const { before, here, after, exceeded } = settlement.balance(claim);
      return `${before}+${here}=${after}${exceeded === true ? ' over' : exceeded === 'unknown' ? ' ?' : ''}`;
    }),
    used: settlement.buckets().map(({ used }) => used),
  };
}

describe('a cap of 100', () => {
  test.each<[string, readonly Wish[], readonly string[], readonly number[]]>([
    ['is used up exactly', [{ amount: 60 }, { amount: 40 }], ['0+60=60', '60+40=100'], [100]],
    ['is never overdrawn', [{ amount: 60 }, { amount: 41 }], ['0+60=60', '60+41=101 over'], [60]],
    [
      'one that is too large leaves it to a later, smaller one',
      [{ amount: 60 }, { amount: 50 }, { amount: 40 }],
      ['0+60=60', '60+50=110 over', '60+40=100'],
      [100],
    ],
    [
      'is used by date, not by place',
      [
        { amount: 60, date: '2026-02-01' },
        { amount: 60, date: '2026-01-01' },
      ],
      ['60+60=120 over', '0+60=60'],
      [60],
    ],
    [
      'on one date by file',
      [
        { amount: 60, file: 'b' },
        { amount: 60, file: 'a' },
      ],
      ['60+60=120 over', '0+60=60'],
      [60],
    ],
    ['counts what was used before', [{ amount: 60, opening: 50 }], ['50+60=110 over'], [50]],
    [
      'of another bucket is another one',
      [{ amount: 60 }, { amount: 60, bucket: '~else' }],
      ['0+60=60', '0+60=60'],
      [60, 60],
    ],
    [
      'is not used by a line that is blocked anyway',
      [{ amount: 60, uses: false }, { amount: 60 }],
      ['0+60=60', '0+60=60'],
      [60],
    ],
    [
      'is not used by an exception that nobody claims',
      [{ amount: 60, kind: 'preview' }, { amount: 60 }],
      ['0+60=60', '0+60=60'],
      [60],
    ],
    [
      'is not used by a deal that is not signed',
      [{ amount: 60, firm: false }, { amount: 60 }],
      ['0+60=60', '0+60=60'],
      [60],
    ],
    [
      'is used by what was granted already, even where it does not fit',
      [{ amount: 60 }, { amount: 60, soft: true }, { amount: 1 }],
      ['0+60=60', '60+60=120 over', '120+1=121 over'],
      [120],
    ],
    ['may or may not hold an amount that is not known', [{ amount: [0, Number.POSITIVE_INFINITY] }], ['0+0=0 ?'], [0]],
    ['does hold an amount whose bounds both fit', [{ amount: [10, 20] }], ['0+10=10'], [10]],
    [
      'after an amount that is not known is open, unless even the least is too much',
      [{ amount: [30, 80] }, { amount: 50 }, { amount: 80 }],
      ['0+30=30', '30+50=80 ?', '80+80=160 over'],
      [80],
    ],
  ])('%s', (_what, wishes, shown, used) => {
    const result = settled(wishes);
    expect(result.shown).toEqual(shown);
    expect(result.used).toEqual(used);
  });

  test('a sum of fractions that makes the limit is the limit', () => {
    expect(settled(Array.from({ length: 10 }, () => ({ amount: 0.1, limit: 1 }))).shown.at(-1)).not.toContain('over');
  });
});

describe('a limit', () => {
  test('that is not known leaves it open', () =>
    expect(settled([{ amount: 1, limit: 'unknown' }]).shown).toEqual(['0+1=1 ?']));
  test('that there is none never fills', () =>
    expect(settled([{ amount: 1e12, limit: undefined }]).shown).toEqual(['0+1000000000000=1000000000000']));
  test('that steps is the one of the day', () =>
    expect(
      settled([
        { amount: 60, limit: 100 },
        { amount: 60, date: '2026-04-01', limit: 100 },
        { amount: 60, date: '2026-07-01', limit: 200 },
      ]).shown,
    ).toEqual(['0+60=60', '60+60=120 over', '60+60=120']));
});

describe('a bucket', () => {
  test('whose key is not known holds nothing, and a limit on it is open', () => {
    const { shown, used } = settled([{ amount: 60, bucket: '?' }, { amount: 60 }]);
    expect(shown).toEqual(['0+60=60 ?', '0+60=60']);
    expect(used).toEqual([60]);
  });

  test('is one for a party with and without its id', () => {
    expect(
      settled(
        [
          { amount: 60, bucket: '#4711' },
          { amount: 60, bucket: '~acme' },
        ],
        [],
        new Map([['acme', '4711']]),
      ).shown,
    ).toEqual(['0+60=60', '60+60=120 over']);
  });

  test('begins with an opening that names it, however it is spelled', () => {
    const opening = (consignee: string, allocation = 'cap') => [{ allocation, bucket: { consignee }, amount: 50 }];
    const wish = [{ amount: 60, bucket: 'Acme Inc' }];
    expect(settled(wish, opening('ACME, Inc.')).shown).toEqual(['50+60=110 over']);
    expect(settled(wish, opening('Acme Sp. z o.o.')).shown).toEqual(['50+60=110 over']);
    expect(settled(wish, opening('Other')).shown).toEqual(['0+60=60']);
    expect(settled(wish, opening('ACME, Inc.', 'other-cap')).shown).toEqual(['0+60=60']);
  });

  test('knows who used it before a claim, the last ones first to be named', () => {
    const { settlement, claims } = settled([
      { amount: 30 },
      { amount: 80 },
      { amount: 40, date: '2026-02-01' },
      { amount: 50, date: '2026-03-01' },
    ]);
    expect(settlement.usedBy(claims[3] as Claim, 5).map(({ claim }) => claim.amount.stated)).toEqual([30, 40]);
    expect(settlement.usedBy(claims[3] as Claim, 1).map(({ claim }) => claim.amount.stated)).toEqual([40]);
  });
});

test('two draws of one line on one bucket never overdraw it', () => {
  const claims = [claimOf({ amount: 60 }), claimOf({ amount: 60 })];
  const keyOf = (claim: Claim) => claim.key?.join();
  const group = groupClaims([{ order: ['2026-01-01', 'a', 0, 0, 0], claims, uses: true, file: 'a' }], keyOf);
  expect(
    settle([group], [], keyOf)
      .buckets()
      .map(({ used }) => used <= 100),
  ).toEqual([true]);
});

test('claims are ordered by date, file, document, block and line', () => {
  const order = [
    ['2026-01-02', 'a', 0, 0, 0],
    ['2026-01-01', 'b', 0, 0, 0],
    ['2026-01-01', 'a', 10, 0, 0],
    ['2026-01-01', 'a', 2, 1, 0],
    ['2026-01-01', 'a', 2, 0, 7],
  ] as const;
  expect([...order].sort(compareOrder)).toEqual([...order].reverse());
});

test('the claimants are gone through once, however many balances are read', () => {
  const claims = [claimOf({ amount: 60 }), claimOf({ amount: 60 })];
  const keyOf = (claim: Claim) => claim.key?.join();
  const { claimants, ...sums } = groupClaims(
    [{ order: ['2026-01-01', 'a', 0, 0, 0], claims, uses: true, file: 'a' }],
    keyOf,
  );
  let read = 0;
  const counted = {
    ...sums,
    get claimants() {
      read += 1;
      return claimants;
    },
  };
  const settlement = settle([counted], [], keyOf);
  expect(claims.map((claim) => settlement.balance(claim).total)).toEqual([60, 60]);
  expect(read).toBe(1);
});
