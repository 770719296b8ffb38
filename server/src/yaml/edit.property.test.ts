import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { edit, items, parsed, read, type Source, type TextChange, textOf } from './index.ts';
import { startsOf } from './lines.ts';

const SECTIONS = new Set(['lines', 'deliveries', 'licenses']);
const RUNS = Number(process.env.PROPERTY_RUNS ?? 300);
const TIMEOUT = 10_000 + RUNS * 50;

/** Whole lines that manifests are made of, and fragments that try to confuse anyone who cuts by indentation. */
const HEAD = [
  'kind: ShipmentManifest',
  'id: SHP-2025-0417 # note',
  'base: &base {eccn: 3A090.a}',
  'notes: |',
  '  - text',
  '  # text',
  '',
  '# exportlint-disable-file x',
  'route: [US,',
  '  NL]',
  ']',
  'parties:',
  '  exporter: {name: "Halden',
  '    Systems"}',
  '---',
  '...',
  '--- # next',
  '%YAML 1.2',
  'other:',
  '- x',
  'foo',
  'my key: 1',
  '"lines": 3',
  '? a',
  ': b',
  '\tx: 1',
  'café: ☕ 🚀',
  '<<: *base',
  'keep: |+',
  '  a',
  'licenses: [1, 2]',
  'word',
  '   ',
  "quote: 'it''s",
  "  so'",
  'deliveries: &d',
  '- - a',
];
const ITEM = [
  '- item: nvidia-h100-sxm5',
  '  quantity: 512',
  '  description: "a # b',
  '    - c"',
  '  t: >-',
  '    - x',
  '    # y',
  '  # about this',
  '',
  '    ',
  '- {item: a,',
  '  quantity: 1',
  '}',
  '- <<: *base',
  '  a: &base 1',
  '- *base',
  '- |',
  '   --- x',
  '- |+',
  '-',
  '  - z',
  '- # c',
  ' odd: 1',
  '\t- tab',
  '  \tq: 1',
  '- "open',
  "  it's: x",
  '  🚀: 😀',
  'foo',
  '- [a, b',
  ']',
  '- item: >',
  '- &one {x: *one}',
];
const KEYS = ['lines:', 'lines: # these', 'deliveries:', 'licenses:', 'lines :', 'lines: &x', 'other:'];

const eol = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
const item = fc.tuple(
  fc.constantFrom('', '  ', '    '),
  fc.array(fc.constantFrom(...ITEM), { minLength: 1, maxLength: 9 }),
);
const sectionLines = fc
  .tuple(
    fc.constantFrom(...KEYS),
    fc.constantFrom('', '  '),
    fc.array(item, { minLength: 0, maxLength: 5 }),
    fc.boolean(),
  )
  .map(([key, indent, found, same]) => [
    key,
    ...found.flatMap(([own, lines]) => lines.map((line) => (same ? indent : own) + line)),
  ]);
const plainItem = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('', '\n', '  # c\n', '    \n'))
  .map(([n, gap]) => `${gap}  - item: chip-${n}\n    quantity: ${n}\n`);
const plain = fc
  .tuple(fc.array(plainItem, { minLength: 1, maxLength: 12 }), fc.constantFrom('', 'id: x\n', '\n# tail\nid: x\n'))
  .map(([found, tail]) => `kind: ShipmentManifest\nlines:\n${found.join('')}${tail}`);
const nasty = fc
  .tuple(
    fc.array(fc.oneof(fc.array(fc.constantFrom(...HEAD), { maxLength: 4 }), sectionLines), { maxLength: 5 }),
    eol,
    fc.constantFrom('', '\uFEFF', 'kind: a\n'),
    fc.boolean(),
  )
  .map(([parts, end, start, final]) => start + parts.flat().join(end) + (final ? end : ''));
const text = fc.oneof(nasty, plain);

const fragment = fc.oneof(
  fc.constantFrom(
    '',
    'x',
    ' ',
    '\n',
    '- ',
    '  ',
    '\r\n',
    '#',
    '"',
    ': ',
    '|',
    '🚀',
    '&a ',
    '*a',
    '---\n',
    '\t',
    '[',
    '}',
    '\r',
    '\n  - item: new\n',
  ),
  fc.constantFrom(...ITEM, ...HEAD).map((line) => `${line}\n`),
  fc.array(fc.constantFrom(...ITEM), { maxLength: 4 }).map((lines) => lines.map((line) => `  ${line}\n`).join('')),
);
const at = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 24 }));
const change = fc.tuple(at, fc.oneof(fc.constant(undefined), at, fc.integer({ min: 0, max: 6 })), fragment);
const batch = fc.array(change, { minLength: 1, maxLength: 4 });

type Raw = [[number, number], undefined | [number, number] | number, string];

function changesFor(lines: number, raw: readonly Raw[]): TextChange[] {
  return raw.map(([[line, character], to, fresh]) => {
    const start = { line: Math.floor(line * (lines + 1)), character };
    if (to === undefined) return { range: { start, end: start }, text: fresh };
    if (typeof to === 'number')
      return { range: { start, end: { line: start.line, character: character + to } }, text: fresh };
    const end = { line: Math.floor(to[0] * (lines + 1)), character: to[1] };
    return { range: { start, end }, text: fresh };
  });
}

