import { describe, expect, test } from 'vitest';
import { namesRegime, withRegime } from './configurationText.ts';

describe('withRegime', () => {
  test.each([
    ['an empty file', '', 'regime: b\n'],
    [
      'the value changes, its comment stays',
      'regime: a   # why\nalsoCheck: [c]\n',
      'regime: b   # why\nalsoCheck: [c]\n',
    ],
    ['a quoted key and value', '"regime" : "a"\n', '"regime" : b\n'],
    ['a value left out', 'files: []\nregime:\n', 'files: []\nregime: b\n'],
    ['Windows line ends', 'regime: a\r\nfiles: []\r\n', 'regime: b\r\nfiles: []\r\n'],
    [
      'a file without the key: behind the comments that open it',
      '# ours\n\nfiles: []\n',
      '# ours\n\nregime: b\nfiles: []\n',
    ],
    ['behind the mark that begins the document', '---\nfiles: []\n', '---\nregime: b\nfiles: []\n'],
    ['comments alone', '# ours\n', '# ours\nregime: b\n'],
    ['several documents', 'kind: X\nregime: a\n---\nregime: c\n', 'kind: X\nregime: b\n---\nregime: b\n'],
    ['a key of the same name deeper down is another', 'x:\n  regime: a\n', 'regime: b\nx:\n  regime: a\n'],
  ])('%s', (_what, text, wanted) => {
    expect(withRegime(text, 'b')).toBe(wanted);
  });

  test('a map in braces is left to a person', () => {
    expect(withRegime('# one line\n{files: []}\n', 'b')).toBeUndefined();
  });
});

test('namesRegime: at the margin only', () => {
  expect(namesRegime('kind: X\nregime: a\n')).toBe(true);
  expect(namesRegime('# regime: a\nkind: X\n  regime: a\n')).toBe(false);
});
