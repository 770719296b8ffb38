import { expect, test } from 'vitest';
import { countryKey } from './catalogNames.ts';
import { loadCatalog } from './index.ts';
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
  ['st. lucia', 'LC'],
  ['Saint Lucia', 'LC'],
  ['St Kitts & Nevis', 'KN'],
  ['The Bahamas', 'BS'],
  ['Singapur', 'SG'],
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
  ['Singapoore', ['SG']],
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

test.each([
  ['Netherlands (the)', 'NL'],
  ['Russian Federation (the)', 'RU'],
  ['Korea (the Republic of)', 'KR'],
  ['Korea (the Democratic People’s Republic of)', 'KP'],
  ['Republic of Italy', 'IT'],
  ['the Republic of Cyprus', 'CY'],
  ['Iran, Islamic Rep.', 'IR'],
  ['Congo, Dem. Rep.', 'CD'],
  ['Congo (the)', undefined],
  ['Korea, DPR', 'KP'],
  ['DPR Korea', 'KP'],
  ['Republic of China', 'TW'],
  ["People's Republic of China", 'CN'],
  ['CN - China', 'CN'],
  ['China (CN)', 'CN'],
  ['CN China', 'CN'],
  ['CN - Taiwan', undefined],
  ['US-CA', undefined],
  ['EL', 'GR'],
  ['UK', 'GB'],
  ['U.S.', 'US'],
  ['U.K.', 'GB'],
  ['the UK', 'GB'],
  [' NO ', 'NO'],
  ['NAM', 'NA'],
  ['Namibia', 'NA'],
  ['中国', 'CN'],
  ['ドイツ', 'DE'],
  ['대한민국', 'KR'],
  ['Norwegen', 'NO'],
  ['Allemagne', 'DE'],
  ['Soedi-Arabia', undefined],
  ['Россия', 'RU'],
  ['الصين', 'CN'],
  ['Congo', undefined],
  ['Kongo', undefined],
  ['Korea', undefined],
  ['Saint-Martin', undefined],
  ['PARIS', undefined],
  ['SGSIN', undefined],
])('%s is read as %s', (text, code) => {
  expect(catalog.findCountry(text)?.country.code).toBe(code);
});

test.each(
  [
    'no',
    'so',
    'to',
    'me',
    'my',
    'is',
    'as',
    'in',
    'it',
    'be',
    'de',
    'hk',
    'No',
    'Co.',
    'CO.',
    'P.R.',
    'N/A',
    'n.a.',
    'N.A.',
    'n a',
    'uk',
    'el',
  ].concat(['and', 'per', 'are', 'can', 'nor', 'n.a.m.', 'é.-u.']),
)('“%s” is a word, not a code', (text) => {
  expect(catalog.findCountry(text)).toBeUndefined();
});

test.each([
  ['no', ['NO']],
  ['de', ['DE']],
  ['uk', ['GB']],
  ['n/a', []],
  ['na', []],
  ['US-CA', ['US']],
  ['CN-SH', ['CN']],
  ['CNSHA', ['CN']],
  ['PARIS', []],
  ['CAIRO', []],
  ['Kingdom of Norwey', ['NO']],
  ['Italian Repubblic', ['IT']],
  ['Federation of Germany', ['DE']],
])('“%s” asks whether %j is meant', (text, codes) => {
  expect(
    catalog
      .suggestCountries(text)
      .map(({ code }) => code)
      .slice(0, Math.max(1, codes.length)),
  ).toEqual(codes);
});

test.each([
  ['Crimea', 'crimea'],
  ['Republic of Crimea', 'crimea'],
  ['Sevastopol', 'crimea'],
  ['UA-43', 'crimea'],
  ['Крым', 'crimea'],
  ['DNR', 'donetsk'],
  ["Donetsk People's Republic", 'donetsk'],
  ['LNR', 'luhansk'],
  ['lugansk', 'luhansk'],
])('“%s” is the region %s of UA, and no country', (text, region) => {
  expect(catalog.findCountry(text)).toBeUndefined();
  expect(catalog.findRegion(text)).toMatchObject({ region, of: 'UA' });
});

test('no country is a region, and no name in another language is that of two countries', () => {
  const owners = new Map<string, Set<string>>();
  for (const { code, name, alpha3, aliases = [] } of data.countries) {
    for (const text of [code, name, alpha3, ...aliases])
      expect([text, catalog.findRegion(text)]).toEqual([text, undefined]);
    for (const text of data.countryNames?.[code] ?? []) {
      owners.set(countryKey(text), (owners.get(countryKey(text)) ?? new Set()).add(code));
      const read = catalog.findCountry(text)?.country.code;
      expect([text, read === undefined || read === code]).toEqual([text, true]);
    }
  }
  for (const [key, codes] of owners)
    if (codes.size > 1) expect([key, catalog.findCountry(key)]).toEqual([key, undefined]);
});

test.each([
  ['SGSIN', 'SG'],
  ['CN SHA', 'CN'],
  ['USLAX', 'US'],
  ['PARIS', undefined],
  ['CAIRO', undefined],
  ['sgsin', undefined],
])('the station %s is in %s', (text, code) => {
  expect(catalog.findStation(text)?.code).toBe(code);
});

test('the code that says something else too is marked', () => {
  expect(catalog.findCountry('NA')).toMatchObject({
    exact: true,
    country: { name: 'Namibia', codeMeans: 'not available' },
  });
  expect(catalog.countries.filter(({ codeMeans }) => codeMeans !== undefined).map(({ code }) => code)).toEqual(['NA']);
});
