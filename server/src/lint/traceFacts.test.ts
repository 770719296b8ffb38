import { expect, test } from 'vitest';
import { withoutRefused } from './traceFacts.ts';

const step = (facts: Record<string, unknown>) => ({ step: 'requirement x', result: false, facts, citation: '' });

test.each([
  ['a text', { 'endUser.region': '' }, ['parties', 'endUser', 'region'], { 'endUser.region': 'not readable' }],
  ['an entry of a list', { route: [] }, ['route', 0], { route: 'not readable' }],
  ['a flag', { military: false }, ['endUse', 'military'], { military: 'not readable' }],
  ['owners', { ownedByListed: 0 }, ['parties', 'endUser', 'owners'], { ownedByListed: 'not readable' }],
])('%s that was refused is not told as empty', (_what, facts, path, wanted) => {
  expect(withoutRefused(step(facts), [path]).facts).toEqual(wanted);
});

test('what is there, and what no one doubts, stays', () => {
  const facts = { quantity: 8, military: false, 'purchaser.region': '' };
  expect(
    withoutRefused(step(facts), [
      ['lines', 0, 'quantity'],
      ['parties', 'endUser', 'region'],
    ]).facts,
  ).toEqual(facts);
});
