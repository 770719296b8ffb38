import { describe, expect, test } from 'vitest';
import { type SetRef, type SetSpec, setResolver } from './sets.ts';

const SETS: Readonly<Record<string, SetSpec>> = {
  north: [{ members: ['NO', 'SE'] }, { members: ['FI'], from: '2026-06-01', until: '2026-08-31' }],
  odd: [{ members: ['AX', 'NO'], membership: 'unknown', reason: 'odd' }],
  south: [{ members: ['IT', 'ES'] }],
  both: { union: ['north', 'south'] },
  'not-south': { minus: ['both', 'south'] },
  'maybe-less': { minus: ['north', 'odd'] },
  'maybe-more': { union: ['odd', 'north'] },
  'all-but': { minus: ['everywhere', 'south'] },
  everywhere: { all: true },
  'with-all': { union: ['south', 'everywhere'] },
  self: { union: ['self', 'north'] },
};

/** `NO ?AX`: in, and perhaps in. */
function members(ref: SetRef, date = '2026-01-01'): string {
  const set = setResolver({ sets: SETS }, date)(ref);
  const shown = [...set.members]
    .map(([code, membership]) => (membership === true ? code : `?${code}`))
    .sort((a, b) => a.localeCompare(b));
  return [...shown, ...(set.everything ? ['*'] : [])].join(' ');
}

describe('members', () => {
  test.each<[string, SetRef, string, string]>([
    ['of a list', 'north', '2026-05-31', 'NO SE'],
    ['who are in for a time, on its first day', 'north', '2026-06-01', 'FI NO SE'],
    ['and on its last', 'north', '2026-08-31', 'FI NO SE'],
    ['and not after', 'north', '2026-09-01', 'NO SE'],
    ['of whom nobody can tell', 'odd', '2026-01-01', '?AX ?NO'],
    ['of two together', 'both', '2026-01-01', 'ES IT NO SE'],
    ['of one without the other', 'not-south', '2026-01-01', 'NO SE'],
    ['less what may be taken away', 'maybe-less', '2026-01-01', '?NO SE'],
    ['certain in one and open in the other are in', 'maybe-more', '2026-01-01', '?AX NO SE'],
    ['codes as they stand', ['DE', 'FR'], '2026-01-01', 'DE FR'],
    ['a set spelled out', { union: ['south', ['DE']] }, '2026-01-01', 'DE ES IT'],
    ['everything', 'with-all', '2026-01-01', 'ES IT *'],
  ])('%s', (_what, ref, date, wanted) => {
    expect(members(ref, date)).toBe(wanted);
  });

  test('of everything less some are not everything', () => {
    // There is no list of all countries to take some from, so this must never come out as an empty set.
    expect(() => members('all-but')).toThrow();
  });
});

describe('what cannot be resolved is refused', () => {
  test('a name that nothing has', () => expect(() => members('nowhere')).toThrow('unknown set "nowhere"'));
  test('a set made from itself', () => expect(() => members('self')).toThrow('made from itself'));
});
