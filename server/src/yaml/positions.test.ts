import { describe, expect, it } from 'vitest';
import {
  type Doc,
  items,
  type Location,
  lineCount,
  lineText,
  locationAt,
  type Path,
  pathOf,
  type Range,
  rangeOf,
  read,
} from './index.ts';

const SECTIONS = new Set(['lines', 'deliveries']);
const TEXT = [
  '# first document',
  'kind: ShipmentManifest',
  'base: &base {eccn: 3A090.a}',
  'parties:',
  '  exporter: {name: "🚀 Halden", country: US}',
  '  purchaser:',
  'lines:',
  '  # about 🚀',
  '  - item: nvidia-h100-sxm5',
  '    quantity: 512',
  '    description: 😀😀 server # note',
  '  - <<: *base',
  '    item:',
  '      name: x',
  '  - *base',
  'id: SHP-1',
  '---',
  'lines: [{item: a}, b]',
  'deliveries:',
  '- date: 2025-06-02',
  '  lines:',
  '  - item: c',
  '',
].join('\n');
const source = read('a.yaml', TEXT, SECTIONS);
const [one, two] = source.docs as [Doc, Doc];

/** The location of a path from a document's root. */
function location(doc: Doc, path: Path): Location {
  const [key, index, ...rest] = path;
  const item = [...items(doc)].find((each) => each.key === key && each.index === index);
  return item ? { piece: item.location.piece, path: [...item.location.path, ...rest] } : { piece: doc.head, path };
}

/** The text in a range that does not leave its line; else `first line … last line`. */
function textIn({ start, end }: Range): string {
  const line = (at: number) => TEXT.split('\n')[at] ?? '';
  if (start.line === end.line) return line(start.line).slice(start.character, end.character);
  return `${line(start.line).slice(start.character)} … ${line(end.line).slice(0, end.character)}`;
}

describe('rangeOf', () => {
  it.each<[Path, string]>([
    [['kind'], 'ShipmentManifest'],
    [['parties', 'exporter', 'name'], '"🚀 Halden"'],
    [['parties', 'exporter', 'country'], 'US'],
    [['parties'], 'exporter: {name: "🚀 Halden", country: US} …   purchaser:'],
    [['parties', 'purchaser'], 'purchaser'],
    [['lines', 0, 'quantity'], '512'],
    [['lines', 0, 'description'], '😀😀 server'],
    [['lines', 0], 'item: nvidia-h100-sxm5 …     description: 😀😀 server'],
    [['lines', 1, 'item'], 'name: x'],
    [['id'], 'SHP-1'],
  ])('of %j is the value', (path, text) => {
    expect(textIn(rangeOf(source, location(one, path)))).toBe(text);
  });

  it.each<[Path, string]>([
    [['lines', 0, 'eccn'], 'item: nvidia-h100-sxm5'],
    [['lines', 1, 'item', 'tpp'], 'item'],
    [['lines', 2, 'quantity'], '*base'],
    [['parties', 'endUsers'], 'parties'],
    [['parties', 'exporter', 'headquarters'], 'exporter'],
    [['parties', 'purchaser', 'country'], 'purchaser'],
    [['nothing', 'here'], 'kind: ShipmentManifest'],
  ])('of %j, which is missing, is short', (path, text) => {
    expect(textIn(rangeOf(source, location(one, path)))).toBe(text);
  });

  it('of a value that comes through an alias or a merge key is the use', () => {
    expect(rangeOf(source, location(one, ['lines', 1, 'eccn']))).toEqual({
      start: { line: 11, character: 8 },
      end: { line: 11, character: 13 },
    });
    expect(rangeOf(source, location(one, ['lines', 2, 'eccn'])).start).toEqual({ line: 14, character: 4 });
  });

  it('gives the key or the whole entry when asked', () => {
    expect(textIn(rangeOf(source, location(one, ['lines', 0, 'quantity']), 'key'))).toBe('quantity');
    expect(textIn(rangeOf(source, location(one, ['lines', 0, 'quantity']), 'entry'))).toBe('quantity: 512');
    expect(textIn(rangeOf(source, location(one, ['lines', 0]), 'key'))).toBe('item: nvidia-h100-sxm5');
    expect(textIn(rangeOf(source, location(two, ['lines', 0]), 'key'))).toBe('item: a');
  });

  it('refuses a piece of another source', () => {
    expect(() => rangeOf(source, { piece: { text: 'a', lines: 0 }, path: [] })).toThrow(RangeError);
  });
});

