import { describe, expect, test } from 'vitest';
import { extendPack } from './extend.ts';
import type { PackSpec } from './pack.ts';

const BASE = {
  pack: 'base',
  sets: { north: [{ members: ['NO'] }] },
  classes: [{ id: 'a', label: 'A', otherwise: true }],
  conditions: { cold: { place: { in: 'north' } } },
  requirements: { toll: { when: { is: 'cold' }, text: [] } },
  policies: { kind: { policy: 'case-by-case', when: { is: 'cold' } } },
  authorities: { PASS: { kind: 'exception', lifts: ['toll'], text: [] } },
  allocations: { cap: { key: {}, unit: 'units' } },
  reasons: { old: { raises: 'caution', say: '' } },
  lists: { friends: { entries: [] } },
  links: [{ cite: 'A', url: 'a' }],
  aliases: { FO: 'DK' },
  order: ['kind'],
  home: ['NO'],
  reading: 'strict',
  readings: { strict: { stayed: { apply: true } } },
  verified: { until: '2026-09-24', reason: 'old', staleAfterDays: 90, later: 'review' },
} as unknown as PackSpec;

const problems = (extension: Partial<PackSpec>) =>
  extendPack(BASE, { pack: 'above', ...extension } as PackSpec).problems.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

describe('an extension', () => {
  test.each<[string, Partial<PackSpec>]>([
    ['adds a requirement', { requirements: { more: { when: {}, text: [] } } }],
    ['adds a named condition', { conditions: { warm: {} } }],
    ['adds a reason', { reasons: { more: { raises: 'review', say: '' } } }],
    ['adds a set that nothing below reads', { sets: { south: [] } }],
    ['says what it takes over', { home: ['NO'], verified: BASE.verified }],
    ['is looked at again sooner', { verified: { ...BASE.verified, until: '2026-01-01', staleAfterDays: 30 } }],
    ['adds a reading that it does not use', { readings: { mild: {} } }],
    ['writes cards for what there is', { cards: { toll: { title: 'Toll' } } }],
    [
      'replaces what it lists with its reason',
      { requirements: { toll: { when: {}, text: [] } }, relaxes: { 'requirements.toll': 'the toll is gone' } },
    ],
    [
      'adds an authority that it lists',
      {
        authorities: { FREE: { kind: 'exception', lifts: 'all', text: [] } },
        relaxes: { 'authorities.FREE': 'a new law' },
      },
    ],
  ])('%s', (_what, extension) => {
    expect(problems(extension)).toEqual([]);
  });

  test.each<[string, Partial<PackSpec>, string]>([
    ['replaces a requirement', { requirements: { toll: { when: {}, text: [] } } }, 'requirements.toll: replaces'],
    ['replaces a named condition', { conditions: { cold: {} } }, 'conditions.cold: replaces'],
    ['weakens a reason', { reasons: { old: { raises: 'note', say: '' } } }, 'reasons.old: replaces'],
    [
      'adds an authority',
      { authorities: { FREE: { kind: 'exception', lifts: 'all', text: [] } } },
      'authorities.FREE: adds',
    ],
    [
      'adds a review policy',
      { policies: { soft: { policy: 'presumption-of-approval', when: {} } } },
      'policies.soft: adds',
    ],
    ['adds an allocation', { allocations: { more: { key: {}, unit: 'units' } } }, 'allocations.more: adds'],
    ['replaces a set', { sets: { north: [] } }, 'sets.north: replaces'],
    ['adds to a list by replacing it', { lists: { friends: { entries: [] } } }, 'lists.friends: replaces'],
    ['replaces the classes', { classes: [] }, 'classes: replaces'],
    [
      'knows of an exception that nobody judges',
      { unjudged: [{ code: 'FREE', title: '', cite: '', reason: 'old' }] },
      'unjudged: replaces',
    ],
    ['maps a country to another one', { aliases: { CN: 'NO' } }, 'aliases'],
    ['has another home', { home: ['NO', 'SE'] }, 'home: replaces'],
    ['reads texts in another way', { reading: 'mild', readings: { mild: {} } }, 'reading: replaces'],
    ['changes a reading', { readings: { strict: { stayed: { apply: false } } } }, 'readings.strict: replaces'],
    ['vouches for a later day', { verified: { ...BASE.verified, until: '2027-01-01' } }, 'verified: lets later'],
    ['lets more days pass', { verified: { ...BASE.verified, staleAfterDays: 900 } }, 'verified: lets later'],
    ['is only a caution later', { verified: { ...BASE.verified, later: 'caution' } }, 'verified: lets later'],
    ['puts review policies in another order', { order: ['soft', 'kind'] }, 'order'],
  ])('that %s has to say why', (_what, extension, told) => {
    expect(problems(extension).join('\n')).toContain(told);
  });

  test('stands on what is below', () => {
    const { pack } = extendPack(BASE, {
      pack: 'above',
      links: [{ cite: 'B', url: 'b' }],
      aliases: { GL: 'DK' },
      requirements: { more: { when: {}, text: [] } },
    } as unknown as PackSpec);
    expect(pack.pack).toBe('above');
    expect(Object.keys(pack.requirements ?? {})).toEqual(['toll', 'more']);
    expect(pack.aliases).toEqual({ FO: 'DK', GL: 'DK' });
    expect(pack.links?.map(({ cite }) => cite)).toEqual(['B', 'A']);
  });
});
