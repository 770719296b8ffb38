import { describe, expect, test } from 'vitest';
import { columns, crop, harmless, PLAIN, table, wrap } from './terminal.ts';

describe('harmless', () => {
  test('shows control characters instead of obeying them', () => {
    expect(harmless('a\u001b[31mred\u0007')).toBe('a␛[31mred␇');
    expect(harmless('C1 \u009b31m')).toBe('C1 <U+009B>31m');
  });
  test('shows marks that change the direction of a name', () => {
    expect(harmless('abc\u202edef')).toBe('abc<U+202E>def');
  });
  test('leaves names of every script alone', () => {
    expect(harmless('Żółw 北極 Ærø')).toBe('Żółw 北極 Ærø');
  });
  test('makes a tab one space', () => {
    expect(harmless('a\tb')).toBe('a b');
  });
});

describe('crop', () => {
  test('counts a wide character as two columns', () => {
    expect(crop('北極圏', 5)).toBe('北極…');
    expect(crop('北極圏', 6)).toBe('北極圏');
  });
});

describe('wrap', () => {
  test('indents the lines after the first under it', () => {
    expect(wrap('one two three four five six seven', 30, '  - ')).toEqual([
      '  - one two three four five',
      '    six seven',
    ]);
  });
  test('breaks a word that is longer than a line', () => {
    expect(wrap('x'.repeat(50), 30).every((line) => columns(line) <= 30)).toBe(true);
  });
});

describe('table', () => {
  const rows = [
    { item: 'nvidia-h100-sxm5', quantity: '512' },
    { item: '北極', quantity: '8' },
  ];
  test('lines columns up, numbers to the right, wide characters counted', () => {
    const shape = [
      { title: 'item', cell: (row: (typeof rows)[number]) => row.item },
      { title: 'quantity', cell: (row: (typeof rows)[number]) => row.quantity, align: 'right' as const },
    ];
    expect(table(rows, shape, 80, PLAIN, '')).toEqual([
      'item              quantity',
      'nvidia-h100-sxm5       512',
      '北極                     8',
    ]);
  });
  test('crops the columns that may shrink when there is no room', () => {
    const shape = [
      { title: 'item', cell: (row: (typeof rows)[number]) => row.item, shrink: 8 },
      { title: 'quantity', cell: (row: (typeof rows)[number]) => row.quantity, align: 'right' as const },
    ];
    expect(table(rows, shape, 20, PLAIN, '')[1]).toBe('nvidia-h1…       512');
  });
});
