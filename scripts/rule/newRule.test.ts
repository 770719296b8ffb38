import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { assemblePack } from '../../server/src/pack/assemble.ts';
import { packValidator } from '../../server/src/regime/validatePack.ts';
import { readCase } from '../../test/cases/load.ts';
import { withEntry } from './insert.ts';
import { caseText, coverageText, provisionText } from './texts.ts';

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

test('in a section below the margin, after what is there', () => {
  const text = 'coverage:\n  one:\n    old: 1\n\n  two:\n    x: 1\n';
  expect(withEntry(text, 'one', '    new: 1\n', 2)).toBe(
    'coverage:\n  one:\n    old: 1\n    new: 1\n\n  two:\n    x: 1\n',
  );
  expect(withEntry(text, 'three', '    new: 1\n', 2)).toBe(`${text}\n  three:\n    new: 1\n`);
});

const packs = globSync('regimes/*/pack.yaml').sort();
const valuesOf = (head: string) => {
  const { files } = parse(readFileSync(head, 'utf8')) as { files: string[] };
  return [path.basename(head), ...files].map((file) => ({
    file,
    text: readFileSync(path.join(path.dirname(head), file), 'utf8'),
  }));
};

describe.each(packs)('a rule begun in %s', (head) => {
  const files = valuesOf(head);

  test.each([
    ['requirements', false],
    ['reasons', true],
  ] as const)('under %s is of the format, and nothing else changes', (part, isReason) => {
    const begun = files.map(({ file, text }) => {
      const row = file === 'coverage.yaml' ? withEntry(text, part, coverageText('begun-rule'), 2) : text;
      const value = parse(file === 'pack.yaml' ? withEntry(row, 'files', '  - 742.6-begun-rule.yaml\n') : row);
      return { file, value };
    });
    const rule = { file: '742.6-begun-rule.yaml', value: parse(provisionText('begun-rule', '742.6', isReason)) };
    const { pack, declared, problems } = assemblePack([...begun, rule]);
    expect(problems).toEqual([]);
    expect(packValidator()(declared)).toEqual([]);
    expect(begun[0]?.value.files).toContain(rule.file);
    const before = assemblePack(files.map(({ file, text }) => ({ file, value: parse(text) }))).pack;
    const { 'begun-rule': added, ...others } = pack[part] as Record<string, unknown>;
    expect(added).toMatchObject({ title: 'REPLACE with a few words', coverage: 'partial' });
    expect({ ...pack, [part]: others }).toEqual({ ...before, [part]: before[part] ?? {} });
  });

  test('that is not finished does not ship', () => {
    for (const { text } of files) expect(text).not.toContain('REPLACE');
  });
});

test('the case says what it wants on both sides', () => {
  const { wants } = readCase('case.yaml', caseText('us-ear', 'begun-rule', false));
  expect(wants).toMatchObject([
    { verdict: 'blocked', details: [{ key: 'reason', value: 'begun-rule', negated: false }] },
    { verdict: 'clear', details: [{ key: 'reason', value: 'begun-rule', negated: true }] },
  ]);
});
