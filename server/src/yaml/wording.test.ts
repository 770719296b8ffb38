import { describe, expect, test } from 'vitest';
import { brief, quoted, shortened } from './wording.ts';

describe('shortened', () => {
  test('leaves what fits', () => {
    expect(shortened('Farol Data S.A.')).toBe('Farol Data S.A.');
  });
  test('takes the middle out of what does not, so that both ends can be recognised', () => {
    expect(shortened('abcdefghij', 7)).toBe('abc…hij');
    expect(shortened('x'.repeat(99))).toHaveLength(40);
  });
  test('never cuts a sign in two', () => {
    expect(shortened('😀'.repeat(9), 6)).toBe('😀…😀');
  });
});

test('quoted keeps a text on one line', () => {
  expect(quoted(' several\n  lines ')).toBe('"several lines"');
});

describe('brief', () => {
  test('keeps the sentences that fit, and gives back the others', () => {
    expect(brief('One thing. Another thing. A third one.', 26)).toEqual({
      message: 'One thing. Another thing.',
      rest: 'A third one.',
    });
  });
  test('does not end a sentence behind initials', () => {
    expect(brief('Over the cap of Farol S.A. Norte. Less fits.', 36).message).toBe('Over the cap of Farol S.A. Norte.');
  });
  test('shortens a first sentence that is too long, and then the rest is all of it', () => {
    expect(brief('A sentence that is too long.', 11)).toEqual({
      message: 'A sen…long.',
      rest: 'A sentence that is too long.',
    });
  });
});
