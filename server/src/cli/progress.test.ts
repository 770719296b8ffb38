import { describe, expect, test } from 'vitest';
import { progressOn } from './progress.ts';

function watched(isTTY: boolean, seconds: number): string {
  let clock = 0;
  let text = '';
  const listener = {
    isTTY,
    write: (part: string) => {
      text += part;
    },
  };
  const progress = progressOn(listener, 10, () => clock);
  for (let file = 0; file < 12; file += 1) {
    clock += (seconds * 1000) / 12;
    progress.step();
  }
  progress.end();
  return text.replaceAll('\r\u001b[K', '|');
}

describe('progress', () => {
  test('a short check says nothing', () => {
    expect(watched(true, 0.4)).toBe('');
  });

  test('where no one watches, nothing is said however long it takes', () => {
    expect(watched(false, 60)).toBe('');
  });

  test('a long check rewrites one line and leaves nothing behind', () => {
    expect(watched(true, 1.2)).toBe(
      '|Checking: 5 of 10 files|Checking: 6 of 10 files|Checking: 7 of 10 files|Checking: 8 of 10 files|Checking: 9 of 10 files|Checking: 10 of 10 files|Settling the allocations|Settling the allocations|',
    );
  });
});
