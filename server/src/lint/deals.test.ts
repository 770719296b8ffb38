import { describe, expect, test } from 'vitest';
import { MINIATURE, regimesOf, report } from '../../../test/unit/miniature.ts';

const regimes = regimesOf({
  ...MINIATURE,
  requirements: {
    asked: { when: { quantity: { atLeast: 1 } }, say: 'Asked.', text: [{ status: 'valid', cite: 'Rule 1' }] },
  },
  authorities: {
    PERMIT: {
      kind: 'license',
      code: 'Permit',
      lifts: 'all',
      draws: ['permit'],
      conditions: [
        { id: 'order', need: { purchaseOrder: true }, else: 'blocked', is: 'failed', say: 'No purchase order.' },
      ],
      text: [{ status: 'valid', cite: 'Rule 2' }],
    },
  },
  allocations: {
    permit: {
      key: { number: 'cited' },
      unit: 'cited',
      limit: { cited: true },
      opening: 'cited',
      finding: 'permit-full',
      cite: 'Rule 2',
    },
  },
});

const LICENCES = 'kind: LicenseRegister\nlicenses: [{number: D1, quantity: 20}, {number: D2, quantity: 20}]\n';
const PARTY = '{name: Najd Horizon Computing Co, country: SA}';
const deal = (signed = 'signed: 2025-08-20', id = 'DEAL-1') => `kind: DealSheet
id: ${id}
from: US
${signed && `${signed}\n`}parties: {ultimateConsignee: ${PARTY}}
purchaseOrder: PO-1
authorization: {license: D1}
deliveries:
  - {id: first, date: 2025-10-01, lines: [{item: nvidia-h100-sxm5, quantity: 8}]}
  - {date: 2025-11-01, lines: [{item: nvidia-h100-sxm5, quantity: 7}]}
`;
interface Wish {
  readonly id?: string;
  readonly link?: string;
  readonly units?: number;
  readonly party?: string;
  readonly licence?: string;
  readonly item?: string;
  readonly order?: string;
}
const shipment = ({
  id = 'S-1',
  link = '',
  units = 8,
  party = PARTY,
  licence = 'D1',
  item = 'nvidia-h100-sxm5',
  order = 'purchaseOrder: PO-1',
}: Wish = {}) => `kind: ShipmentManifest
id: ${id}
date: 2025-10-02
from: US
${link && `deal: ${link}\n`}${order && `${order}\n`}parties: {ultimateConsignee: ${party}}
authorization: {license: ${licence}}
lines: [{item: ${item}, quantity: ${units}}]
`;

/** What is used of D1, and what is told of shipments and deals. */
function outcome(sheet: string, ...shipments: readonly string[]) {
  const files: Record<string, string> = { 'l.licenses.yaml': LICENCES, 'd.deal.yaml': sheet };
  for (const [i, text] of shipments.entries()) files[`s${i}.manifest.yaml`] = text;
  const found = report(files, regimes);
  const told = found.files.flatMap((file) =>
    found
      .findings(file)
      .filter(({ rule }) => rule.startsWith('trade/deal'))
      .map(({ rule, message }) => `${rule.replace('trade/', '')}: ${message}`),
  );
  return { used: found.allocations().find(({ bucket }) => bucket['number'] === 'D1')?.used, told };
}

const LINK = '{id: DEAL-1, delivery: 1}';

describe('a shipment that carries out a delivery counts once', () => {
  test.each<[string, Wish, number]>([
    ['by number', { link: LINK }, 15],
    ['by id', { link: '{id: DEAL-1, delivery: first}' }, 15],
    ['in part: the rest still counts in the deal', { link: LINK, units: 3 }, 15],
    [
      'under another spelling of the name',
      { link: LINK, party: '{name: "NAJD HORIZON COMPUTING, CO.", country: SA}' },
      15,
    ],
  ])('%s', (_what, wish, used) => {
    expect(outcome(deal(), shipment(wish))).toEqual({ used, told: [] });
  });

  test('in two parts', () => {
    const parts = [shipment({ link: LINK, units: 5 }), shipment({ id: 'S-2', link: LINK, units: 3 })];
    expect(outcome(deal(), ...parts)).toEqual({ used: 15, told: [] });
  });

  test('one that may not go takes nothing off the delivery', () => {
    expect(outcome(deal(), shipment({ link: LINK, order: '' }))).toEqual({ used: 15, told: [] });
  });

  test('lines that are written in one go, and JSON', () => {
    const json = JSON.stringify({
      kind: 'DealSheet',
      id: 'DEAL-1',
      from: 'US',
      signed: '2025-08-20',
      parties: { ultimateConsignee: { name: 'Najd Horizon Computing Co', country: 'SA' } },
      purchaseOrder: 'PO-1',
      authorization: { license: 'D1' },
      deliveries: [8, 7].map((quantity, i) => ({
        date: `2025-1${i}-01`,
        lines: [{ item: 'nvidia-h100-sxm5', quantity }],
      })),
    });
    expect(outcome(json, shipment({ link: LINK }))).toEqual({ used: 15, told: [] });
  });
});

