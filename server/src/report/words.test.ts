import { expect, test } from 'vitest';
import { explains } from './words.ts';

test.each([
  ['The notice was filed … days before shipping.', 'The notice was filed 17 days before shipping.', false],
  ['Conditions (all) apply.', 'Conditions (all) apply. This concerns 2 lines.', false],
  ['A notice is due 25 days before shipping.', 'The notice was filed 17 days before shipping.', true],
  ['', 'The notice was filed 17 days before shipping.', false],
] as const)('does “%s” explain “%s”? %s', (summary, message, expected) => {
  expect(explains(summary, message)).toBe(expected);
});
