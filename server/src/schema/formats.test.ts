import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCalendarDate, isResolution } from './formats.ts';

test.each(['2025-06-02', '2024-02-29', '2000-02-29', '2025-12-31'])('%s is a day', (text) => {
  expect(isCalendarDate(text)).toBe(true);
});

test.each([
  '2025-02-29',
  '1900-02-29',
  '2025-02-30',
  '2025-13-01',
  '2025-00-10',
  '2025-04-00',
  '2025-04-31',
  '25-04-01',
  '2025-4-1',
  '2025-04-01 ',
  '',
])('%j is none', (text) => {
  expect(isCalendarDate(text)).toBe(false);
});

test('every day is one, and the day after the last of a month is none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const last = new Date(0);
      last.setUTCFullYear(year, month, 0);
      const text = (day: number) =>
        `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      expect(isCalendarDate(text(last.getUTCDate()))).toBe(true);
      expect(isCalendarDate(text(last.getUTCDate() + 1))).toBe(false);
    }),
  );
});

test.each(['no', 'No', 'open', ' pending ', '-', '?', '', 'TBD'])('%j resolves nothing', (text) => {
  expect(isResolution(text)).toBe(false);
});

test('words resolve', () => {
  expect(isResolution('no concern after the site visit of 2026-08-01')).toBe(true);
});
