import { expect, test } from 'vitest';
import { holds, MINIATURE, manifest } from '../../../test/unit/miniature.ts';
import { loadRegimes } from './index.ts';
import type { ListEntry } from './pack.ts';

const NAMED = { every: { of: ['ultimateConsignee'], named: 'approved' } };
const shippedTo = (party: string) =>
  manifest(`parties: {ultimateConsignee: {name: ${party}, country: PT, headquarters: PT}}`);
const onList = (party: string, ...entries: ListEntry[]): string =>
  holds(NAMED, shippedTo(party), { lists: { approved: { entries } } });

test.each([
  ['the very name', 'Farol SA', { names: ['Farol SA'] }, 'true'],
  ['another name', 'Norte Lda', { names: ['Farol SA'] }, 'false'],
  ['not yet on the list', 'Farol SA', { names: ['Farol SA'], from: '2026-03-03' }, 'false'],
  ['on its first day', 'Farol SA', { names: ['Farol SA'], from: '2026-03-02' }, 'true'],
  ['on its last day', 'Farol SA', { names: ['Farol SA'], until: '2026-03-02' }, 'true'],
  ['the day after', 'Farol SA', { names: ['Farol SA'], until: '2026-03-01' }, 'false'],
  ['by a condition', 'Farol SA', { when: { country: { in: 'iberia' } } }, 'true'],
] as const)('%s', (_what, party, entry, wanted) => {
  const sets = { iberia: [{ members: ['PT', 'ES'] }] };
  const answer = holds(NAMED, shippedTo(party), {
    sets,
    lists: { approved: { entries: [entry as unknown as ListEntry] } },
  });
  expect(answer.split(' ')[0]).toBe(wanted);
});

test('an entry that is past, and said to be unknown then, cannot be told', () => {
  const entry = { names: ['Farol SA'], until: '2026-03-01' };
  const key = 'then'; // as the packs write it; a literal of that name would look like a promise
  expect(onList('Farol SA', { ...entry, [key]: 'unknown' })).toMatch(/^unknown/);
});

test('a condition of an entry that makes no sense is a mistake of the pack, at its place', () => {
  const entries = [{ when: { is: 'nothing' } }] as unknown as ListEntry[];
  const { problems } = loadRegimes([{ ...MINIATURE, lists: { approved: { entries } } }]);
  expect(problems.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    'conditions.nothing: unknown condition "nothing"',
  ]);
});
