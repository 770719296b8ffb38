import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, within, yearOf } from './dates.ts';

test.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-03-29', 1, '2026-03-30'],
  ['2026-10-25', 1, '2026-10-26'],
  ['2026-09-24', 90, '2026-12-23'],
  ['2026-01-01', -1, '2025-12-31'],
])('addDays(%s, %i) is %s, whatever the clocks do', (date, days, wanted) => {
  expect(addDays(date, days)).toBe(wanted);
});

test.each([
  ['2026-08-01', '2026-08-26', 25],
  ['2026-08-26', '2026-08-01', -25],
  ['2026-08-01', '2026-08-01', 0],
  ['2024-02-01', '2024-03-01', 29],
])('daysBetween(%s, %s) is %i', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

test('yearOf', () => expect(yearOf('2026-12-31')).toBe(2026));

describe('within', () => {
  test.each([
    ['2026-01-15', '2026-01-15', '2026-01-20', true],
    ['2026-01-20', '2026-01-15', '2026-01-20', true],
    ['2026-01-14', '2026-01-15', '2026-01-20', false],
    ['2026-01-21', '2026-01-15', '2026-01-20', false],
    ['2026-01-21', '2026-01-15', null, true],
    ['1999-01-01', undefined, undefined, true],
  ])('%s from %s until %s: %s', (date, from, until, inside) => {
    expect(within(date, from, until)).toBe(inside);
  });
});
