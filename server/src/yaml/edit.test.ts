import { describe, expect, it } from 'vitest';
import { type Doc, edit, items, type Piece, parsed, read, type Source, textOf } from './index.ts';

const SECTIONS = new Set(['lines', 'deliveries']);

const manifest = (count: number) =>
  `kind: ShipmentManifest\nlines:\n${Array.from({ length: count }, (_, i) => `  - item: chip-${i}\n    quantity: ${i}\n`).join('')}id: 1\n`;

const change = (line: number, character: number, text: string, length = 0) => ({
  range: { start: { line, character }, end: { line, character: character + length } },
  text,
});

const pieces = (source: Source): Piece[] =>
  source.docs.flatMap((doc) => doc.sections.flatMap((section) => section.blocks.flatMap((block) => [...block.pieces])));

const kept = (before: Source, after: Source) => {
  const old = new Set(pieces(before));
  return pieces(after).filter((piece) => old.has(piece)).length;
};

describe('edit', () => {
  it('inside an item makes one new piece and one new block', () => {
    const before = read('a', manifest(1000), SECTIONS);
    const after = edit(before, [change(2 + 2 * 500 + 1, 14, '99')]);
    expect(kept(before, after)).toBe(999);
    expect(after.docs[0]?.head).toBe(before.docs[0]?.head);
    const [old, fresh] = [before, after].map((source) => source.docs[0]?.sections[0]?.blocks ?? []);
    expect(fresh?.filter((block) => !old?.includes(block)).length).toBe(1);
    expect([...items(after.docs[0] as Doc)][500]?.value).toEqual({ item: 'chip-500', quantity: 99500 });
  });

  it('in the head keeps every item and every block', () => {
    const before = read('a', manifest(1000), SECTIONS);
    const after = edit(before, [change(0, 6, 'My')]);
    expect(after.docs[0]?.sections[0]?.blocks).toBe(before.docs[0]?.sections[0]?.blocks);
    expect(parsed(after.docs[0] as Doc, after.docs[0]?.head as Piece).value).toMatchObject({
      kind: 'MyShipmentManifest',
    });
  });

  it('adds, removes, joins and splits items', () => {
    const before = read('a', manifest(10), SECTIONS);
    const values = (source: Source) => [...items(source.docs[0] as Doc)].map(({ value }) => JSON.stringify(value));
    const added = edit(before, [change(4, 0, '  # new\n  - item: new\n')]);
    expect([kept(before, added), values(added)[1]]).toEqual([10, '{"item":"new"}']);
    const removed = edit(before, [
      { range: { start: { line: 4, character: 0 }, end: { line: 8, character: 0 } }, text: '' },
    ]);
    expect([kept(before, removed), values(removed).length]).toEqual([8, 8]);
    const joined = edit(before, [change(4, 2, ' ', 1)]);
    expect([kept(before, joined), values(joined).length]).toEqual([8, 9]);
    const split = edit(before, [change(3, 2, '-', 1)]);
    expect([kept(before, split), values(split)[1]]).toEqual([9, '{"quantity":0}']);
  });

  it('in one document leaves the others', () => {
    const before = read('a', `${manifest(3)}---\n${manifest(3)}---\nid: 3\n`, SECTIONS);
    const after = edit(before, [change(1, 0, '# c\n')]);
    expect(after.docs.map((doc, index) => doc === before.docs[index])).toEqual([false, true, true]);
    const fewer = edit(before, [
      { range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }, text: '' },
    ]);
    expect(fewer.docs).toEqual(before.docs.slice(1));
    expect(fewer.docs.every((doc) => before.docs.includes(doc))).toBe(true);
  });

  it('of an anchor reaches the items that use it, and no others', () => {
    const before = read('a', 'base: &b {x: 1}\nlines:\n- *b\n- y: 2\n- [*b]\n', SECTIONS);
    const after = edit(before, [change(0, 13, '7', 1)]);
    expect(kept(before, after)).toBe(3);
    const [old, fresh] = [before, after].map((source) => {
      const doc = source.docs[0] as Doc;
      return pieces(source).map((piece) => parsed(doc, piece));
    });
    expect(fresh?.map(({ value }) => value)).toEqual([{ x: 7 }, { y: 2 }, [{ x: 7 }]]);
    expect(fresh?.map((each, index) => each === old?.[index])).toEqual([false, true, false]);
  });

  it('of an item with an anchor reaches those that use it through others', () => {
    const before = read('a', 'lines:\n- &a {x: 1}\n- &b [*a]\n- *b\n', SECTIONS);
    for (const piece of pieces(before)) parsed(before.docs[0] as Doc, piece);
    const after = edit(before, [change(1, 9, '7', 1)]);
    expect(pieces(after).map((piece) => parsed(after.docs[0] as Doc, piece).value)).toEqual([
      { x: 7 },
      [{ x: 7 }],
      [{ x: 7 }],
    ]);
  });

  it('applies many changes of a batch, each to what the one before it left', () => {
    const before = read('a', manifest(2000), SECTIONS);
    const all = Array.from({ length: 2000 }, (_, i) => change(2 + 2 * (1999 - i), 10, 'CHIP', 4));
    expect(textOf(edit(before, all))).toBe(manifest(2000).replaceAll('chip', 'CHIP'));
    const mixed = edit(before, [
      change(0, 0, '# top\n'),
      ...all.map(({ range, text }) => ({
        range: {
          start: { ...range.start, line: range.start.line + 1 },
          end: { ...range.end, line: range.end.line + 1 },
        },
        text,
      })),
    ]);
    expect(textOf(mixed)).toBe(`# top\n${manifest(2000).replaceAll('chip', 'CHIP')}`);
    expect(textOf(edit(before, [{ text: 'a: 1\n' }, change(0, 3, '2', 1)]))).toBe('a: 2\n');
  });

  it('counts characters as UTF-16 and stops at the end of a line and of the text', () => {
    const before = read('a', 'lines:\r\n- t: 🚀x\r\n- b\r\n', SECTIONS);
    expect(textOf(edit(before, [change(1, 7, 'y', 1)]))).toBe('lines:\r\n- t: 🚀y\r\n- b\r\n');
    expect(textOf(edit(before, [change(1, 99, '!')]))).toBe('lines:\r\n- t: 🚀x!\r\n- b\r\n');
    expect(textOf(edit(before, [change(99, 0, '- c')]))).toBe('lines:\r\n- t: 🚀x\r\n- b\r\n- c');
  });

  it('gives back the same source when nothing changes', () => {
    const before = read('a', manifest(3), SECTIONS);
    expect(edit(before, [])).toBe(before);
    expect(edit(before, [{ text: manifest(3) }]).docs).toEqual(before.docs);
    expect(edit(before, [{ text: manifest(3) }]).docs[0]).toBe(before.docs[0]);
  });
});
