import { describe, expect, test } from 'vitest';
import { shippedCatalog } from '../../server/src/catalog/shipped.ts';
import type { CatalogData } from '../../server/src/catalog/types.ts';
import type { PackSpec } from '../../server/src/regime/pack.ts';
import { shippedPacks } from '../../server/src/regime/shipped.ts';
import { forbiddenBy, type Violation, violations } from './literals.ts';
import { shippedSources } from './sources.ts';

/**
 * Ids in the packs that are also words of the file formats: keys and values that every document or pack may say, whatever its rules.
 * A pack that names an entry by such a word does not make the engine know it.
 */
const WORDS_OF_THE_FORMAT: Readonly<Record<string, string>> = {
  license: 'authorization: {license: …}, and a kind of authority in the pack format',
  licence: 'binding: licence in registers, and `for: licence` in the pack format',
  agreement: 'authorization: {agreement: …}, and a kind of authority in the pack format',
  headquarters: 'a key of every party',
  none: 'ultimateParent: none, authorization: none, and the class of what is in no class',
  memory: 'a kind of item in the catalogue format',
  supercomputer: 'endUse: {supercomputer: …}',
  military: 'endUse: {military: …}',
  'military-intelligence': 'endUse: {militaryIntelligence: …}, in words',
};

/** Words that only some sources may say: what they mean there has nothing to do with the packs, or is an example for people. */
const ONLY_THERE: readonly ((one: Violation) => boolean)[] = [
  // The report page writes files, which it calls an export.
  ({ found, file }) => found === 'export' && file.startsWith('client/src/'),
  // The help of the command line shows commands as people type them.
  ({ is, file }) => is === 'a pack' && file.startsWith('server/src/cli/'),
];

const isWord = (one: Violation) =>
  Object.hasOwn(WORDS_OF_THE_FORMAT, one.found) || ONLY_THERE.some((isAllowed) => isAllowed(one));

describe('the sources that ship', () => {
  const forbidden = forbiddenBy(shippedPacks, shippedCatalog);
  const found = violations(shippedSources(), forbidden);

  test('the data gives what to look for', () => {
    for (const name of [
      'MO',
      'nvidia-h100-sxm5',
      'NAC',
      'chip-destination',
      'lpp-consignee',
      'uae-supp8',
      'lpp-bis-notice',
      'part-744',
      'HR-01',
      'us-ear',
      'reexport',
      'entity-list',
      'presumption-of-denial',
    ]) {
      expect.soft(forbidden.names.has(name), name).toBe(true);
    }
    for (const number of [26_900_000, 790_000_000, 5_064_000_000, 4800, 5.92, 15_840]) {
      expect.soft(forbidden.numbers.has(number), String(number)).toBe(true);
    }
  });

  test('say no country, item, rule or limit of the data', () => {
    expect(
      found.filter((one) => !isWord(one)).map(({ file, line, found, is }) => `${file}:${line} says ${found}, ${is}`),
    ).toEqual([]);
  });

  test('every exception that is made is still needed', () => {
    expect(ONLY_THERE.filter((isAllowed) => !found.some(isAllowed))).toEqual([]);
    expect(Object.keys(WORDS_OF_THE_FORMAT).filter((word) => !found.some((one) => one.found === word))).toEqual([]);
  });
});

describe('on made-up data and code', () => {
  const catalog = {
    items: [
      {
        id: 'acme-x1',
        name: 'X1',
        aliases: ['X1', 'Acme X1 Ultra'],
        vendor: 'acme',
        kind: 'chip',
        tpp: { computed: 4321 },
      },
    ],
    countries: [
      { code: 'AA', alpha3: 'AAA', name: 'Atlantis', aliases: ['Isle'] },
      { code: 'BB', alpha3: 'BBB', name: 'Brobdingnag' },
    ],
  } as unknown as CatalogData;
  const pack = {
    pack: 'made-up',
    sets: { 'far-away': [{ members: ['AA'] }] },
    requirements: { toll: { when: { tpp: { atLeast: 1_234_000 } }, under: 'tolls', text: [] } },
    authorities: {
      pass: {
        kind: 'exception',
        code: 'TOLLFREE',
        lifts: ['toll'],
        conditions: [{ id: 'a', need: { certifications: { has: 'toll-paper' } }, else: 'blocked', say: '' }],
        text: [],
      },
    },
  } as unknown as PackSpec;
  const forbidden = forbiddenBy([pack], catalog);
  const told = (code: string) =>
    violations(new Map([['a.ts', code]]), forbidden).map(({ line, found }) => `${line} ${found}`);

  test.each([
    ["if (place === 'AA') {}", '1 AA'],
    ['const NEAR = "Atlantis";', '1 Atlantis'],
    ["const LIST = 'AA BB'.split(' ');", '1 AA BB'],
    ['/^(AA|BB)$/.test(place)', '1 ^(AA|BB)$'],
    ["find('acme-x1')", '1 acme-x1'],
    ['const say = `like the Acme X1 Ultra`;', '1 Acme X1 Ultra'],
    ["const hint = 'such as acme-x1';", '1 acme-x1'],
    ["const code = 'TOLLFREE';", '1 TOLLFREE'],
    ["const say = 'TOLLFREE is open';", '1 TOLLFREE'],
    ["held.has('toll')", '1 toll'],
    ["set('far-away')", '1 far-away'],
    ["under === 'tolls'", '1 tolls'],
    ["has('toll-paper')", '1 toll-paper'],
    ['const LIMIT = 1_234_000;', '1 1234000'],
    ['\nconst LIMIT = 1.234e6;', '2 1234000'],
    ['tpp > 4321', '1 4321'],
    ["type Code = 'AA' | 'other';", '1 AA'],
  ])('%s', (code, wanted) => {
    expect(told(code)).toEqual([wanted]);
  });

  test.each([
    "// AA and acme-x1, at 4321\nconst x = 'aa';",
    'const AA = 1;',
    "import { a } from './toll.ts';",
    "const say = 'a toll is due';",
    'const n = 1234;',
  ])('%s is none of it', (code) => {
    expect(told(code)).toEqual([]);
  });
});
