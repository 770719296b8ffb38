import { describe, expect, it } from 'vitest';
import {
  broken,
  type Doc,
  edit,
  items,
  LIMITS,
  lineCount,
  MESSAGES,
  type Problem,
  parsed,
  rangeOfOffsets,
  read,
  textOf,
} from './index.ts';

const SECTIONS = new Set(['lines', 'deliveries']);

function problems(text: string): [string, string, string][] {
  const source = read('a.yaml', text, SECTIONS);
  return source.docs.flatMap((doc) => {
    const pieces = [doc.head, ...doc.sections.flatMap((section) => section.blocks.flatMap((block) => block.pieces))];
    return pieces.flatMap((piece) =>
      parsed(doc, piece).problems.map((problem): [string, string, string] => {
        const { start, end } = rangeOfOffsets(source, piece, problem.from, problem.to);
        return [problem.rule, `${start.line}:${start.character}-${end.line}:${end.character}`, said(problem)];
      }),
    );
  });
}

const said = ({ rule, args }: Problem) => MESSAGES[rule]?.(args) ?? '';

describe('problems', () => {
  it.each([
    ['lines:\n- name: "open\n- b: 1\n', '1:12-1:13', 'this quoted text is not closed; add the closing quote'],
    ['lines:\n- a: 1\n   b: 2\n', '1:5-1:6', 'the line below is indented too far, or a quote is missing here'],
    ['a: b: c\n', '0:3-0:4', 'a value that contains ": " has to be quoted'],
    ['route: [US, NL\nid: 1\n', '0:13-0:14', 'this bracket is not closed; add ] or }'],
    ['a: "\\q"\n', '0:4-0:5', 'unknown escape after "\\"; double the backslash, or use single quotes'],
    ['kind: X\nfoo\n', '1:0-1:3', 'a key is followed by a colon and a space: "key: value"'],
    ['a: @x\n', '0:3-0:4', 'a value cannot start with this character; put it in quotes'],
    ['a: {b: 1 c: 2}\n', '0:7-0:13', 'a comma or a bracket is missing in this [ ] or { }'],
  ])('%j', (text, range, message) => {
    expect(problems(text)[0]).toEqual(['yaml/syntax', range, `Not valid YAML: ${message}.`]);
  });

  it('in one item leave the other items and documents readable, and what could be read of the item', () => {
    const text = 'lines:\n- a: 1\n- b: "open\n  c: 2\n- d: 3\n---\nlines:\n- e: 4\n';
    const docs = read('a', text, SECTIONS).docs;
    expect(docs.flatMap((doc) => [...items(doc)].map(({ value }) => value))).toEqual([
      { a: 1 },
      { b: 'open\nc: 2\n'.trim().replace('\n', ' ') },
      { d: 3 },
      { e: 4 },
    ]);
    expect(problems(text).length).toBe(1);
  });

  it('names tabs that indent and fixes them', () => {
    const text = 'lines:\n- item: a\n\tquantity: 1\n\tunitValue: 2\n- item: b\n';
    const source = read('a', text, SECTIONS);
    const doc = source.docs[0] as Doc;
    const piece = [...items(doc)][0]?.location.piece ?? doc.head;
    const found = parsed(doc, piece).problems;
    expect(found.map((each) => [each.rule, said(each)])).toEqual([
      ['yaml/tab-indentation', 'Tabs cannot indent in YAML (2 lines here). Use spaces.'],
    ]);
    const edits = [...(found[0]?.fix?.edits ?? [])].reverse();
    const fixed = edits.reduce(
      (now, { from, to, text: fresh }) => now.slice(0, from) + fresh + now.slice(to),
      piece.text,
    );
    expect(fixed).toBe('- item: a\n  quantity: 1\n  unitValue: 2\n');
    expect(problems('a:\n\tb: 1\nc: 2\n').map(([rule]) => rule)).toEqual(['yaml/tab-indentation']);
  });

  it('lets tabs stand where they do not indent', () => {
    expect(problems('a: "x\n \ty"\nb: |\n  x\n  \ty\nc:\t1\nd: [1,\n \t2]\n')).toEqual([]);
  });

  it('tells the second of two equal keys, and where the first is', () => {
    const text = 'kind: X\nid: 1\nkind: Y\nlines:\n- a: 1\n  b: 2\n  a: 3\nlines:\n- b\n';
    expect(problems(text).map(([rule, range]) => [rule, range])).toEqual([
      ['yaml/duplicate-key', '2:0-2:4'],
      ['yaml/duplicate-key', '7:0-7:5'],
      ['yaml/duplicate-key', '6:2-6:3'],
    ]);
    const doc = read('a', text, SECTIONS).docs[0] as Doc;
    const [kind] = parsed(doc, doc.head).problems;
    expect(kind?.related).toEqual([{ piece: doc.head, path: ['kind'] }]);
    expect(parsed(doc, doc.head).value).toEqual({ kind: 'X', id: 1, lines: null });
    expect([...items(doc)].map(({ value }) => value)).toEqual([{ a: 1, b: 2 }]);
  });

  it('tells tags, complex keys and merges that it does not read', () => {
    expect(problems('a: !thing x\n').map(([rule, range]) => [rule, range])).toEqual([
      ['yaml/unsupported-tag', '0:3-0:9'],
    ]);
    expect(problems('? [a]\n: 1\n').map(([rule]) => rule)).toEqual(['yaml/complex-key']);
    expect(problems('a: {<<: 1}\n').map(([rule]) => rule)).toEqual(['yaml/merge-value']);
    expect(problems('a: !!str 1\nb: !!int "2"\n')).toEqual([]);
  });

  it('stops at depth, however deep', () => {
    expect(problems(`a: ${'['.repeat(100)}${']'.repeat(100)}\n`).map(([rule]) => rule)).toEqual(['yaml/too-deep']);
    expect(problems(`a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`).map(([rule]) => rule)).toContain(
      'yaml/too-deep',
    );
    expect(problems(`lines:\n- ${'- '.repeat(20_000)}x\n`).map(([rule]) => rule)).toContain('yaml/too-deep');
  });

  it('does not read a text beyond the limit, keeps it, and reads it again when it shrinks', () => {
    const text = `a: ${'x'.repeat(LIMITS.bytes)}\n`;
    const source = read('a', text, SECTIONS);
    expect(source.broken && said(source.broken)).toBe('File not checked: it is larger than 8 MB. Split it.');
    expect(textOf(source) === text).toBe(true);
    const fixed = edit(source, [
      { range: { start: { line: 0, character: 4 }, end: { line: 0, character: 1e9 } }, text: '' },
    ]);
    expect([textOf(fixed), fixed.broken]).toEqual(['a: x\n', undefined]);
    expect(textOf(edit(fixed, [{ text }])) === text).toBe(true);
  });

  it('reads 5 MB', () => {
    const text = `lines:\n${'- item: nvidia-h100-sxm5\n  quantity: 512\n'.repeat(122_000)}`;
    expect(text.length).toBeGreaterThan(5_000_000);
    const source = read('a', text, SECTIONS);
    expect([source.broken, lineCount(source)]).toEqual([undefined, 244_002]);
  });

  it('has a source for what is not a text at all', () => {
    const source = broken('a.yaml', 'yaml/not-utf8', {});
    expect([source.docs, source.broken && said(source.broken), textOf(source), lineCount(source)]).toEqual([
      [],
      'File not checked: it is not UTF-8 text. Save it as UTF-8.',
      '',
      1,
    ]);
  });
});
