import { describe, expect, test } from 'vitest';
import { read } from '../../yaml/index.ts';
import { namedIn, pathBelow, pathTo } from './named.ts';

const named = (text: string) =>
  namedIn(read('/w/exportlint.yaml', text, new Set())).map(({ key, path, at }) => [key, path, at.path.join('.')]);

describe('namedIn', () => {
  test.each([
    ['regimes: policy\n', [['regimes', '/w/policy', 'regimes']]],
    [
      'catalog: [a.yaml, ../b.yaml]\n',
      [
        ['catalog', '/w/a.yaml', 'catalog.0'],
        ['catalog', '/b.yaml', 'catalog.1'],
      ],
    ],
    ['{regimes: [/etc/p.yaml]}\n', [['regimes', '/etc/p.yaml', 'regimes.0']]],
    ['regimes: [[a], 5, "", {b: c}]\n', []],
    ['regime: us-ear\n', []],
    ['regimes: [\n', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });
});

describe('pathBelow', () => {
  test.each([
    ['/w', 'a/./b/../c.yaml', '/w/a/c.yaml'],
    ['/w', '../../../x', '/x'],
    ['/', 'x', '/x'],
    ['/w', 'policy\\pack.yaml', '/w/policy/pack.yaml'],
    ['c:/w', '../x', 'c:/x'],
    ['c:/w', 'D:/x', 'D:/x'],
  ])('%s and %s', (folder, text, path) => {
    expect(pathBelow(folder, text)).toBe(path);
  });
});

describe('wayTo', () => {
  test.each([
    ['/w', '/w/a/pack.yaml', 'a/pack.yaml'],
    ['/w/a', '/w/b/pack.yaml', '../b/pack.yaml'],
    ['/w/a', '/w/ab/pack.yaml', '../ab/pack.yaml'],
    ['/', '/x', 'x'],
  ])('from %s to %s', (folder, file, way) => {
    expect(pathTo(folder, file)).toBe(way);
  });
});
