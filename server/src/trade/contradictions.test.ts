/** Route, shares, figures and currencies of documents as they are read. */
import { describe, expect, test } from 'vitest';
import { catalog, MINIATURE, regimesOf, report } from '../../../test/unit/miniature.ts';

const regimes = regimesOf(MINIATURE);

function told(text: string, rule: string): readonly string[] {
  return report({ 'a.manifest.yaml': text }, regimes)
    .findings('a.manifest.yaml')
    .filter((finding) => finding.rule === `trade/${rule}`)
    .map(({ message, fixes }) => [message, ...fixes.map((fix) => fix.title)].join(' | '));
}

const shipment = ({
  route = '',
  head = '',
  consignee = 'country: NO',
  line = '{item: nvidia-h100-sxm5, quantity: 8}',
}) =>
  `kind: ShipmentManifest
id: S
date: 2026-01-01
from: US
${route && `route: ${route}\n`}${head && `${head}\n`}parties: {ultimateConsignee: {name: N, ${consignee}}}
lines: [${line}]
`;

describe('the ends of the route', () => {
  test.each(['[US, NO]', '[US, NL, NO]', '[NL]', '[NL, DE]', '[US]', '[US, XX, NO]'])('%s fits US to NO', (route) => {
    expect(told(shipment({ route }), 'route-ends')).toEqual([]);
  });

  test.each([
    [
      '[DE, CN, FR]',
      'begins in DE and the goods leave from US, and ends in FR and the goods go to NO',
      '[US, DE, CN, FR, NO]',
    ],
    ['[US, NL]', 'ends in NL and the goods go to NO', '[US, NL, NO]'],
    ['[NL, NO]', 'begins in NL and the goods leave from US', '[US, NL, NO]'],
    ['[NO, US]', 'begins in NO and the goods leave from US, and ends in US and the goods go to NO', '[US, NO, US, NO]'],
  ])('%s does not', (route, why, whole) => {
    expect(told(shipment({ route }), 'route-ends')).toEqual([
      `Route mismatch: it ${why}. Correct one of them, or add the first and the last country. | Write ${whole}`,
    ]);
  });

  test('an end user is an end too', () => {
    const text = shipment({ route: '[US, ID]' }).replace('}}\n', '}, endUsers: [{name: U, country: ID}]}\n');
    expect(told(text, 'route-ends')).toEqual([]);
  });
});

describe('shares', () => {
  const owners = (list: string) => shipment({ consignee: `country: NO, owners: [${list}]` });

  test('a fraction of a listed owner is asked about', () => {
    expect(told(owners('{name: A, share: 0.6, listed: entity-list}'), 'share-fraction')).toEqual([
      'A share of 0.6 is 0.6 percent. If 60 percent is meant, write 60. | Write 60',
    ]);
  });

  test.each(['{name: A, share: 0.6}', '{name: A, share: 1, listed: entity-list}', '{name: A, share: 0, listed: meu}'])(
    '%s is not',
    (owner) => {
      expect(told(owners(owner), 'share-fraction')).toEqual([]);
    },
  );

  test('more than the whole', () => {
    expect(told(owners('{name: A, share: 60}, {name: B, share: 70}'), 'share-sum')).toHaveLength(1);
    expect(told(owners('{name: A, share: 30}, {name: B, share: 70}'), 'share-sum')).toEqual([]);
  });
});

describe('figures in another unit', () => {
  const item = (figures: string) => shipment({ line: `{item: {name: X, ${figures}}, quantity: 1}` });

  test.each([
    ['memoryBandwidth: 4.8', 'Write 4800'],
    ['memoryBandwidth: 1.2', 'Write 1200'],
    ['denseTops: {fp8: 1.98}', 'Write 1980'],
    ['dieArea: 8.14', 'Write 814'],
  ])('%s is asked about', (figures, fix) => {
    expect(told(item(figures), 'implausible-figure').join()).toContain(fix);
  });

  test.each([
    'memoryBandwidth: 68',
    'memoryBandwidth: 0',
    'dieArea: 98',
    'denseTops: {int8: 26}',
    'denseTops: {fp8: 1979}',
  ])('%s is not', (figures) => {
    expect(told(item(figures), 'implausible-figure')).toEqual([]);
  });

  test('a spelling that is asked about is asked about once', () => {
    const text = item('memoryBandwidth: 4.800');
    expect(told(text, 'number-spelling')).toHaveLength(1);
    expect(told(text, 'implausible-figure')).toEqual([]);
  });
});

describe('currencies', () => {
  test.each([
    ['RMB', 'Unknown currency "RMB". Did you mean CNY (Yuan renminbi)? | Write CNY (Yuan renminbi)'],
    ['XTS', 'Unknown currency "XTS". Write an ISO 4217 code, such as EUR.'],
  ])('%s is not known', (code, message) => {
    expect(told(shipment({ head: `currency: ${code}` }), 'unknown-currency')).toEqual([message]);
    expect(
      told(shipment({ line: `{item: nvidia-h100-sxm5, quantity: 1, currency: ${code}}` }), 'unknown-currency'),
    ).toEqual([message]);
  });

  test('BTC is not money of a country', () => {
    expect(told(shipment({ head: 'currency: BTC' }), 'unknown-currency')).toHaveLength(1);
  });

  test.each(['USD', 'EUR', 'KWD', 'CNY'])('%s is', (code) => {
    expect(told(shipment({ head: `currency: ${code}` }), 'unknown-currency')).toEqual([]);
    expect(catalog.findCurrency(code)?.code).toBe(code);
  });
});
