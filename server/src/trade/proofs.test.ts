import { expect, test } from 'vitest';
import { readFiling, saysHowResolved } from '../catalog/exportForms.ts';
import { loadCatalog } from '../catalog/index.ts';
import { shippedCatalog } from '../catalog/shipped.ts';
import { rootNode } from '../schema/annotations.ts';
import { exemptionProblem } from './exemption.ts';
import { readLine } from './line.ts';
import { readShipment } from './shipment.ts';

const catalog = loadCatalog(shippedCatalog);
const piece = { text: '', lines: 0 };

function shipmentOf(change: Record<string, unknown>) {
  const value = {
    kind: 'ShipmentManifest',
    date: '2026-10-01',
    parties: { ultimateConsignee: { name: 'Maple Compute Inc', country: 'CA' } },
    ...change,
  };
  return readShipment(
    'ShipmentManifest',
    [{ piece, base: [], value, invalid: [], node: rootNode('ShipmentManifest') }],
    catalog,
    true,
  );
}

const lineOf = (change: Record<string, unknown>) =>
  readLine(
    {
      piece,
      base: [],
      value: { item: 'nvidia-l4', quantity: 1, unitValue: 2500, ...change },
      invalid: [],
      node: rootNode('ShipmentManifest', 'lines'),
    },
    catalog,
  ).line;

test.each([
  'X20260930123456',
  'x20260930123456',
  'AES X20260930123456',
  'ITN: X20260930123456',
  'X 2026 0930 123456',
  'AES ITN X2026-0930-123456',
  'ITN No. X20260930123456',
])('“%s” is a filing', (text) => {
  expect(readFiling(text)).toEqual({ kind: 'itn' });
  const { shipment, problems } = shipmentOf({ documents: { eeiItn: text } });
  expect([shipment.documents, problems]).toEqual([{ eeiItn: text }, []]);
});

test.each([
  'X2026093012345',
  'X202609301234567',
  '20260930123456',
  'filed',
  'yes',
  'AES',
  'NOEEI',
  'NOEEI 30',
  'Y20260930123456',
  'X'.repeat(200),
])('“%s” is no filing', (text) => {
  const { shipment, problems } = shipmentOf({ documents: { destinationControlStatement: true, eeiItn: text } });
  expect(shipment.documents).toEqual({ destinationControlStatement: true });
  expect(problems).toMatchObject([{ doubt: true, severity: 'warning', at: { path: ['documents', 'eeiItn'] } }]);
});

test('a placeholder is no filing either', () => {
  const { shipment, problems } = shipmentOf({ documents: { eeiItn: 'applied for' } });
  expect(shipment.documents).toEqual({});
  expect(problems).toMatchObject([{ rule: 'trade/placeholder', doubt: true }]);
});

