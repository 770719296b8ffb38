import { expect, test } from 'vitest';
import { loadCatalog } from './index.ts';
import { countryKey } from './names.ts';
import { shippedCatalog as data } from './shipped.ts';

const catalog = loadCatalog(data);

test('all of ISO 3166-1 and Kosovo', () => {
  expect(catalog.countries.length).toBe(250);
  expect(new Set(catalog.countries.map((country) => country.code)).size).toBe(250);
});

test.each(data.countries.map((entry) => [entry.code, entry] as const))(
  '%s is found by all that it is called',
  (code, entry) => {
    expect(catalog.findCountry(code)).toMatchObject({ country: { code, name: entry.name }, exact: true });
    for (const text of [entry.name, entry.alpha3, ...(entry.aliases ?? [])]) {
      expect([text, catalog.findCountry(text)?.country.code]).toEqual([text, code]);
      expect(catalog.findCountry(text)?.exact).toBe(false);
    }
  },
);

test('no two countries share a name, spelling aside', () => {
  const owners = new Map<string, string>();
  for (const { code, alpha3, name, aliases = [] } of data.countries) {
    for (const key of new Set([code, alpha3, name, ...aliases].map(countryKey))) {
      expect([key, owners.get(key)]).toEqual([key, undefined]);
      owners.set(key, code);
    }
  }
});

test.each([
  ['Korea, South', 'KR'],
  ['south korea', 'KR'],
  ['Republic of Korea', 'KR'],
  ['DPRK', 'KP'],
  ['UAE', 'AE'],
  ['U.A.E.', 'AE'],
  ['The United Arab Emirates', 'AE'],
  ['Burma', 'MM'],
  ['Myanmar', 'MM'],
  ["Cote d'Ivoire", 'CI'],
  ['Côte d’Ivoire', 'CI'],
  ['Hong Kong SAR', 'HK'],
  ['Macau', 'MO'],
  ['Macao', 'MO'],
  ['Taiwan, Province of China', 'TW'],
  ['Turkey', 'TR'],
  ['TÜRKIYE', 'TR'],
  ['Turkiye', 'TR'],
  ['Viet Nam', 'VN'],
  ['Holland', 'NL'],
  ['the Netherlands', 'NL'],
  ['Great Britain', 'GB'],
  ['UK', 'GB'],
  ['Czechia', 'CZ'],
  ['Russian Federation', 'RU'],
  ['KSA', 'SA'],
  ['PRC', 'CN'],
  ['U.S.A.', 'US'],
  ['usa', 'US'],
  ['hk', 'HK'],
  ['no', 'NO'],
  ['st. lucia', 'LC'],
  ['Saint Lucia', 'LC'],
  ['St Kitts & Nevis', 'KN'],
  ['The Bahamas', 'BS'],
  ['st', 'ST'],
  ['Kosovo', 'XK'],
])('%s is %s', (text, code) => {
  expect(catalog.findCountry(text)).toMatchObject({ country: { code }, exact: false });
});

test('only the code itself is exact', () => {
  expect(catalog.findCountry('HK')?.exact).toBe(true);
  expect(catalog.findCountry('HK ')?.exact).toBe(false);
});

test('the regulators’ spelling is the name', () => {
  const names = ['KR', 'MM', 'CI', 'MO', 'CN', 'CD', 'TR'].map((code) => catalog.findCountry(code)?.country.name);
  expect(names).toEqual([
    'Korea, South',
    'Burma',
    "Cote d'Ivoire",
    'Macau',
    'China',
    'Congo (Democratic Republic of the)',
    'Türkiye',
  ]);
});

test('a territory names its sovereign', () => {
  const of = (code: string) => catalog.findCountry(code)?.country.of;
  expect(['GF', 'KY', 'PR', 'HK', 'TW', 'XK', 'FR', 'CK'].map(of)).toEqual([
    'FR',
    'GB',
    'US',
    'CN',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ['Portgual', ['PT']],
  ['Untied Arab Emirates', ['AE']],
  ['Korea', ['KR', 'KP']],
  ['Congo', ['CD', 'CG']],
  ['Singapur', ['SG']],
])('"%s" is near to %j', (text, codes) => {
  expect(catalog.findCountry(text)).toBeUndefined();
  const suggested = catalog.suggestCountries(text).map((country) => country.code);
  expect(suggested.slice(0, codes.length).sort()).toEqual([...codes].sort());
  expect(suggested.length).toBeLessThanOrEqual(3);
});

test.each(['', '?', 'Atlantis Prime', 'ZZ', 'XX', 'constructor'])('nothing is near to "%s"', (text) => {
  expect(catalog.findCountry(text)).toBeUndefined();
  expect(catalog.suggestCountries(text)).toEqual([]);
});
