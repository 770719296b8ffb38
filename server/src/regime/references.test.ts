/** A name that a pack uses and does not define is a problem at the place where it is used. */
import { expect, test } from 'vitest';
import { MINIATURE } from '../../../test/unit/miniature.ts';
import { loadRegimes } from './index.ts';
import type { PackSpec } from './pack.ts';

const text = [{ status: 'valid', cite: 'Rule 1' }];
const asked = { when: { tpp: { atLeast: 1 } }, text };

test.each<[string, Partial<PackSpec>, string]>([
  [
    'a status',
    { requirements: { asked: { ...asked, text: [{ status: 'old', cite: 'x' }] } } },
    'requirements.asked.text.0.status',
  ],
  ['a class', { requirements: { asked: { ...asked, class: ['zz'] } } }, 'requirements.asked.class.0'],
  ['a requirement', { requirements: { asked: { ...asked, impliedBy: ['zz'] } } }, 'requirements.asked.impliedBy.0'],
  [
    'an allocation',
    { authorities: { PASS: { kind: 'exception', lifts: 'all', draws: ['zz'], text } } },
    'authorities.PASS.draws.0',
  ],
  [
    'a requirement that is lifted',
    { authorities: { PASS: { kind: 'exception', lifts: ['zz'], text } } },
    'authorities.PASS.lifts.0',
  ],
  ['a policy', { order: ['zz'] }, 'order.0'],
  [
    'a review policy',
    { policies: { p: { policy: 'zz', when: { place: { in: ['DE'] } }, cite: 'x' } } },
    'policies.p.policy',
  ],
  ['a kind of transaction', { conditions: { c: { transaction: 'zz' } } }, 'conditions.c.transaction.0'],
  [
    'a list of parties that is named in documents',
    { conditions: { c: { some: { of: 'endUsers', listed: { has: 'zz' } } } } },
    'conditions.c.some.listed.0',
  ],
  ['a reason', { near: { within: 0.02, figures: ['tpp'], reason: 'zz' } }, 'near.reason'],
  ['a figure', { disagree: { figures: ['zz'], reason: 'zz' } }, 'disagree.figures.0'],
  ['a set in a set', { sets: { a: { union: ['zz', ['DE']] } } }, 'sets.a.union.0'],
  ['a set in a condition', { conditions: { c: { place: { in: 'zz' } } } }, 'conditions.c.place.in'],
  ['a list', { conditions: { c: { some: { of: 'endUsers', named: 'zz' } } } }, 'conditions.c.some.named'],
  ['a class in a condition', { conditions: { c: { not: { class: 'zz' } } } }, 'conditions.c.not.class.0'],
  [
    'the fact of a share',
    { allocations: { cap: { key: { year: 'year' }, unit: 'units', limit: { share: 0.5, of: 'zz' } } } },
    'allocations.cap.limit.of',
  ],
])('%s', (_what, more, at) => {
  const { problems } = loadRegimes([{ ...MINIATURE, ...more }]);
  expect(problems.map(({ path }) => path.join('.'))).toContain(at);
});

test('a sound pack has none', () => {
  expect(loadRegimes([{ ...MINIATURE, requirements: { asked } }]).problems).toEqual([]);
});
