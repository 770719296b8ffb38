import { describe, expect, test } from 'vitest';
import { read } from '../yaml/index.ts';
import { frame } from './frame.ts';
import { PLAIN } from './terminal.ts';

function framed(text: string, line: number, from: number, to: number, width = 60, around = 1): string {
  const range = { start: { line, character: from }, end: { line, character: to } };
  return frame(read('x.yaml', text, new Set()), range, around, width, PLAIN).join('\n');
}

describe('frame', () => {
  test('shows the line with its neighbours and underlines the place', () => {
    expect(framed('kind: A\ndate: 2025-02-30\nfrom: US\n', 1, 6, 16)).toBe(
      ['  1 │ kind: A', '  2 │ date: 2025-02-30', '    │       ^^^^^^^^^^', '  3 │ from: US'].join('\n'),
    );
  });
  test('underlines wide characters over their whole width', () => {
    expect(framed('name: 北極 AS\n', 0, 6, 8)).toBe(['  1 │ name: 北極 AS', '    │       ^^^^'].join('\n'));
  });
  test('marks one column where the place is empty', () => {
    expect(framed('date:\n', 0, 5, 5)).toBe(['  1 │ date:', '    │      ^'].join('\n'));
  });
  test('leaves out blank neighbours', () => {
    expect(framed('\ndate: x\n\n', 1, 6, 7)).toBe(['  2 │ date: x', '    │       ^'].join('\n'));
  });
  test('shows a long line around the place', () => {
    const lines = framed(`text: ${'a'.repeat(100)} HERE ${'b'.repeat(100)}\n`, 0, 107, 111, 50).split('\n');
    expect(lines[0]).toMatch(/^ {2}1 │ …a+ HERE b+…$/);
    expect(lines[0]?.length).toBeLessThanOrEqual(50);
    const at = lines[0]?.indexOf('HERE') ?? -1;
    expect(lines[1]).toBe(`    │${' '.repeat(at - 5)}^^^^`);
  });
  test('marks the first line of a place that has several', () => {
    const range = { start: { line: 0, character: 2 }, end: { line: 1, character: 8 } };
    const text = frame(read('x.yaml', '- item: a\n  count: 1\n', new Set()), range, 0, 60, PLAIN);
    expect(text).toEqual(['  1 │ - item: a', '    │   ^^^^^^^']);
  });
  test('gives line numbers of different length the same room', () => {
    const text = `${'a: 1\n'.repeat(9)}b: 2\n`;
    expect(framed(text, 8, 3, 4)).toBe(['   8 │ a: 1', '   9 │ a: 1', '     │    ^', '  10 │ b: 2'].join('\n'));
  });
});