test.each<[string, string, Record<string, unknown>, Record<string, unknown>, string | undefined]>([
  ['up to the limit', 'NOEEI 30.37(a)', {}, {}, undefined],
  ['with a section sign', 'NOEEI § 30.37(a)', {}, {}, undefined],
  ['above the limit', 'NO EEI 30.37 (a)', {}, { quantity: 2 }, 'worth 5000'],
  ['of unknown value', 'NOEEI 30.37(a)', {}, { unitValue: undefined }, 'value of this line is unknown'],
  ['in another currency', 'NOEEI 30.37(a)', {}, { currency: 'EUR' }, 'valued in EUR'],
  ['in dollars', 'NOEEI 30.37(a)', {}, { currency: 'USD' }, undefined],
  ['in a currency of the document', 'NOEEI 30.37(a)', { currency: 'EUR' }, {}, 'valued in EUR'],
  [
    'in an unknown currency among dollars',
    'NOEEI 30.37(a)',
    { currency: 'USD' },
    { currency: 'dollarettes' },
    'valued in an unknown currency',
  ],
  ['in dollars among euros', 'NOEEI 30.37(a)', { currency: 'EUR' }, { currency: 'USD' }, undefined],
  ['with a licence', 'NOEEI 30.37(a)', { authorization: { license: 'D1' } }, {}, 'closed to licensed goods'],
  [
    'with a licence for another line',
    'NOEEI 30.37(a)',
    { authorization: { license: 'D1' } },
    { authorization: 'none' },
    undefined,
  ],
  ['to Canada', 'NOEEI 30.36', {}, { quantity: 9 }, undefined],
  ['to Canada by a paragraph', 'NOEEI 30.36(a)', {}, {}, undefined],
  [
    'elsewhere',
    'NOEEI § 30.36',
    { parties: { ultimateConsignee: { name: 'A', country: 'MX' } } },
    {},
    'these go to MX',
  ],
  ['to nowhere', 'NOEEI § 30.36', { parties: {} }, {}, 'an unknown country'],
  ['of a section that is not listed', 'NOEEI 30.37(y)', {}, {}, 'section 30.37(y) is not known'],
  ['a filing is no exemption', 'X20260930123456', {}, { quantity: 9 }, undefined],
])('an exemption %s', (_, eeiItn, head, line, why) => {
  const { shipment, problems } = shipmentOf({ documents: { eeiItn }, ...head });
  expect(problems).toEqual([]);
  const problem = exemptionProblem(shipment, lineOf(line));
  expect(problem?.message).toEqual(why === undefined ? undefined : expect.stringContaining(why));
  expect(problem === undefined || problem.doubt).toBe(true);
  expect(problem?.message.length ?? 0).toBeLessThanOrEqual(160);
});

test.each([
  'site visit of 2026-08-20, report on file',
  'checked with the bank on 2026-10-01; next review 2027-01-01',
  'the address was a typing error',
])('“%s” resolves a flag and a hit', (resolved) => {
  const { shipment, problems } = shipmentOf({
    redFlags: [{ text: 'a', resolved }],
    screening: { hits: [{ party: 'b', resolved }] },
  });
  expect([shipment.redFlags[0]?.resolved, shipment.screeningHits[0]?.resolved, problems]).toEqual([
    resolved,
    resolved,
    [],
  ]);
});

test.each([
  'pending',
  'under review',
  'no',
  'open',
  'open - asked the bank',
  'Not resolved: waiting',
  'yes',
  'OK',
  'in Prüfung',
  '?',
  'visit of 2026-02-30',
  'visit on 2026-10-02',
  'site visit 2026-13-01',
])('“%s” resolves nothing', (resolved) => {
  const { shipment, problems } = shipmentOf({
    redFlags: [{ text: 'a', resolved }],
    screening: { hits: [{ party: 'b', resolved }] },
  });
  expect([shipment.redFlags[0]?.resolved, shipment.screeningHits[0]?.resolved]).toEqual([undefined, undefined]);
  expect(problems.map(({ rule, at }) => [rule, at.path.at(-1)])).toEqual([
    ['trade/not-resolved', 'resolved'],
    ['trade/not-resolved', 'resolved'],
  ]);
});

test('a word inside a resolution does not open it', () => {
  expect(saysHowResolved('pending questions were answered by the bank')).toBe(true);
  expect(saysHowResolved('opened the crates and counted')).toBe(true);
});

test.each(['draft', 'PO', 'false', 'yes', '0000', '00-0'])('an order “%s” is none', (purchaseOrder) => {
  const { shipment, problems } = shipmentOf({ purchaseOrder });
  expect(shipment.purchaseOrder).toBeUndefined();
  expect(problems).toMatchObject([{ severity: 'warning', at: { path: ['purchaseOrder'] } }]);
});

test.each(['PO-7781', '4500012345', 'PO-００7', 'ACME/2026'])('an order “%s” has its number', (purchaseOrder) => {
  expect(shipmentOf({ purchaseOrder })).toMatchObject({ shipment: { purchaseOrder }, problems: [] });
});
