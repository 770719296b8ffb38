import { describe, expect, test } from 'vitest';
import { tokensOf } from './tokens.ts';

/** `§{` stands for `${`, which in a plain string looks like a mistake. */
const template = (source: string) => source.replaceAll('§', '$');
const read = (source: string) => tokensOf(source).map(({ kind, text }) => `${kind} ${text}`);

describe('tokensOf', () => {
  test.each<[string, string, readonly string[]]>([
    ['comments are left out', "// 'a'\n/* 'b' */ x", ['word x']],
    ['strings, with escapes read', String.raw`'it\'s' "\x41\u0042\u{43}\n"`, ["string it's", 'string ABC\n']],
    [
      'a template and what stands in it',
      template('`a §{b ? `§{1}` : "c"} d`'),
      ['template a ', 'word b', 'mark ?', 'template ', 'number 1', 'template ', 'mark :', 'string c', 'template  d'],
    ],
    [
      'braces inside a template',
      template('`§{{ a: 1 }}`'),
      ['template ', 'mark {', 'word a', 'mark :', 'number 1', 'mark }', 'template '],
    ],
    [
      'numbers as they count',
      '26_900_000 1e9 0xff 1.5 .5 10n',
      ['number 26900000', 'number 1e9', 'number 0xff', 'number 1.5', 'number .5', 'number 10'],
    ],
    ['digits in a word are none', 'uint8 x2', ['word uint8', 'word x2']],
    ['a regular expression', 'a = /[\'"]\\/[/]/g;', ['word a', 'mark =', `regex ['"]\\/[/]`, 'mark ;']],
    ['a division', "a / b / 'c'", ['word a', 'mark /', 'word b', 'mark /', 'string c']],
    [
      'a regular expression behind a word that takes one',
      'return /x/.test(y)',
      ['word return', 'regex x', 'mark .', 'word test', 'mark (', 'word y', 'mark )'],
    ],
  ])('%s', (_what, source, wanted) => {
    expect(read(source)).toEqual(wanted);
  });

  test('each token knows its line', () => {
    expect(tokensOf(template("a\n/* \n */ `x\n§{1}\n`\n'end'")).map(({ line, text }) => [line, text])).toEqual([
      [1, 'a'],
      [3, 'x\n'],
      [4, '1'],
      [4, '\n'],
      [6, 'end'],
    ]);
  });

  test('each token knows how deep it stands', () => {
    expect(
      tokensOf('let a = { b: [c] }; let d')
        .filter(({ kind }) => kind === 'word')
        .map(({ text, depth }) => `${text}${depth}`),
    ).toEqual(['let0', 'a0', 'b1', 'c2', 'let0', 'd0']);
  });

  test('a literal that does not end is told with its line', () => {
    expect(() => tokensOf("\n'abc")).toThrow('line 2');
  });
});
