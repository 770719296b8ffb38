import { describe, expect, test } from 'vitest';
import { shippedCatalog } from '../catalog/shipped.ts';
import { shippedPacks } from '../regime/shipped.ts';
import { contradictory, eccnSpelling, readEccn } from './eccn.ts';

describe('one code', () => {
  test.each([
    ['5A002.z', '5A002.z'],
    ['5A002z', '5A002.z'],
    ['5A002 z', '5A002.z'],
    ['5A002.Z', '5A002.z'],
    ['5a002.z', '5A002.z'],
    ['5a002Z', '5A002.z'],
    ['5A002-z', '5A002.z'],
    ['5A002–z', '5A002.z'],
    ['5A002_z', '5A002.z'],
    ['5A002(z)', '5A002.z'],
    ['5A 002.z', '5A002.z'],
    ['5A-002 z', '5A002.z'],
    [' 5A002.z ', '5A002.z'],
    ['5A002.z.', '5A002.z'],
    ['５Ａ００２．ｚ', '5A002.z'],
    ['5A002\u200b.z', '5A002.z'],
    ['ECCN 5A002.z', '5A002.z'],
    ['ECCN: 5A002.z', '5A002.z'],
    ['ECCN5A002.z', '5A002.z'],
    ['ECCN no. 5A002.z', '5A002.z'],
    ['ECCN #5A002z', '5A002.z'],
    ['US ECCN 5A002.z', '5A002.z'],
    ['5A002.z (US)', '5A002.z'],
    ['Export Control Classification Number 5A002.z', '5A002.z'],
    ['"5A002.z"', '5A002.z'],
    ['3A090', '3A090'],
    ['3a090', '3A090'],
    ['3A090a', '3A090.a'],
    ['ECCN: 3A090.a', '3A090.a'],
    ['4A003.z.1', '4A003.z.1'],
    ['4A003z1', '4A003.z.1'],
    ['4A003 z 1', '4A003.z.1'],
    ['4A003.z1b', '4A003.z.1.b'],
    ['4A003(z)(1)', '4A003.z.1'],
    ['3A001.a.10', '3A001.a.10'],
    ['4E091', '4E091'],
    ['EAR99', 'EAR99'],
    ['EAR 99', 'EAR99'],
    ['EAR-99', 'EAR99'],
    ['ear99', 'EAR99'],
    ['E.A.R. 99', 'EAR99'],
    ['ECCN: EAR99', 'EAR99'],
    ['5A002.z, 5A002.z', '5A002.z'],
  ])('%j is %s', (text, code) => {
    expect(readEccn(text)).toEqual({ codes: [code], canonical: text === code });
    expect(eccnSpelling(text)).toBe(code);
  });
});

test.each([
  '4A090.a, 5A002.z',
  '4A090.a,5A002.z',
  '4A090a / 5A002z',
  '4A090.a/5A002.z',
  '4A090.a; 5A002.z',
  '4A090.a and 5A002.z',
  '4A090.a & 5A002.z',
  '4A090.a or 5A002.z',
  '4A090.a 5A002.z',
  '4A090.a | ECCN 5A002.Z',
  'ECCNs: 4A090.a + 5A002.z',
  '[4A090.a, 5A002.z]',
  '4A090.a\n5A002.z',
])('%j is two codes', (text) => {
  expect(readEccn(text)).toEqual({ codes: ['4A090.a', '5A002.z'], canonical: false });
  expect(eccnSpelling(text)).toBe(text);
});

test.each([
  ...['', ' ', 'ECCN', 'n/a', 'none', 'tbd', '-', '?', 'NLR', 'not controlled', '5992', '1e5'],
  ...['5B0Z2', '5A0020.z', '5A02.z', '5F002.z', '5A002.zz', '5A002.z.100', '5AOO2.z', '5А002.z', 'EAR9', 'EAR999'],
  ...['not 3A090.a', 'below 3A090.a', '3A090.a?', '<3A090.a', '~3A090.a', '3A090.a pending', '3A090.a, pending'],
  ...['3A090.a except 5A002.z', '5A992.c NLR', '5A002.z.1/2', 'X5A002.z', '5A002z5A992c', 'EAR99x', 'constructor'],
])('%j is nothing that can be read, not even in part', (text) => {
  expect(readEccn(text)).toEqual({ codes: [], canonical: false });
  expect(eccnSpelling(text)).toBe(text);
});

test('what is on no entry is on no entry', () => {
  expect(contradictory(['EAR99', '3A090.a'])).toBe(true);
  expect(contradictory(['3A090.a', 'EAR99'])).toBe(true);
  expect(contradictory(['EAR99'])).toBe(false);
  expect(contradictory(['3A090.a', '5A002.z'])).toBe(false);
});

describe('the codes of the packs and of the catalogue', () => {
  const all = new Set([
    ...shippedCatalog.items.flatMap(({ eccn = [] }) => eccn),
    ...[...JSON.stringify(shippedPacks).matchAll(/"(\d[A-E]\d{3}(?:\.[a-z0-9]+)*|EAR99)"/g)].map(
      ([, code]) => code as string,
    ),
  ]);
  const SPELLINGS: Readonly<Record<string, (code: string) => string>> = {
    'as it is': (code) => code,
    'lower case': (code) => code.toLowerCase(),
    'upper case': (code) => code.toUpperCase(),
    'no points': (code) => code.replaceAll('.', ''),
    blanks: (code) => code.replaceAll('.', ' '),
    hyphens: (code) => code.replaceAll('.', '-'),
    underscores: (code) => code.replaceAll('.', '_'),
    brackets: (code) => code.replace(/\.(\w+)/g, '($1)'),
    'wide blanks': (code) => code.replaceAll('.', ' . '),
    'full width': (code) => code.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    'ECCN in front': (code) => `ECCN ${code}`,
    'ECCN and a colon': (code) => `ECCN:${code}`,
    'US behind': (code) => `${code} (US)`,
    'point behind': (code) => `${code}.`,
    'upper case without points': (code) => code.replaceAll('.', '').toUpperCase(),
  };

  test('are many, and canonical', () => {
    expect(all.size).toBeGreaterThan(30);
    for (const code of all) expect.soft(readEccn(code)).toEqual({ codes: [code], canonical: true });
  });

  test.each(Object.entries(SPELLINGS))('written with %s they are the same, alone and in lists', (_, spell) => {
    for (const code of all) {
      expect.soft(readEccn(spell(code)).codes, spell(code)).toEqual([code]);
      for (const other of ['3A991.p', '4A003.z.1']) {
        const pair = `${spell(code)}, ${spell(other)}`;
        expect.soft(readEccn(pair).codes, pair).toEqual([...new Set([code, other])]);
      }
    }
  });
});
