import { expect, test } from 'vitest';
import { serialProblems, serialRange, serialsIn } from './serials.ts';

test.each<[string, number, boolean]>([
  ['A1-A8', 8, false],
  ['A1..A8', 8, false],
  ['A1 to A8', 8, false],
  ['SN2024-001..SN2024-008', 8, false],
  ['SN098 – SN102', 5, false],
  ['1001-1008', 8, true],
])('%s is a range of %i', (text, count, unsure) => {
  const range = serialRange(text);
  expect(range && [range.to - range.from + 1, range.unsure]).toEqual([count, unsure]);
});

test.each(['A1', '1324522-4500', 'A8-A1', 'SN-0001', 'AB12-CD34', 'to 5', ''])('%s is no range', (text) => {
  expect(serialRange(text)).toBeUndefined();
});

test('a range names its numbers, with their zeros', () => {
  expect(serialsIn('SN098..SN101')).toEqual(['SN098', 'SN099', 'SN100', 'SN101']);
  expect(serialsIn('1001-1008')).toEqual(['1001-1008']);
});

const piece = { text: '', lines: 0 };
const rules = (serials: readonly string[], units: number | undefined, chips = 1) =>
  serialProblems(serials, units, chips, (index) => ({ piece, path: index === undefined ? [] : [index] })).map(
    ({ rule, at, doubt }) => [rule.replace('trade/', ''), at.path.join('.'), doubt ?? false],
  );

test.each<[string, readonly string[], number | undefined, number, unknown[]]>([
  ['as many as units', ['A1', 'A2'], 2, 1, []],
  ['none', [], 8, 1, []],
  ['the quantity is not known', ['A1'], undefined, 1, []],
  ['three for eight', ['A1', 'A2', 'A3'], 8, 1, [['serials-quantity', '', true]]],
  ['those of the chips of two boards', ['A1..A16'], 2, 8, [['serial-range', '0', false]]],
  ['a range for eight', ['A1-A8'], 8, 1, [['serial-range', '0', false]]],
  ['a hyphen that the quantity makes a range', ['1001-1008'], 8, 1, [['serial-range', '0', false]]],
  ['a hyphen in one serial number', ['1001-1008'], 1, 1, []],
  ['twice on the line, told once', ['B1', 'B1', 'B1'], 3, 1, [['duplicate-serial', '1', false]]],
  [
    'twice, and too few',
    ['B1', 'B1'],
    8,
    1,
    [
      ['duplicate-serial', '1', false],
      ['serials-quantity', '', true],
    ],
  ],
  [
    'in a range and by itself',
    ['A1..A3', 'A2'],
    3,
    1,
    [
      ['serial-range', '0', false],
      ['duplicate-serial', '1', false],
    ],
  ],
])('%s', (_what, serials, units, chips, told) => {
  expect(rules(serials, units, chips)).toEqual(told);
});
