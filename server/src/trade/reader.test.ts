import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/index.ts';
import { shippedCatalog } from '../catalog/shipped.ts';
import { rootNode } from '../schema/annotations.ts';
import type { Kind } from '../schema/kinds.ts';
import { readEntry } from './registers.ts';
import { readShipment } from './shipment.ts';

const catalog = loadCatalog(shippedCatalog);
const piece = { text: '', lines: 0 };

/** A manifest's head in which one thing is different. */
function shipmentOf(change: Record<string, unknown>) {
  const value = {
    kind: 'ShipmentManifest',
    id: 'S-1',
    date: '2026-10-01',
    from: 'US',
    parties: {
      ultimateConsignee: { name: 'Nordlys Compute AS', country: 'NO', headquarters: 'NO', ultimateParent: 'none' },
    },
    ...change,
  };
  const layer = { piece, base: [], value, invalid: [], node: rootNode('ShipmentManifest') };
  return readShipment('ShipmentManifest', [layer], catalog, true);
}

const consignee = (change: Record<string, unknown>) => ({
  parties: { ultimateConsignee: { name: 'Nordlys Compute AS', country: 'NO', ...change } },
});

/** Rule, severity and doubt of each problem, with the last step of its place. */
const told = (problems: ReturnType<typeof readShipment>['problems']) =>
  problems.map(({ rule, severity, at, doubt }) => `${at.path.join('.')} ${rule} ${severity}${doubt ? ' doubt' : ''}`);

test('what is said makes no problem', () => {
  expect(shipmentOf({ authorization: 'none', purchaseOrder: 'PO-1' }).problems).toEqual([]);
});

const C = 'parties.ultimateConsignee';

test.each<[string, Record<string, unknown>, readonly string[]]>([
  ['unknown where it is left out', consignee({ headquarters: 'N/A' }), [`${C}.headquarters trade/placeholder warning`]],
  ['an address is nobody’s fact', consignee({ address: 'tbd' }), []],
  ['needed', consignee({ name: 'TBD' }), [`${C}.name trade/placeholder error doubt`]],
  [
    'needed in a list',
    { parties: { endUsers: [{ name: '?' }] } },
    ['parties.endUsers.0.name trade/placeholder error doubt'],
  ],
  ['needed at the top', { from: 'pending' }, ['from trade/placeholder error doubt']],
  ['a document’s own name', { id: 'TBD' }, []],
  [
    'not so where it is left out',
    { endUse: { remoteUsers: ['TBD', 'PT'] } },
    ['endUse.remoteUsers.0 trade/placeholder warning doubt'],
  ],
  ['a station', { route: ['US', '??', 'NO'] }, ['route.1 trade/placeholder warning doubt']],
  ['a proof', { purchaseOrder: 'none' }, ['purchaseOrder trade/placeholder warning']],
  ['a proof in a list', { certifications: ['pending', 'china-lane'] }, ['certifications.0 trade/placeholder warning']],
  [
    'an exception’s number',
    { authorization: { exception: 'NAC', number: 'TBD' } },
    ['authorization.number trade/placeholder warning'],
  ],
  [
    'a number without a digit',
    { authorization: { exception: 'NAC', number: 'approved' } },
    ['authorization.number trade/number-format warning'],
  ],
  ['a licence', { authorization: { license: 'applied for' } }, ['authorization.license trade/placeholder error doubt']],
  [
    'a licence without a digit',
    { authorization: [{ license: 'BIS' }] },
    ['authorization.0.license trade/number-format warning doubt'],
  ],
  ['an agreement', { authorization: { agreement: 'tbc' } }, ['authorization.agreement trade/placeholder error doubt']],
  ['the end use', { endUse: { text: 'to be advised' } }, ['endUse.text trade/placeholder warning doubt']],
  [
    'the parent',
    consignee({ ultimateParent: { name: 'unknown', headquarters: 'n.a.' } }),
    [
      `${C}.ultimateParent.name trade/placeholder error doubt`,
      `${C}.ultimateParent.headquarters trade/placeholder warning`,
    ],
  ],
  [
    'a code that says two things',
    consignee({ headquarters: 'NA' }),
    [`${C}.headquarters trade/ambiguous-country warning doubt`],
  ],
  [
    'a word that is a code in small letters',
    consignee({ headquarters: 'no' }),
    [`${C}.headquarters trade/unknown-country error doubt`],
  ],
  [
    'no country, where leaving it out is no doubt',
    { parties: { ultimateConsignee: { name: 'A', country: 'NO' }, purchaser: { name: 'B', country: 'cn' } } },
    ['parties.purchaser.country trade/unknown-country error doubt'],
  ],
  ['a region', consignee({ country: 'Crimea' }), [`${C}.country trade/unknown-country error doubt`]],
  ['a station that is nowhere', { route: ['US', 'PARIS'] }, ['route.1 trade/unknown-country error doubt']],
])('a placeholder, or no fact: %s', (_, change, problems) => {
  expect(told(shipmentOf(change).problems)).toEqual(problems);
});

