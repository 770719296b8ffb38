import { expect, test } from 'vitest';
import { entriesOf } from './entries.ts';

/** `[0-1] 0 1`: a heading over rows 0 and 1, then the rows. */
function written(...of: Parameters<typeof entriesOf>): string {
  return entriesOf(...of)
    .map((entry) => (entry.kind === 'row' ? `${entry.index}` : `[${entry.first}-${entry.last}]`))
    .join(' ');
}

test('without groups there are only rows', () => {
  expect(written(3)).toBe('0 1 2');
});

test('each run of rows that belong together has a heading', () => {
  const groups = ['a', 'a', 'b', 'c', 'c'];
  expect(written(groups.length, (index) => groups[index])).toBe('[0-1] 0 1 [2-2] 2 [3-4] 3 4');
});

test('rows of one group that are apart have a heading each', () => {
  const groups = ['a', 'b', 'a'];
  expect(written(groups.length, (index) => groups[index])).toBe('[0-0] 0 [1-1] 1 [2-2] 2');
});

test('no rows, no heading', () => {
  expect(written(0, () => 'a')).toBe('');
});
