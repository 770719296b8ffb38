import { expect, test } from 'vitest';
import type { ComparedSpan } from '../../server/src/lsp/requests.ts';
import { strip } from './strip.ts';

const span = (from: string, until: string | null, verdict: ComparedSpan['verdict']): ComparedSpan => ({
  from,
  until,
  verdict,
  own: false,
  outcome: '',
  because: '',
});
const bars = (svg: string) =>
  [...svg.matchAll(/<rect x="(\d+)" .*?width="(\d+)"/g)].map(([, x, width]) => [Number(x), Number(width)]);

test('stretches are as wide as they are long, one after the other, to the right edge', () => {
  const [first, second, third] = bars(
    strip(
      [
        span('2025-01-01', '2025-06-30', 'clear'),
        span('2025-07-01', '2025-12-31', 'review'),
        span('2026-01-01', null, 'blocked'),
      ],
      null,
    ),
  );
  expect(first?.[0]).toBe(0);
  expect(Math.abs((first?.[1] ?? 0) - (second?.[1] ?? 0))).toBeLessThan(5);
  expect((third?.[0] ?? 0) + (third?.[1] ?? 0)).toBe(599);
});

test('a day that is a stretch of its own is still seen, and dates do not cover each other', () => {
  const svg = strip(
    [
      span('2020-01-01', '2025-01-01', 'clear'),
      span('2025-01-02', '2025-01-02', 'blocked'),
      span('2025-01-03', null, 'clear'),
    ],
    '2025-01-02',
  );
  expect(bars(svg)[1]?.[1]).toBeGreaterThanOrEqual(1);
  expect(svg.match(/\d{4}-\d\d-\d\d/g)).toEqual(['2020-01-01', '2025-01-02']);
  expect(svg).toContain('▼');
});

test('nothing is drawn of nothing', () => {
  expect(strip([], '2025-01-01')).toBe('');
});
