import { describe, expect, it } from 'vitest';
import { type Doc, items, LIMITS, type Parsed, parsed, read, type Source, valueAt } from './index.ts';

const SECTIONS = new Set(['lines', 'deliveries']);
const source = (text: string) => read('a.yaml', text, SECTIONS);
const first = (from: Source) => from.docs[0] as Doc;

function head(text: string): Parsed {
  const doc = first(source(text));
  return parsed(doc, doc.head);
}

function lines(text: string): Parsed[] {
  const doc = first(source(text));
  return [...items(doc)].map(({ location }) => parsed(doc, location.piece));
}

describe('parsed', () => {
  it('reads YAML 1.2 core, also under %YAML 1.1: no Norway, no dates', () => {
    const text = '%YAML 1.1\n---\ncountry: NO\nyes: on\ndate: 2025-06-02\nn: 0x1F\nf: 8.0e10\nz: ~\nt: true\n';
    expect(head(text).value).toEqual({
      country: 'NO',
      yes: 'on',
      date: '2025-06-02',
      n: 31,
      f: 8e10,
      z: null,
      t: true,
    });
  });

  it('gives codes as written although they read as numbers', () => {
    const read = lines('lines:\n- {a: 3E001, b: 5E002, c: 0101.21, d: 8471.80, e: "8471.80"}\n')[0] as Parsed;
    expect(read.value).toEqual({ a: 30, b: 500, c: 101.21, d: 8471.8, e: '8471.80' });
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => read.sourceText([key]))).toEqual([
      '3E001',
      '5E002',
      '0101.21',
      '8471.80',
      '8471.80',
    ]);
    expect([
      read.isQuoted(['d']),
      read.isQuoted(['e']),
      read.isQuoted([]),
      read.sourceText([]),
      read.sourceText(['x']),
    ]).toEqual([false, true, false, undefined, undefined]);
  });

  it('gives the head null for the key of a section, and the item itself for an item', () => {
    expect(head('kind: X\nlines:\n  - a: 1\nid: 2\n').value).toEqual({ kind: 'X', lines: null, id: 2 });
    expect(lines('lines:\n  - a: 1\n  -\n  - [x]\n').map(({ value }) => value)).toEqual([{ a: 1 }, null, ['x']]);
  });

  it('is remembered by piece', () => {
    const doc = first(source('lines:\n- a: 1\n'));
    expect(parsed(doc, doc.head)).toBe(parsed(doc, doc.head));
  });

  it('lets no key change a prototype', () => {
    const { value } = head('__proto__: {polluted: true}\nconstructor: 1\n');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(valueAt({}, ['constructor'])).toBe(undefined);
    expect(valueAt(value, ['__proto__', 'polluted'])).toBe(true);
  });
});

describe('anchors and merge keys', () => {
  const TEXT = [
    'defaults: &d {eccn: 3A090.a, unitValue: 27500}',
    'other: &o {eccn: 4A090, note: x}',
    'lines:',
    '- &first',
    '  <<: *d',
    '  item: a',
    '- <<: [*o, *d]',
    '  item: b',
    '- *first',
    '- item: *late',
    'more: &late 1',
    'again: *first',
    '',
  ].join('\n');

  it('resolve over the whole document, in its order', () => {
    expect(lines(TEXT).map(({ value }) => value)).toEqual([
      { eccn: '3A090.a', unitValue: 27500, item: 'a' },
      { eccn: '4A090', note: 'x', unitValue: 27500, item: 'b' },
      { eccn: '3A090.a', unitValue: 27500, item: 'a' },
      { item: null },
    ]);
    expect(valueAt(head(TEXT).value, ['again', 'item'])).toBe('a');
    expect(lines(TEXT)[3]?.problems.map(({ rule, args }) => [rule, args])).toEqual([
      ['yaml/unknown-alias', { name: 'late' }],
    ]);
  });

  it('tell where a value is defined', () => {
    const doc = first(source(TEXT));
    const [one, two, three] = [...items(doc)].map(({ location }) => parsed(doc, location.piece));
    expect(one?.definedAt(['item'])).toBe(undefined);
    expect(one?.definedAt(['eccn'])).toEqual({ piece: doc.head, path: ['defaults', 'eccn'] });
    expect(two?.definedAt(['eccn'])).toEqual({ piece: doc.head, path: ['other', 'eccn'] });
    expect(two?.definedAt(['unitValue'])).toEqual({ piece: doc.head, path: ['defaults', 'unitValue'] });
    expect(three?.definedAt([])).toEqual({ piece: [...items(doc)][0]?.location.piece, path: [] });
    expect(three?.sourceText(['eccn'])).toBe('3A090.a');
  });

  it('use the last definition before the alias', () => {
    expect(lines('x: &a 1\nlines:\n- *a\n- &a 2\n- *a\n- [&a 3, *a]\n- *a\n').map(({ value }) => value)).toEqual([
      1,
      2,
      2,
      [3, 3],
      3,
    ]);
  });

  it('let explicit keys win over merged ones, before or after', () => {
    expect(head('a: &a {x: 1, y: 1}\nb: {x: 2, <<: *a}\nc: {<<: {x: 3}, x: 4}\nd: {"<<": 1}\n').value).toMatchObject({
      b: { x: 2, y: 1 },
      c: { x: 4 },
      d: { '<<': 1 },
    });
  });

  it('are not confused by a & in a text', () => {
    const doc = first(source('name: R&D &co\nlines:\n- name: "Smith &Sons"\n- t: |\n    &x\n'));
    expect([...doc.anchors.keys()]).toEqual([]);
  });

  it('stop at cycles', () => {
    const { value, problems } = head('a: &a {self: *a, b: 1}\n');
    expect(value).toEqual({ a: { self: null, b: 1 } });
    expect(problems.map(({ rule }) => rule)).toEqual(['yaml/alias-cycle']);
  });

  it('stop at bombs: too many values, or too long a chain from item to item', () => {
    const bomb = Array.from(
      { length: 20 },
      (_, i) =>
        `a${i}: &a${i} [${
          i
            ? Array(10)
                .fill(`*a${i - 1}`)
                .join(', ')
            : 'x'
        }]\n`,
    ).join('');
    expect(head(bomb).problems.map(({ rule, args }) => [rule, args])).toEqual([
      ['yaml/alias-limit', { limit: LIMITS.nodes }],
    ]);
    const chain = `lines:\n${Array.from({ length: 3_000 }, (_, i) => `- &a${i} [${i ? `*a${i - 1}` : 'x'}]\n`).join('')}`;
    const doc = first(source(chain));
    const last = doc.sections[0]?.blocks.at(-1)?.pieces.at(-1);
    expect(last && parsed(doc, last).problems.map(({ rule }) => rule)).toEqual(['yaml/alias-limit']);
  });

  it('allow many harmless uses', () => {
    const doc = first(source(`base: &b {x: 1}\nlines:\n${'- *b\n'.repeat(5000)}`));
    expect([...items(doc)].every(({ value }) => (value as { x: number }).x === 1)).toBe(true);
  });
});
