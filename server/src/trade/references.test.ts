import { expect, test } from 'vitest';
import { ByReference, exceptionCode } from './references.ts';

test.each(['NAC', 'nac', ' NAC ', 'Exception NAC', 'License Exception NAC', 'licence exception nac'])(
  '“%s” is NAC',
  (text) => {
    expect(exceptionCode(text)).toBe('NAC');
  },
);

test('a number is found in any spelling, and another number is not', () => {
  const entries = new ByReference<number>().set('D7654321', 1);
  expect(['d7654321', 'D 765-4321', 'D7654321', 'D7654312'].map((one) => entries.get(one))).toEqual([
    1,
    1,
    1,
    undefined,
  ]);
});
