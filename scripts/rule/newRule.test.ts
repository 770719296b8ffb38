import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCase } from '../../test/cases/load.ts';
import { packValidator, readPack } from '../regimes/validate.mjs';
import { withEntry } from './insert.mjs';
import { caseText, entryText } from './texts.mjs';

const ENTRY = '  new: {a: 1}\n';

describe('withEntry', () => {
  test.each([
    [
      'before the heading of the next section',
      'one:\n  old: 1\n\n# ---- two\ntwo:\n  x: 1\n',
      'one:\n  old: 1\n  new: {a: 1}\n\n# ---- two\ntwo:\n  x: 1\n',
    ],
    ['at the end of the file', 'one:\n  old: 1   # a comment\n', 'one:\n  old: 1   # a comment\n  new: {a: 1}\n'],
    [
      'behind a comment that belongs to the section',
      'one:\n  old: 1\n  # kept\ntwo: 1\n',
      'one:\n  old: 1\n  # kept\n  new: {a: 1}\ntwo: 1\n',
    ],
    ['in a section of its own', 'two: 1\n', 'two: 1\n\none:\n  new: {a: 1}\n'],
  ])('%s', (_, text, expected) => {
    expect(withEntry(text, 'one', ENTRY)).toBe(expected);
  });
});

const packs = globSync('regimes/*/pack.yaml').sort();

describe.each(packs)('a rule begun in %s', (file) => {
  const text = readFileSync(file, 'utf8');

  test.each([
    ['requirements', false],
    ['reasons', true],
  ] as const)('under %s is of the format, and nothing else changes', (section, isReason) => {
    const begun = withEntry(text, section, entryText('begun-rule', isReason));
    expect(readPack(file, begun, packValidator())).not.toHaveProperty('problem');
    const { [section]: entries, ...rest } = parse(begun);
    const { [section]: before, ...same } = parse(text);
    const { 'begun-rule': _begun, ...others } = entries;
    expect([others, rest]).toEqual([before ?? {}, same]);
  });

  test('that nobody finished does not ship', () => {
    expect(text).not.toContain('REPLACE');
  });
});

test('the case says what it wants on both sides', () => {
  const { wants } = readCase('case.yaml', caseText('us-ear', 'begun-rule', false));
  expect(wants).toMatchObject([
    { verdict: 'blocked', details: [{ key: 'reason', value: 'begun-rule', negated: false }] },
    { verdict: 'clear', details: [{ key: 'reason', value: 'begun-rule', negated: true }] },
  ]);
});
