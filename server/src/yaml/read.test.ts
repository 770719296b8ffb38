import { describe, expect, it } from 'vitest';
import { items, read, textOf } from './index.ts';

const SECTIONS = new Set(['lines', 'deliveries', 'licenses', 'agreements', 'veus']);

function shape(text: string) {
  const source = read('a.yaml', text, SECTIONS);
  expect(textOf(source)).toBe(text);
  return source.docs.map(({ head, sections }) => ({
    head: head.text,
    ...Object.fromEntries(sections.map(({ key, blocks }) => [key, blocks.flatMap((b) => b.pieces.map((p) => p.text))])),
  }));
}

const values = (text: string) =>
  read('a.yaml', text, SECTIONS).docs.map((doc) => [...items(doc)].map(({ key, index, value }) => [key, index, value]));

describe('read', () => {
  it('cuts a manifest into its head and its lines; comments go with the item that follows', () => {
    const text = 'kind: X\nlines: # four\n  # one\n  - item: a\n    n: 1\n\n  # two\n  - item: b\n\nid: 7\n';
    expect(shape(text)).toEqual([
      {
        head: 'kind: X\nlines: # four\n\nid: 7\n',
        lines: ['  # one\n  - item: a\n    n: 1\n', '\n  # two\n  - item: b\n'],
      },
    ]);
  });

  it('cuts items whose dashes are in the first column', () => {
    expect(shape('lines:\n- a\n# c\n- b\nid: 1\n')).toEqual([
      { head: 'lines:\nid: 1\n', lines: ['- a\n', '# c\n- b\n'] },
    ]);
  });

  it('keeps comments that are indented like the items with the last item, others with the head', () => {
    expect(shape('lines:\n  - a\n  # - b\n\n# end\n')).toEqual([
      { head: 'lines:\n\n# end\n', lines: ['  - a\n  # - b\n'] },
    ]);
  });

  it('is not misled by block scalars, quotes and flow collections in items', () => {
    const scalar = '  - t: |\n      - x\n      # y\n\n';
    const quoted = '  - "a\n    - b"\n';
    const flow = '  - {item: a,\n    n: 1\n  }\n';
    const text = `lines:\n${scalar}${quoted}${flow}`;
    expect(shape(text)).toEqual([
      { head: 'lines:\n', lines: ['  - t: |\n      - x\n      # y\n', `\n${quoted}`, flow] },
    ]);
    expect(values(text)[0]).toEqual([
      ['lines', 0, { t: '- x\n# y\n' }],
      ['lines', 1, 'a - b'],
      ['lines', 2, { item: 'a', n: 1 }],
    ]);
  });

  it('leaves blank lines and comments to a block scalar that holds them', () => {
    const text = 'lines:\n- |+\n  a\n\n- >\n  b\n  # text\n\n- c\n';
    expect(values(text)[0]?.map((each) => each[2])).toEqual(['a\n\n', 'b # text\n', 'c']);
    expect(shape(text)[0]).toMatchObject({ lines: ['- |+\n  a\n\n', '- >\n  b\n  # text\n', '\n- c\n'] });
  });

  it.each([
    ['a flow sequence', 'lines: [a, b]\n'],
    ['JSON', '{"kind": "X", "lines": ["a", "b"]}\n'],
    ['a quoted key', '"lines":\n  - a\n  - b\n'],
    ['an anchor on the key', 'lines: &l\n  - a\n  - b\n'],
    ['an alias', 'other: &o [a, b]\nlines: *o\n'],
    ['a space before the colon', 'kind: X\nlines :\n  - a\n  - b\n'],
    ['an indented root', '  kind: X\n  lines:\n  - a\n  - b\n'],
    ['content on the --- line', '--- !!map\nlines:\n  - a\n  - b\n'],
    ['a key on its own', '? lines\n: - a\n  - b\n'],
  ])('reads %s as part of the head and still yields its items', (_name, text) => {
    expect(shape(text)).toEqual([{ head: text }]);
    expect(values(text)[0]).toEqual([
      ['lines', 0, 'a'],
      ['lines', 1, 'b'],
    ]);
  });

  it('separates documents; what is before --- belongs to the document that follows', () => {
    expect(
      shape('# top\n%YAML 1.2\n---\nlines:\n- a\n...\n# between\n---\nid: |\n  ---\n--- # last\nveus:\n  - b\n'),
    ).toEqual([
      { head: '# top\n%YAML 1.2\n---\nlines:\n...\n', lines: ['- a\n'] },
      { head: '# between\n---\nid: |\n  ---\n' },
      { head: '--- # last\nveus:\n', veus: ['  - b\n'] },
    ]);
  });

  it('takes empty texts, byte order marks, CRLF and a missing last line break as they come', () => {
    expect(shape('')).toEqual([{ head: '' }]);
    expect(shape('# nothing')).toEqual([{ head: '# nothing' }]);
    expect(shape('\uFEFF---\r\nlines:\r\n- a\r\n\r\n- b')).toEqual([
      { head: '\uFEFF---\r\nlines:\r\n', lines: ['- a\r\n', '\r\n- b'] },
    ]);
  });

  it('keeps a section that appears a second time in the head', () => {
    expect(shape('lines:\n- a\nlines:\n- b\n')).toEqual([{ head: 'lines:\nlines:\n- b\n', lines: ['- a\n'] }]);
  });

  it('holds about 128 items in a block', () => {
    const source = read('a', `lines:\n${'- a\n'.repeat(1000)}`, SECTIONS);
    expect(source.docs[0]?.sections[0]?.blocks.map((block) => block.pieces.length)).toEqual(Array(8).fill(125));
  });
});
