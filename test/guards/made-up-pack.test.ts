/** The engine judges by packs alone: one for a country that never was, with rules that no shipped pack has, works as it is. */
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { check, loadCore, newCache } from '../../server/src/lint/index.ts';
import { loadRegimes } from '../../server/src/regime/index.ts';
import type { PackSpec } from '../../server/src/regime/pack.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read } from '../../server/src/yaml/index.ts';

/** Iceland wants to know where strong chips go; Greenland is closed in winter, and a harbour pass takes 100 units a year. */
const HARBOUR: PackSpec = {
  pack: 'harbour',
  format: 1,
  title: 'Harbour rules of Iceland',
  version: '1',
  home: ['IS'],
  transactions: { export: 'home', reexport: 'onward', transfer: 'inside' },
  begins: '2026-01-01',
  early: 'too-early',
  verified: { until: '2026-12-31', reason: 'old', staleAfterDays: 30, later: 'review' },
  readings: { strict: { valid: { apply: true }, draft: { apply: false, reason: 'draft-text' } } },
  reading: 'strict',
  aliases: { FO: 'DK' },
  sets: {
    north: [{ members: ['GL', 'DK'] }, { members: ['SJ'], from: '2026-06-01' }],
    winter: [{ members: ['GL'], from: '2026-11-01', until: '2027-03-31' }],
    open: { minus: ['north', 'winter'] },
    unsure: [{ members: ['AX'], membership: 'unknown', reason: 'aland-unsure' }],
  },
  lists: {
    friends: {
      near: 'friend-near',
      entries: [
        {
          names: ['Polar Friends Ltd'],
          from: '2026-01-01',
          until: '2026-08-31',
          // biome-ignore lint/suspicious/noThenProperty: a key of the pack format
          then: 'unknown',
          reason: 'friend-lapsed',
        },
      ],
    },
  },
  near: { within: 0.1, figures: ['tpp'], reason: 'close-call' },
  missing: { default: 'say-more', byKey: { headquarters: 'say-where' } },
  classes: [
    { id: 'strong', label: 'H1', when: { tpp: { atLeast: 3000 } }, cite: 'Rule 1' },
    { id: 'weak', label: 'H0', otherwise: true, cite: 'Rule 1' },
  ],
  conditions: { friend: { some: { of: ['ultimateConsignee'], named: 'friends' } } },
  requirements: {
    toll: {
      class: ['strong'],
      when: { all: [{ place: { in: 'north' } }, { not: { is: 'friend' } }] },
      under: 'tolls',
      say: '{class} items pay toll to {place}.',
      text: [{ status: 'valid', cite: 'Rule 2' }],
    },
    winter: {
      when: { place: { in: 'winter' } },
      under: 'ice',
      at: 'place',
      embargo: true,
      say: 'The harbour is closed.',
      text: [{ status: 'valid', cite: 'Rule 3' }],
    },
    aland: { when: { place: { in: 'unsure' } }, say: 'Åland?', text: [{ status: 'valid', cite: 'Rule 4' }] },
    draft: {
      class: ['weak'],
      when: { place: { in: 'north' } },
      say: 'Weak items too.',
      text: [{ status: 'draft', cite: 'Rule 5' }],
    },
  },
  authorities: {
    PASS: {
      kind: 'exception',
      code: 'PASS',
      class: ['strong'],
      lifts: ['toll'],
      when: { transaction: 'export' },
      whenSay: 'a pass is for exports',
      draws: ['pass-year'],
      conditions: [{ id: 'order', need: { purchaseOrder: true }, else: 'blocked', say: 'A pass needs an order.' }],
      cite: 'Rule 6',
      text: [{ status: 'valid', cite: 'Rule 6' }],
    },
    PERMIT: {
      kind: 'license',
      code: 'Permit',
      lifts: 'all',
      draws: ['permit'],
      conditions: [{ id: 'filed', need: { onFile: true }, else: 'review', say: 'No such permit on file.' }],
      text: [{ status: 'valid', cite: 'Rule 7' }],
    },
  },
  allocations: {
    'pass-year': {
      key: { consignee: 'consignee', year: 'year' },
      unit: 'units',
      limit: 100,
      finding: 'pass-full',
      say: '{bucket}: {over} over.',
      cite: 'Rule 6',
    },
    permit: { key: { number: 'cited' }, unit: 'cited', limit: { cited: true }, finding: 'permit-full', cite: 'Rule 7' },
  },
  reasons: {
    'too-early': { raises: 'review', say: 'Nothing before {begins}.' },
    old: { raises: 'caution', say: 'Not looked at since.' },
    'draft-text': { raises: 'caution', say: 'A draft ({cite}) would ask for more.' },
    'close-call': { raises: 'caution', say: '{figure} is {value}, near {limit}.' },
    'say-more': { raises: 'review', say: '{path} is not said.' },
    'say-where': { raises: 'review', say: 'Where is {path}?' },
    'aland-unsure': { raises: 'review', say: 'Nobody knows about Åland.' },
    'friend-near': { raises: 'review', say: 'Nearly a friend.' },
    'friend-lapsed': { raises: 'review', say: 'A friend until August.' },
  },
};

const { regimes, problems } = loadRegimes([HARBOUR]);
const { catalog } = loadCore();

