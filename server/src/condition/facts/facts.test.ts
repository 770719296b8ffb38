/** The table of facts: what it declares of an absence is what reading an empty document gives. */
import { expect, test } from 'vitest';
import { loadCore } from '../../lint/index.ts';
import { readLine } from '../../trade/line.ts';
import { readShipment } from '../../trade/shipment.ts';
import type { Ctx } from '../context.ts';
import { declaredFact } from './declared.ts';
import { FACTS, factsWith, factWords } from './index.ts';

const { catalog } = loadCore();
const piece = { text: '', lines: 0 };
const layer = (value: unknown) => ({ piece, base: [], value, invalid: [] });

function context(head: object, item: object = {}): Ctx {
  const { shipment } = readShipment('ShipmentManifest', [layer(head)], catalog, true);
  const { line } = readLine(layer(item), catalog);
  const registers = { licenses: new Map(), agreements: new Map(), veus: new Map() };
  const world = { home: [], registers, alias: (code: string) => code };
  const destination = { at: shipment.at };
  const party = shipment.ultimateConsignee ?? { at: shipment.at, owners: [], listed: [], unnamed: false };
  const cited = { kind: 'exception', code: '', at: shipment.at };
  return { shipment, line, date: '', world, destination, party, cited } as unknown as Ctx;
}

/** What is worked out for every document, whatever it gives: it is never absent. */
const ALWAYS = ['date', 'eccn', 'onFile', 'sameConsigneeForm', 'sameHolderForm'];

test.each([...FACTS].filter(([name]) => !ALWAYS.includes(name)))('%s of an empty document', (_name, fact) => {
  const read = fact.read(context({}));
  const isOpen = typeof read === 'object' && read !== null && 'low' in read && !('stated' in read);
  expect(isOpen ? undefined : (read ?? fact.absent)).toEqual(fact.absent);
});

test('every path begins where its scope does, and names no key twice', () => {
  for (const [name, { path }] of FACTS) expect([name, new Set(path).size]).toEqual([name, path.length]);
});

const own = (text: Parameters<typeof declaredFact>[0], head: object, item?: object) =>
  declaredFact(text).read(context(head, item));

test.each([
  ['a number', { path: 'x-a.b', kind: 'number', words: 'it' }, { 'x-a': { b: 3 } }, 3],
  ['a country by its name', { path: 'x-a', kind: 'country', words: 'it' }, { 'x-a': 'Portugal' }, 'PT'],
  ['a country that is none', { path: 'x-a', kind: 'country', words: 'it' }, { 'x-a': 'Xland' }, undefined],
  ['a list', { path: 'x-a', kind: 'codes', words: 'it' }, { 'x-a': ['p', 'q'] }, ['p', 'q']],
  ['nothing', { path: 'x-a', kind: 'number', words: 'it' }, {}, undefined],
  ['nothing, where a flag counts as false', { path: 'x-a', kind: 'flag', words: 'it', absent: false }, {}, false],
  [
    'a flag that cannot be read, which is unknown',
    { path: 'x-a', kind: 'flag', words: 'it', absent: false },
    { 'x-a': 'TBD' },
    undefined,
  ],
  ['something given', { path: 'x-a', kind: 'given', words: 'it' }, { 'x-a': { b: 1 } }, true],
  ['a placeholder, which gives nothing', { path: 'x-a', kind: 'given', words: 'it' }, { 'x-a': 'TBD' }, false],
] as const)('a fact that a pack declares: %s', (_what, spec, head, wanted) => {
  expect(own(spec, head)).toEqual(wanted);
});

test('a line takes the shipment’s where it has no block of its own', () => {
  const spec = { path: 'x-lane.units', kind: 'number', scope: 'line', words: 'units' } as const;
  expect(own(spec, { 'x-lane': { units: 5 } })).toBe(5);
  expect(own(spec, { 'x-lane': { units: 5 } }, { 'x-lane': { units: 2 } })).toBe(2);
  expect(own(spec, { 'x-lane': { units: 5 } }, { 'x-lane': {} })).toBeUndefined();
});

test.each([
  [['parties', 'endUsers', 0, 'headquarters'], 'the headquarters'],
  [['parties', 'endUsers', 0, 'ultimateParent', 'headquarters'], "the ultimate parent's headquarters"],
  [['parties', 'endUsers', 0, 'ultimateParent'], "the ultimate parent's headquarters"],
  [['parties', 'exporter', 'headquarters'], 'where the exporter is headquartered'],
  [['lines', 0, 'quantity'], 'the quantity'],
  [['lines', 0, 'colour'], undefined],
])('what is missing at %j is %s', (path, words) => {
  expect(factWords(path)).toBe(words);
});

test('the facts of a pack are next to those of the table', () => {
  const facts = factsWith({ mine: { path: 'x-a', kind: 'flag', words: 'mine' } });
  expect(facts.get('mine')?.words).toBe('mine');
  expect(facts.size).toBe(FACTS.size + 1);
});