test('a placeholder is omitted, and what is next to it stays', () => {
  const { shipment } = shipmentOf({
    ...consignee({ name: 'TBD', headquarters: '-' }),
    route: ['USLAX', 'CN SHA', 'Norway'],
    certifications: ['n/a', 'china-lane'],
    purchaseOrder: 'verbal',
    endUse: { remoteUsers: ['??', 'PT'] },
  });
  expect(shipment).toMatchObject({
    ultimateConsignee: { name: undefined, unnamed: true, country: 'NO', headquarters: undefined },
    route: ['US', 'CN', 'NO'],
    certifications: ['china-lane'],
    purchaseOrder: undefined,
    remoteUsers: ['PT'],
  });
});

test('words that the schema itself has stay', () => {
  const binding = (text: string) => {
    const layer = {
      piece,
      base: [],
      value: { id: 'A', with: 'AE', binding: text },
      invalid: [],
      node: rootNode('AgreementRegister' as Kind, 'agreements'),
    };
    return readEntry('agreements', layer, 'a.yaml', catalog);
  };
  expect(binding('none')).toMatchObject({ problems: [], entry: { entry: { binding: 'none' } } });
});

test('registers read alike', () => {
  const license = (value: Record<string, unknown>) =>
    readEntry(
      'licenses',
      { piece, base: [], value, invalid: [], node: rootNode('LicenseRegister' as Kind, 'licenses') },
      'l.yaml',
      catalog,
    );
  const read = license({ number: 'D1234567', consignee: 'TBD', destination: 'various', items: ['tba'] });
  expect(read.entry?.entry).toMatchObject({
    number: 'D1234567',
    consignee: undefined,
    destinations: undefined,
    items: undefined,
  });
  expect(told(read.problems)).toEqual([
    'items.0 trade/placeholder warning',
    'consignee trade/placeholder warning',
    'destination trade/placeholder warning',
  ]);
  expect(told(license({ number: 'pending' }).problems)).toEqual(['number trade/placeholder error doubt']);
  expect(license({ number: 'pending' }).entry).toBeUndefined();
});

test('Namibia has a way to be written, and no fix leads back to its code', () => {
  for (const text of ['Namibia', 'NAM', 'Republic of Namibia']) {
    const { shipment, problems } = shipmentOf(consignee({ country: text }));
    expect([shipment.ultimateConsignee?.country, problems]).toEqual(['NA', []]);
  }
  const [problem] = shipmentOf(consignee({ country: 'NA' })).problems;
  expect(problem?.fixes).toEqual([{ title: 'Write Namibia', safety: 'unsafe', text: 'Namibia' }]);
});

test.each(['N/A', 'n.a.', 'na', 'no', 'Co.', 'P.R.', 'me', 'TBD', 'Crimea', 'Republik Itali'])(
  'nothing safe is offered for “%s”',
  (text) => {
    const { shipment, problems } = shipmentOf(consignee({ headquarters: text }));
    expect(shipment.ultimateConsignee?.headquarters).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.fixes.filter(({ safety }) => safety === 'safe')).toEqual([]);
  },
);

test('a region is offered with its country, never the country alone', () => {
  const fix = { safety: 'unsafe', text: 'UA', beside: { key: 'region', text: 'crimea' } };
  expect(shipmentOf(consignee({ country: 'Sevastopol' })).problems[0]?.fixes).toMatchObject([fix]);
  expect(shipmentOf(consignee({ country: 'Sevastopol', region: 'donetsk' })).problems[0]?.fixes).toEqual([]);
  expect(shipmentOf({ route: ['US', 'Sevastopol'] }).problems[0]?.fixes).toEqual([]);
});

test('messages stay on one line of at most 160 characters', () => {
  for (const text of [`TBD - ${'ask Marie '.repeat(12)}`, 'a\nb', 'Crimea', 'NA', 'x'.repeat(400)]) {
    for (const { message } of shipmentOf(consignee({ headquarters: text })).problems) {
      expect(message.length).toBeLessThanOrEqual(160);
      expect(message).not.toContain('\n');
    }
  }
});
