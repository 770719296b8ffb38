import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SECTIONS } from '../schema/index.ts';
import { piecesOf } from './blocks.ts';
import { compose } from './compose.ts';
import { read } from './index.ts';
import { readPlain } from './plainYaml.ts';

interface Sample {
  readonly text: string;
  readonly isItem: boolean;
}

const yamlIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? yamlIn(file) : /\.ya?ml$/.test(name) ? [file] : [];
  });

const samplesOf = (file: string, text: string): Sample[] =>
  read(file, text, SECTIONS).docs.flatMap((doc) => [
    { text: doc.head.text, isItem: false },
    ...doc.sections.flatMap(piecesOf).map((piece) => ({ text: piece.text, isItem: true })),
  ]);

const root = path.join(import.meta.dirname, '../../..');
const documents = yamlIn(path.join(root, 'examples')).flatMap((file) => samplesOf(file, readFileSync(file, 'utf8')));
const others = ['regimes', 'catalog', 'test/corpus', 'test/lsp', 'test/cli']
  .map((folder) => path.join(root, folder))
  .filter((folder) => statSync(folder, { throwIfNoEntry: false }))
  .flatMap(yamlIn)
  .flatMap((file) => samplesOf(file, readFileSync(file, 'utf8')));

/** Is the text read as the other reader reads it? Undefined where it is left to that one. */
function agrees({ text, isItem }: Sample): boolean | undefined {
  const tree = readPlain(text, isItem);
  if (!tree) return undefined;
  const other = compose({ text, lines: 0 }, isItem);
  return JSON.stringify(tree, numbers) === JSON.stringify(other, numbers);
}

/** JSON has no infinite numbers, and none that are not numbers. */
const numbers = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

const disagreements = (samples: readonly Sample[]) =>
  samples.filter((sample) => agrees(sample) === false).map(({ text }) => text);

describe('the fast reader', () => {
  test('reads documents as people write them, all of them', () => {
    expect(documents.length).toBeGreaterThan(20);
    expect(documents.filter(({ text, isItem }) => !readPlain(text, isItem))).toEqual([]);
    expect(disagreements(documents)).toEqual([]);
  });

  test('reads whatever else it reads as the other reader does', () => {
    expect(others.filter((sample) => agrees(sample) !== undefined).length).toBeGreaterThan(1000);
    expect(disagreements(others)).toEqual([]);
  });

  test('leaves to the other reader what that one finds wrong, and what is written in other ways', () => {
    const left = [
      'a: 1\na: 2\n',
      'a: "x\n',
      'a: [1, 2\n',
      'a: |\n  x\n',
      'a: !t 1\n',
      'a: b: c\n',
      'a:\t1\n',
      'a: 1\n b: 2\n',
    ];
    expect(left.filter((text) => readPlain(text, false))).toEqual([]);
  });

  const piece = fc.constantFrom(...documents, ...others.filter(({ text }) => text.length < 4000));
  const snippet = fc.oneof(
    fc.constantFrom(
      ...':#-&*!|>\'"%@`{}[],?~<=\\',
      ' ',
      '  ',
      '\n',
      '\r\n',
      '\t',
      ': ',
      ' #',
      '- ',
      '&a ',
      '*a',
      '<<: ',
      '\n- ',
      '\n  b: ',
      '---\n',
      '...\n',
      'null',
      '0x1F',
      '1e3',
      '-1',
      '+.5',
      '.inf',
      '[a, b]',
      '{a: 1}',
      '"q"',
      "'q'",
      'é',
      '日',
      '😀',
      '\u2028',
      '\ufeff',
    ),
    fc.string({ maxLength: 3 }),
  );
  const edit = fc.record({ at: fc.nat(), cut: fc.constantFrom(0, 0, 1, 2, 5, 20), put: snippet });

  test('agrees about texts that are edited at random', () => {
    let read = 0;
    fc.assert(
      fc.property(piece, fc.array(edit, { minLength: 1, maxLength: 3 }), ({ text, isItem }, edits) => {
        const edited = edits.reduce((whole, { at, cut, put }) => {
          const from = at % (whole.length + 1);
          return whole.slice(0, from) + put + whole.slice(from + cut);
        }, text);
        const answer = agrees({ text: edited, isItem });
        if (answer !== undefined) read++;
        // The text itself is what a failure has to show.
        expect(answer === false ? edited : '').toBe('');
      }),
      { numRuns: RUNS },
    );
    // Most edits leave something that can be read; a reader that leaves everything to the other one proves nothing.
    expect(read).toBeGreaterThan(RUNS / 5);
  });

  test('agrees about short texts made of what YAML is made of', () => {
    const line = fc.array(fc.oneof(snippet, fc.constantFrom('a', 'b', 'a: ', 'b:', ' ', '\n', '  ')), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(line, fc.boolean(), (parts, isItem) => {
        const text = `${isItem ? '- ' : ''}${parts.join('')}`;
        expect(agrees({ text, isItem }) === false ? text : '').toBe('');
      }),
      { numRuns: RUNS },
    );
  });
});

/** More for a longer run by hand. */
const RUNS = Number(process.env['EXPORTLINT_FUZZ_RUNS'] ?? 12_000);