/** The protocol's own words, as plainly as they can be written. */
function plainly(before: string, changes: readonly TextChange[]): string {
  return changes.reduce((now, { range, text: fresh }) => {
    if (!range) return fresh;
    const starts = startsOf(now);
    const offset = ({ line, character }: { line: number; character: number }) => {
      if (line >= starts.length) return now.length;
      const body = now.slice(starts[line], starts[line + 1]).replace(/(?:\r\n|\n|\r)$/, '');
      return (starts[line] ?? 0) + Math.min(character, body.length);
    };
    const [a, b] = [offset(range.start), offset(range.end)];
    return now.slice(0, Math.min(a, b)) + fresh + now.slice(Math.max(a, b));
  }, before);
}

/** All that two equal sources have in common; blocks may be cut differently. */
function shape(source: Source) {
  return source.docs.map((doc) => {
    const all = [doc.head, ...doc.sections.flatMap((section) => section.blocks.flatMap((block) => block.pieces))];
    return {
      head: doc.head,
      sections: doc.sections.map(({ key, at: offset, atLine, indent, blocks }) => {
        for (const block of blocks) expect(block.lines).toBe(block.pieces.reduce((sum, piece) => sum + piece.lines, 0));
        return { key, offset, atLine, indent, pieces: blocks.flatMap((block) => block.pieces) };
      }),
      definers: [...(doc.definers ?? [])].map(([name, pieces]) => [name, pieces.map((piece) => all.indexOf(piece))]),
      anchors: [...doc.anchors].map(([name, piece]) => [name, all.indexOf(piece)]),
    };
  });
}

describe('any text', () => {
  it('is kept to the character', () => {
    fc.assert(
      fc.property(text, (before) => void expect(textOf(read('a', before, SECTIONS))).toBe(before)),
      { numRuns: RUNS },
    );
  });

  it(
    'reads as the yaml package reads the whole text',
    () => {
      fc.assert(
        fc.property(text, (before) => {
          const source = read('a', before, SECTIONS);
          const whole = parseAllDocuments(before, {
            schema: 'core',
            merge: true,
            logLevel: 'silent',
            resolveKnownTags: false,
          });
          // A stream of comments or directives has no document there; here it is an empty one.
          if (whole.length === 0) return;
          const documents = [...whole];
          const problems = source.docs.flatMap((doc) => problemsIn(doc));
          let expected: unknown[] = [];
          try {
            if (documents.every((each) => each.errors.length === 0)) expected = documents.map((each) => each.toJS());
            else throw new Error('has errors');
          } catch {
            expect(problems).not.toEqual([]);
            return;
          }
          const ours = ['yaml/alias-cycle', 'yaml/unsupported-tag', 'yaml/complex-key', 'yaml/merge-value'];
          expect(problems.filter(({ rule }) => !ours.includes(rule))).toEqual([]);
          if (problems.length > 0) return;
          expect(source.docs.map(wholeOf)).toEqual(expected.length === 0 ? [null] : expected);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );
});

function problemsIn(doc: Source['docs'][number]) {
  const pieces = doc.sections.flatMap((section) => section.blocks.flatMap((block) => block.pieces));
  return [doc.head, ...pieces].flatMap((piece) => parsed(doc, piece).problems);
}

/** The whole document's value, items put where they belong. */
function wholeOf(doc: Source['docs'][number]): unknown {
  const head = parsed(doc, doc.head).value;
  if (doc.sections.length === 0) return head;
  const map = { ...(head as Record<string, unknown>) };
  for (const { key } of doc.sections) {
    if (problemsIn(doc).length === 0) expect(map[key]).toBe(null);
    map[key] = [...items(doc)].filter((each) => each.key === key).map((each) => each.value);
  }
  return map;
}

describe('any edit', () => {
  it(
    'gives what reading the new text gives',
    () => {
      fc.assert(
        fc.property(text, batch, (before, raw) => {
          const source = read('a', before, SECTIONS);
          const changes = changesFor(startsOf(before).length, raw as Raw[]);
          const after = edit(source, changes);
          const expected = plainly(before, changes);
          expect(textOf(after)).toBe(expected);
          const fresh = read('a', expected, SECTIONS);
          expect(shape(after)).toEqual(shape(fresh));
          expect(after.size).toBe(expected.length);
          expect(after.docs.map(wholeOf)).toEqual(fresh.docs.map(wholeOf));
          expect(after.docs.map((doc) => problemsIn(doc).map(({ rule, from, to }) => [rule, from, to]))).toEqual(
            fresh.docs.map((doc) => problemsIn(doc).map(({ rule, from, to }) => [rule, from, to])),
          );
          const all = after.docs.flatMap((doc) => [
            doc.head,
            ...doc.sections.flatMap((s) => s.blocks.flatMap((b) => b.pieces)),
          ]);
          expect(new Set(all).size).toBe(all.length);
        }),
        { numRuns: RUNS * 2 },
      );
    },
    TIMEOUT,
  );

  it(
    'of a large manifest does too, one batch after the other',
    () => {
      const count = fc.integer({ min: 3, max: 600 });
      fc.assert(
        fc.property(count, count, fc.array(batch, { minLength: 1, maxLength: 4 }), (lines, deliveries, batches) => {
          const many = (n: number) =>
            Array.from({ length: n }, (_, i) => `  - item: chip-${i}\n    quantity: ${i}\n`).join('');
          let source = read('a', `kind: X\nlines:\n${many(lines)}\ndeliveries:\n${many(deliveries)}id: 1\n`, SECTIONS);
          for (const raw of batches) {
            const before = textOf(source);
            const changes = changesFor(startsOf(before).length, raw as Raw[]);
            source = edit(source, changes);
            expect(textOf(source)).toBe(plainly(before, changes));
            expect(shape(source)).toEqual(shape(read('a', textOf(source), SECTIONS)));
          }
        }),
        { numRuns: RUNS / 10 },
      );
    },
    TIMEOUT,
  );
});