describe('pathOf', () => {
  it('leads from the root of the document', () => {
    expect(pathOf(source, location(one, ['lines', 1, 'item']))).toEqual({ document: 0, path: ['lines', 1, 'item'] });
    expect(pathOf(source, location(two, ['lines', 1]))).toEqual({ document: 1, path: ['lines', 1] });
    expect(pathOf(source, location(two, ['deliveries', 0, 'lines', 0]))).toEqual({
      document: 1,
      path: ['deliveries', 0, 'lines', 0],
    });
  });
});

describe('spotAt', () => {
  const found = (line: number, character: number) => {
    const at = locationAt(source, { line, character });
    return at && [at.document, ...pathOf(source, at.location).path, ...(at.inKey ? ['(key)'] : [])].join(' ');
  };

  it.each<[number, number, string]>([
    [0, 3, '0'],
    [1, 2, '0 kind (key)'],
    [1, 10, '0 kind'],
    [4, 24, '0 parties exporter name'],
    [4, 42, '0 parties exporter country'],
    [5, 13, '0 parties purchaser'],
    [7, 5, '0 lines 0'],
    [8, 6, '0 lines 0 item (key)'],
    [9, 16, '0 lines 0 quantity'],
    [10, 20, '0 lines 0 description'],
    [10, 30, '0 lines 0 description'],
    [13, 13, '0 lines 1 item name'],
    [14, 6, '0 lines 2'],
    [15, 5, '0 id'],
    [17, 15, '1 lines 0 item'],
    [17, 19, '1 lines 1'],
    [21, 10, '1 deliveries 0 lines 0 item'],
  ])('%i:%i', (line, character, path) => {
    expect(found(line, character)).toBe(path);
  });

  it('on a blank line is where a line typed there would go', () => {
    const text = 'lines:\n  - item: a\n    party:\n\n  - item: b\n    \n\nid: 1\n';
    const blank = read('a', text, SECTIONS);
    const path = (line: number, character: number) => {
      const at = locationAt(blank, { line, character });
      return at && pathOf(blank, at.location).path;
    };
    expect([path(3, 4), path(3, 6), path(3, 0)]).toEqual([
      ['lines', 0],
      ['lines', 0, 'party'],
      ['lines', 1],
    ]);
    expect([path(5, 4), path(6, 4), path(6, 0), path(8, 0)]).toEqual([['lines', 1], ['lines', 1], [], []]);
  });

  it('is undefined outside', () => {
    expect(found(99, 0)).toBe(undefined);
  });

  it('finds the start of every value again', () => {
    for (const path of [
      ['kind'],
      ['parties', 'exporter', 'name'],
      ['lines', 0, 'description'],
      ['lines', 1, 'item', 'name'],
      ['id'],
    ]) {
      expect(found(...pair(rangeOf(source, location(one, path)).start))).toBe(['0', ...path].join(' '));
    }
  });
});

const pair = ({ line, character }: Range['start']): [number, number] => [line, character];

describe('lines', () => {
  it('are those of the text, without their breaks', () => {
    const crlf = read('a', TEXT.replaceAll('\n', '\r\n'), SECTIONS);
    const lines = TEXT.split('\n');
    for (const each of [source, crlf]) {
      expect(lineCount(each)).toBe(lines.length);
      expect(lines.map((_, line) => lineText(each, line))).toEqual(lines);
    }
    expect(lineText(read('a', 'lines:\n- a\n- b', SECTIONS), 2)).toBe('- b');
    expect(lineText(read('a', 'a\rb', SECTIONS), 1)).toBe('b');
    expect(lineText(source, 99)).toBe('');
  });
});
