import { expect, it } from 'vitest';
import { papersIn } from './papers.ts';

it.each([
  [{ certifications: { has: 'a' } }, ['a']],
  [{ any: [{ certifications: { has: 'a' } }, { not: { certifications: { hasAny: ['b', 'a'] } } }] }, ['a', 'b']],
  [{ all: [{ is: 'certified' }, { tpp: { atLeast: 1 } }] }, ['c']],
  [{ tpp: { atLeast: 1 } }, []],
])('%j asks for %j', (condition, papers) => {
  expect(papersIn(condition, { certified: { certifications: { has: 'c' } } })).toEqual(papers);
});
