import { expect, test } from 'vitest';
import { type Path, parsed, read } from '../yaml/index.ts';
import type { Layer } from './reader.ts';
import { spellingProblems } from './spelling.ts';

function layerOf(text: string, invalid: readonly Path[] = []): Layer {
  const doc = read('a.yaml', text, new Set()).docs[0];
  if (!doc) throw new Error('no document');
  const data = parsed(doc, doc.head);
  return { piece: doc.head, base: [], value: data.value, invalid, sourceText: (path) => data.sourceText(path) };
}

const asked = (text: string, invalid?: readonly Path[]) =>
  spellingProblems(layerOf(text, invalid)).map(({ at, fixes }) => [at.path.join('.'), ...fixes.map((fix) => fix.text)]);

test.each<[string, string[][]]>([
  ['quantity: 1.000', [['quantity', '1', '1000']]],
  ['unitValue: 30.500', [['unitValue', '30.5', '30500']]],
  [
    'item: {tpp: 15.840, denseTops: {fp8: 1.979}}',
    [
      ['item.tpp', '15.84', '15840'],
      ['item.denseTops.fp8', '1.9790', '1979'],
    ],
  ],
  ['quantity: 010', [['quantity', '10', '8']]],
  ['quantity: 007', [['quantity', '7']]],
  ['quantity: 018', [['quantity', '18']]],
  ['limits: [2.000, 3]', [['limits.0', '2', '2000']]],
])('%s is asked about', (text, problems) => {
  expect(asked(text)).toEqual(problems);
});

test.each([
  'quantity: 1000',
  'a: 0.985',
  'a: 30.50',
  'a: 989.5',
  'a: "1.000"',
  'a: 1234.567',
  'a: 0',
  'share: 33.333',
  'x-own: 1.000',
])('%s is not', (text) => {
  expect(asked(text)).toEqual([]);
});

test('where the schema refused the number, the other reading is what is left', () => {
  expect(asked('quantity: 1.500', [['quantity']])).toEqual([['quantity', '1500']]);
});

test('it is a doubt, and says both readings', () => {
  expect(spellingProblems(layerOf('quantity: 1.000'))[0]).toMatchObject({
    severity: 'warning',
    doubt: true,
    message: '"1.000" is 1 in YAML and 1000 to many readers. Write 1 or 1000.',
  });
});

test('sections that are read by themselves are omitted, and a layer without its text', () => {
  const layer = layerOf('lines: [{quantity: 1.000}]');
  expect(spellingProblems(layer, new Set(['lines']))).toEqual([]);
  expect(spellingProblems({ ...layer, sourceText: undefined as never })).toEqual([]);
});

test('what a fix writes is not asked about again', () => {
  const fixes = ['1.000', '1.979', '30.500', '010', '018'].flatMap((text) =>
    spellingProblems(layerOf(`a: ${text}`)).flatMap((problem) => problem.fixes.map((fix) => fix.text)),
  );
  expect(fixes.length).toBe(9);
  expect(fixes.flatMap((text) => asked(`a: ${text}`))).toEqual([]);
});