interface Said {
  readonly from?: string;
  readonly place?: string;
  readonly name?: string;
  readonly date?: string;
  readonly tpp?: number;
  readonly more?: string;
  readonly quantity?: number;
}

function judged(...shipments: readonly Said[]) {
  const text = shipments
    .map(
      (
        {
          from = 'IS',
          place = 'GL',
          name = 'Nuuk Data A/S',
          date = '2026-07-01',
          tpp = 9000,
          more = '',
          quantity = 10,
        },
        i,
      ) =>
        `kind: ShipmentManifest\nid: S-${i}\ndate: ${date}\nfrom: ${from}\n${more}parties: {ultimateConsignee: {name: ${name}, country: ${place}, headquarters: ${place}, ultimateParent: none}}\nlines:\n  - {item: {name: Chip, tpp: ${tpp}}, quantity: ${quantity}}\n`,
    )
    .join('---\n');
  const source = read('a.manifest.yaml', text, SECTIONS);
  const report = check(
    {
      sources: new Map([['a.manifest.yaml', { source, config: { ...DEFAULTS, regime: 'harbour' } }]]),
      regimes,
      catalog,
      asOf: '2026-11-24',
    },
    newCache(),
  );
  return [...report.lines('a.manifest.yaml')].map((line) => {
    const [determination] = line.determinations;
    return `${line.class} ${determination?.verdict} ${determination?.outcome} ${determination?.reasons.map(({ code }) => code).join(' ')}`.trim();
  });
}

const PASS = 'authorization: {exception: PASS}\npurchaseOrder: PO-1\n';

describe('a made-up pack', () => {
  test('is sound', () => expect(problems).toEqual([]));

  test.each<[string, Said, string]>([
    ['a strong chip to the north pays toll', {}, 'H1 blocked exception toll'],
    ['its own class and place decide', { place: 'FR' }, 'H1 clear no-license-required'],
    ['a territory counts as another place', { place: 'FO' }, 'H1 blocked exception toll'],
    ['a place that joined later is free before', { place: 'SJ', date: '2026-05-31' }, 'H1 clear no-license-required'],
    ['and not after', { place: 'SJ', date: '2026-06-01' }, 'H1 blocked exception toll'],
    ['a text that is only a draft is told', { tpp: 100 }, 'H0 caution no-license-required draft-text'],
    [
      'a figure near the limit is told where it matters',
      { tpp: 2900 },
      'H0 caution no-license-required draft-text close-call',
    ],
    ['winter closes the harbour', { date: '2026-12-01' }, 'H1 blocked prohibited winter'],
    ['what nobody knows stays open', { place: 'AX' }, 'H1 review indeterminate aland-unsure'],
    ['a friend is free', { name: 'POLAR FRIENDS' }, 'H1 clear no-license-required'],
    ['nearly a friend is a question', { name: 'Polar Friend Ltd' }, 'H1 review indeterminate friend-near'],
    [
      'a friend whose listing lapsed too',
      { name: 'Polar Friends Ltd', date: '2026-09-01' },
      'H1 review indeterminate friend-lapsed',
    ],
    ['a pass opens the way', { more: PASS }, 'H1 clear exception'],
    ['with an order', { more: 'authorization: {exception: PASS}\n' }, 'H1 blocked exception pass-order'],
    ['for exports alone', { from: 'GL', more: PASS }, 'H1 blocked license-required pass'],
    [
      'what the document calls otherwise is for a person',
      { more: `${PASS}transaction: transfer\n` },
      'H1 review exception transaction-conflict',
    ],
    ['before the pack begins nothing is known', { date: '2025-12-31' }, 'unknown review indeterminate too-early'],
    [
      'shortly after it was looked at it still answers',
      { date: '2027-01-01', place: 'FR' },
      'H1 clear no-license-required',
    ],
    ['later the line goes to a person', { date: '2027-02-01', place: 'FR' }, 'H1 review no-license-required old'],
    [
      'a permit that is not on file is for a person',
      { more: 'authorization: {license: P-1}\n' },
      'H1 review license-required permit-filed',
    ],
  ])('%s', (_what, reason, wanted) => {
    expect(judged(reason)).toEqual([wanted]);
  });

  test('a cap in units and by consignee is used up in order of date', () => {
    expect(
      judged(
        { more: PASS, quantity: 60, date: '2026-07-03' },
        { more: PASS, quantity: 60, date: '2026-07-01' },
        { more: PASS, quantity: 40, date: '2026-07-02' },
        { more: PASS, quantity: 100, name: 'Thule Compute', date: '2026-07-04' },
        { more: PASS, quantity: 100, place: 'DK', date: '2027-01-05' },
      ),
    ).toEqual([
      'H1 blocked license-required pass-full',
      'H1 clear exception',
      'H1 clear exception',
      'H1 clear exception',
      'H1 clear exception',
    ]);
  });

  test('an extension that opens something without saying so is refused', () => {
    const { problems: refused } = loadRegimes([
      HARBOUR,
      {
        ...HARBOUR,
        pack: 'lax',
        extends: 'harbour',
        authorities: { FREE: { kind: 'exception', lifts: 'all', text: [] } },
      },
    ]);
    expect(refused.map(({ pack, path }) => `${pack} ${path.join('.')}`)).toContain('lax authorities.FREE');
  });
});