describe('while they do not agree, both count', () => {
  test.each<[string, Wish, number, string]>([
    ['an unknown deal', { link: '{id: DEAL-9}', units: 2 }, 17, 'Unknown deal DEAL-9'],
    ['an unknown delivery', { link: '{id: DEAL-1, delivery: 3}', units: 2 }, 17, 'Unknown delivery 3: deal DEAL-1'],
    ['no delivery named', { link: '{id: DEAL-1}', units: 2 }, 17, 'deal DEAL-1 has 2'],
    [
      'too much',
      { link: '{id: DEAL-1, delivery: 2}', units: 8 },
      16,
      'takes 8 nvidia-h100-sxm5 and the delivery has 7',
    ],
    ['another item', { link: LINK, units: 2, item: 'nvidia-h200-sxm' }, 17, 'No nvidia-h200-sxm in the delivery'],
    [
      'another licence',
      { link: LINK, units: 2, licence: 'D2' },
      15,
      'for nvidia-h100-sxm5: this shipment cites licence D2, the delivery licence D1',
    ],
    [
      'another consignee',
      { link: LINK, units: 2, party: '{name: Other Co, country: SA}' },
      17,
      'the delivery goes to Najd Horizon',
    ],
    [
      'another country',
      { link: LINK, units: 2, party: '{name: Najd Horizon Computing Co, country: AE}' },
      17,
      'this shipment to Najd',
    ],
  ])('%s', (_what, wish, used, message) => {
    const found = outcome(deal(), shipment(wish));
    expect(found.told).toEqual([expect.stringContaining(message)]);
    expect(found.told[0]).toMatch(/^deal-link: /);
    expect(found.used).toBe(used);
  });

  test('two shipments that take more than the delivery', () => {
    const found = outcome(deal(), shipment({ link: LINK, units: 3 }), shipment({ id: 'S-2', link: LINK, units: 6 }));
    expect(found.told).toHaveLength(2);
    // 3 + 6 of the shipments and 8 of the delivery fit into 20, the second delivery does not.
    expect(found.used).toBe(17);
  });
});

describe('a shipment that looks like a delivery', () => {
  test('is asked about, with the link to add', () => {
    const files = { 'l.licenses.yaml': LICENCES, 'd.deal.yaml': deal(), 's.manifest.yaml': shipment() };
    const [finding] = report(files, regimes)
      .findings('s.manifest.yaml')
      .filter(({ rule }) => rule === 'trade/deal-and-shipment');
    expect(finding).toMatchObject({
      severity: 'warning',
      related: [{ file: 'd.deal.yaml' }],
      fixes: [{ safety: 'unsafe', edits: [{ kind: 'insert', key: 'deal', text: '{id: DEAL-1, delivery: 1}' }] }],
    });
  });

  test.each<[string, string, Wish, number]>([
    ['the same licence', deal(), { units: 3 }, 1],
    ['neither quantity nor licence', deal(), { units: 3, licence: 'D2' }, 0],
    ['another consignee', deal(), { party: '{name: Other Co, country: SA}' }, 0],
    ['another item', deal(), { item: 'nvidia-h200-sxm' }, 0],
    ['a deal that is not signed', deal(''), {}, 0],
  ])('%s', (_what, sheet, wish, count) => {
    expect(outcome(sheet, shipment(wish)).told.filter((one) => one.startsWith('deal-and-shipment'))).toHaveLength(
      count,
    );
  });

  test('a delivery that another shipment carries out is not meant', () => {
    const told = outcome(
      deal(),
      shipment({ link: LINK }),
      shipment({ id: 'S-2', link: '{id: DEAL-1, delivery: 2}', units: 7 }),
      shipment({ id: 'S-3' }),
    ).told;
    expect(told).toEqual([]);
  });
});

describe('the id of two documents', () => {
  const told = (files: Record<string, string>) => {
    const found = report(files, regimes);
    return found.files.flatMap((file) =>
      found
        .findings(file)
        .filter(({ rule }) => rule === 'trade/duplicate-document')
        .map(({ message, related }) => [file, message, related[0]?.file]),
    );
  };

  test('is told at both, and names the other', () => {
    expect(told({ 'a/x.manifest.yaml': shipment(), 'b/y.manifest.yaml': shipment() })).toEqual([
      [
        'a/x.manifest.yaml',
        expect.stringContaining('Duplicate id S-1: y.manifest.yaml has it too'),
        'b/y.manifest.yaml',
      ],
      [
        'b/y.manifest.yaml',
        expect.stringContaining('Duplicate id S-1: x.manifest.yaml has it too'),
        'a/x.manifest.yaml',
      ],
    ]);
  });

  test('within one file, and where the names of the files are the same', () => {
    expect(told({ 'x.manifest.yaml': `${shipment()}---\n${shipment()}` })[0]?.[1]).toContain(
      'another document of this file',
    );
    expect(told({ 'a/x.manifest.yaml': shipment(), 'b/x.manifest.yaml': shipment() })[0]?.[1]).toContain(
      'b/x.manifest.yaml',
    );
  });

  test('a deal and a shipment may share one', () => {
    expect(told({ 'x.manifest.yaml': shipment({ id: 'DEAL-1', units: 1 }), 'd.deal.yaml': deal() })).toEqual([]);
  });
});
