import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parsed, Path } from '../yaml/types.ts';
import { parsedOf } from './fixture.ts';
import {
  type Checked,
  checkConfiguration,
  checkHead,
  checkItem,
  checkKind,
  KINDS,
  type Kind,
  SECTIONS,
  sectionOf,
} from './index.ts';

const example = (name: string) => readFileSync(new URL(`./fixtures/${name}.yaml`, import.meta.url), 'utf8');
const clean = { problems: [], invalid: [] };

function check(kind: Kind, text: string) {
  const parsed = parsedOf(text);
  const section = sectionOf(kind);
  const items = (parsed.value as Record<string, unknown[]>)[section] ?? [];
  return {
    head: checkHead(kind, parsed),
    items: items.map((_, index) => checkItem(kind, section, parsed, [section, index])),
  };
}

test.each(KINDS)('the %s of the documentation is in order, whole and piece by piece', (kind) => {
  const { head, items } = check(kind, example(kind));
  expect(head).toMatchObject(clean);
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    expect(item).toMatchObject(clean);
  }
  expect(checkKind(head.value)).toEqual({ kind });
});

test.each(KINDS)('the head of the %s is in order without its items', (kind) => {
  const whole = parsedOf(example(kind));
  const value = { ...(whole.value as object), [sectionOf(kind)]: null };
  expect(checkHead(kind, { ...whole, value })).toEqual({ value, ...clean });
});

test('the smallest manifest', () => {
  const text = `
kind: ShipmentManifest
id: S-1
date: 2025-06-02
from: US
parties: {ultimateConsignee: {name: Fjellstrom AS, country: NO, headquarters: NO, ultimateParent: none}}
lines: [{item: nvidia-l4, quantity: 1}]`;
  const { head, items } = check('ShipmentManifest', text);
  expect(head).toMatchObject(clean);
  expect(items).toMatchObject([clean]);
  expect(head.value).toMatchObject({ parties: { ultimateConsignee: { country: 'NO' } } });
});

test('the configuration of the documentation is in order, and so is an empty one', () => {
  expect(checkConfiguration(parsedOf(example('configuration')))).toMatchObject(clean);
  expect(checkConfiguration(parsedOf(''))).toEqual({ value: {}, ...clean });
});

test('sections', () => {
  expect([...SECTIONS]).toEqual(['lines', 'deliveries', 'licenses', 'agreements', 'veus']);
  expect(sectionOf('constructor')).toBe('');
});

test('an item that is in the head has its problems at the head, and what is invalid at the item', () => {
  const parsed = parsedOf('lines: [{item: a, quantity: 1}, {item: 3E5, quantity: 0}]');
  const checked = checkItem('ShipmentManifest', 'lines', parsed, ['lines', 1]);
  expect(checked.value).toEqual({ item: '3E5', quantity: 0 });
  expect(checked.problems.map(({ rule, path, fix }) => [rule, path, fix?.path])).toEqual([
    ['schema/unquoted-code', ['lines', 1, 'item'], ['lines', 1, 'item']],
    ['schema/number', ['lines', 1, 'quantity'], undefined],
  ]);
  expect(checked.invalid).toEqual([['quantity']]);
});

test('a section of another kind is not read', () => {
  expect(checkItem('DealSheet', 'lines', parsedOf('item: x'))).toEqual({
    value: undefined,
    problems: [],
    invalid: [[]],
  });
});

const UNFILLED = /\{(path|place|key|keys|near|expects|actual|description|value|where|beside|source|read)\}/;

/** Every value in a document, by its path. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...below.flatMap(([key, each]) => pathsIn(each, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function withValue(value: unknown, [step, ...rest]: Path, put: unknown): unknown {
  if (step === undefined) {
    return put;
  }
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[step] = withValue(copy[step], rest, put);
  return copy;
}

/** `check` gives an answer whatever is in the place of a value, and every problem points into the text. */
function survives(value: unknown, check: (parsed: Parsed) => Checked) {
  fc.assert(
    fc.property(fc.constantFrom(...pathsIn(value)), fc.jsonValue({ maxDepth: 2 }), (path, put) => {
      const changed = withValue(value, path, put);
      const { problems, invalid } = check({ ...parsedOf(''), value: changed });
      expect(invalid.length > 0).toBe(problems.some(({ severity }) => severity === 'error'));
      for (const problem of problems) {
        expect(problem.message).not.toMatch(UNFILLED);
        const holder = problem.path.slice(0, -1).reduce<unknown>((here, step) => (here as never)[step], changed);
        expect(problem.path.length === 0 || Object.hasOwn(holder as object, problem.path.at(-1) as string)).toBe(true);
      }
    }),
  );
}

test.each(KINDS)('whatever stands somewhere in a %s', (kind) => {
  const section = sectionOf(kind);
  const { [section]: items, ...head } = parsedOf(example(kind)).value as Record<string, unknown[]>;
  survives({ ...head, [section]: null }, (parsed) => checkHead(kind, parsed));
  survives(items?.at(-1), (parsed) => checkItem(kind, section, parsed));
});

test('whatever stands somewhere in a configuration', () => {
  survives(parsedOf(example('configuration')).value, checkConfiguration);
});

test('maps without a prototype', () => {
  const value = Object.assign(Object.create(null), {
    item: Object.assign(Object.create(null), { toString: 1 }),
    quantity: 1,
  });
  expect(checkItem('ShipmentManifest', 'lines', { ...parsedOf(''), value }).problems.map(({ path }) => path)).toEqual([
    ['item', 'toString'],
    ['item'],
  ]);
});
