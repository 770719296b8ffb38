import { expect, it } from 'vitest';
import { ready } from './evaluate.ts';
import { FACTS } from './facts/index.ts';
import { type Names, parse } from './parse.ts';
import { codesAskedFor, requiredTests, setsNamed, turningDays } from './visit.ts';

const names: Names = {
  facts: FACTS,
  terms: () => undefined,
  condition: () => ready(parse({ certifications: { has: 'c' } }, ['conditions', 'certified'], names)),
};
const tree = (written: object) => parse(written, ['when'], names);

it.each([
  [{ certifications: { has: 'a' } }, ['a']],
  [{ any: [{ certifications: { has: 'a' } }, { not: { certifications: { hasAny: ['b', 'a'] } } }] }, ['a', 'b']],
  [{ all: [{ is: 'certified' }, { tpp: { atLeast: 1 } }] }, ['c']],
  [{ tpp: { atLeast: 1 } }, []],
])('%j asks for the certifications %j', (written, codes) => {
  expect(codesAskedFor(tree(written), 'certifications')).toEqual(codes);
});

it.each([
  [{ all: [{ purchaseOrder: true }, { is: 'certified' }] }, ['purchaseOrder', 'certifications']],
  [{ any: [{ purchaseOrder: true }, { military: false }] }, []],
  [{ not: { purchaseOrder: true } }, []],
  [{ purchaseOrder: true, tpp: { below: 1 } }, ['purchaseOrder', 'tpp']],
])('%j cannot hold without %j', (written, facts) => {
  expect(requiredTests(tree(written)).map(({ name }) => name)).toEqual(facts);
});

it('sets are found where they are named, with their place', () => {
  const found = setsNamed(tree({ some: { of: 'endUsers', headquarters: { notIn: 'far' } }, place: { in: ['DE'] } }));
  expect(found).toEqual([
    { set: 'far', at: ['when', 'some', 'headquarters', 'notIn'] },
    { set: ['DE'], at: ['when', 'place', 'in'] },
  ]);
});

it('an answer may turn on the first day and on the day after the last', () => {
  expect(turningDays(tree({ date: { from: '2026-01-02', until: '2026-12-31' } }))).toEqual([
    '2026-01-02',
    '2027-01-01',
  ]);
});
