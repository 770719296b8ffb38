import { describe, expect, it } from 'vitest';
import {
  type Doc,
  edit,
  indentationAt,
  insertEntry,
  insertionPoint,
  items,
  type Path,
  parsed,
  read,
  replaceValue,
  textOf,
  valueAt,
} from './index.ts';

const SECTIONS = new Set(['lines']);

function at(text: string, path: Path) {
  const source = read('a.yaml', text, SECTIONS);
  const doc = source.docs.at(-1) as Doc;
  const item = [...items(doc)].find(({ key, index }) => key === path[0] && index === path[1]);
  const location = item
    ? { piece: item.location.piece, path: [...item.location.path, ...path.slice(2)] }
    : { piece: doc.head, path };
  return { source, location };
}

function inserted(text: string, path: Path, value = 'NO'): string | undefined {
  const { source, location } = at(text, path);
  const change = insertEntry(source, location, 'hq', value);
  return change && textOf(edit(source, [change]));
}

function replaced(text: string, path: Path, value: string): string | undefined {
  const { source, location } = at(text, path);
  const change = replaceValue(source, location, value);
  return change && textOf(edit(source, [change]));
}

describe('insertEntry', () => {
  it.each<[string, string, Path, string]>([
    ['a block map', 'p:\n  a: 1 # one\n\n  # end\nq: 2\n', ['p'], 'p:\n  a: 1 # one\n  hq: NO\n\n  # end\nq: 2\n'],
    ['a flow map', 'p: {a: 1, b: [2]} # c\n', ['p'], 'p: {a: 1, b: [2], hq: NO} # c\n'],
    ['a flow map over lines', 'p: {\n  a: 1,\n}\n', ['p'], 'p: {\n  a: 1, hq: NO,\n}\n'],
    ['a flow map whose last value is empty', 'p: {a: }\n', ['p'], 'p: {a: , hq: NO}\n'],
    ['an empty flow map', 'p: {}\n', ['p'], 'p: {hq: NO}\n'],
    ['an empty value', 'p: # who\nq: 1\n', ['p'], 'p: # who\n  hq: NO\nq: 1\n'],
    ['a null', 'p: ~ # who\n', ['p'], 'p: {hq: NO} # who\n'],
    [
      'an item',
      'lines:\n  - a: 1\n  - b:\n      c: 1\nid: 1\n',
      ['lines', 0],
      'lines:\n  - a: 1\n    hq: NO\n  - b:\n      c: 1\nid: 1\n',
    ],
    [
      'a map in an item',
      'lines:\n  - b:\n      c: 1\nid: 1\n',
      ['lines', 0, 'b'],
      'lines:\n  - b:\n      c: 1\n      hq: NO\nid: 1\n',
    ],
    ['an item that is only a dash', 'lines:\n- # c\n- 1\n', ['lines', 0], 'lines:\n- hq: NO # c\n- 1\n'],
    ['an inline item', 'lines: [{a: 1}]\n', ['lines', 0], 'lines: [{a: 1, hq: NO}]\n'],
    ['the root', 'kind: X\nid: 1\nlines:\n- a\n', [], 'kind: X\nid: 1\nhq: NO\nlines:\n- a\n'],
    ['a root that has only items', '# c\nlines:\n- a\n', [], '# c\nhq: NO\nlines:\n- a\n'],
    ['a root that ends without a break', 'kind: X', [], 'kind: X\nhq: NO'],
    ['an empty document', '# c', [], '# c\nhq: NO\n'],
    ['an empty document that ends', '---\n...\n', [], '---\nhq: NO\n...\n'],
    ['a file with CRLF', 'p:\r\n  a: 1\r\n', ['p'], 'p:\r\n  a: 1\r\n  hq: NO\r\n'],
    ['a file with a byte order mark', '\uFEFFkind: X\n', [], '\uFEFFkind: X\nhq: NO\n'],
  ])('into %s', (_name, before, path, after) => {
    expect(inserted(before, path)).toBe(after);
    const { source, location } = at(after, path);
    const doc = source.docs.at(-1) as Doc;
    expect(parsed(doc, location.piece).problems).toEqual([]);
    expect(valueAt(parsed(doc, location.piece).value, [...location.path, 'hq'])).toBe('NO');
  });

  it('indents the further lines of the text', () => {
    expect(inserted('lines:\n- a: 1\r\n', ['lines', 0], '|\n  x\n  y')).toBe(
      'lines:\n- a: 1\r\n  hq: |\r\n    x\r\n    y\r\n',
    );
  });

  it('does nothing to what is not a map', () => {
    expect([inserted('p: 1\n', ['p']), inserted('a: &a {}\np: *a\n', ['p']), inserted('p: 1\n', ['q'])]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('says where and how far in', () => {
    const { source, location } = at('lines:\n  - a: 1 # c\n', ['lines', 0]);
    expect(insertionPoint(source, location)).toEqual({ pos: { line: 1, character: 12 }, indent: '    ' });
    expect(indentationAt(source, location)).toBe('    ');
  });
});

describe('replaceValue', () => {
  it.each<[string, Path, string, string]>([
    ['a: 1 # c\n', ['a'], '2', 'a: 2 # c\n'],
    ['a: &x "1"\n', ['a'], '2', 'a: &x 2\n'],
    ['a:\nb: 1\n', ['a'], '2', 'a: 2\nb: 1\n'],
    ['a: [1, {b: 2}]\n', ['a', 1], 'x', 'a: [1, x]\n'],
    ['a: |\n  x\n  y\n\nb: 1\n', ['a'], 'z', 'a: z\n\nb: 1\n'],
    ['lines:\n  - eccn: 3E001 # c\n', ['lines', 0, 'eccn'], '"3E001"', 'lines:\n  - eccn: "3E001" # c\n'],
    ['x: &x 1\na: *x\n', ['a'], '2', 'x: &x 1\na: 2\n'],
  ])('%j', (before, path, value, after) => {
    expect(replaced(before, path, value)).toBe(after);
  });

  it('does nothing where nothing is written', () => {
    expect(replaced('a: 1\n', ['b'], '2')).toBe(undefined);
  });
});
