import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import type { PackSpec } from '../../server/src/regime/pack.ts';
import { shippedPacks } from '../../server/src/regime/shipped.ts';
import { differences } from '../cases/judge.ts';
import { readCase } from '../cases/load.ts';
import { authoritiesOf, documents, type Part, reach, speaksIn } from './reach.ts';

const reached = reach(documents());

describe('documents of the corpus', () => {
  test.each(globSync('test/corpus/*.yaml').sort())('%s', (file) => {
    const one = readCase(file, readFileSync(file, 'utf8'));
    expect(one.wants.length).toBeGreaterThan(0);
    expect(differences(one)).toEqual([]);
  });
});

function wasTold(pack: PackSpec, part: Part, id: string): boolean {
  const regimes = speaksIn(pack, part, id);
  return reached.some((one) => one.part === part && one.id === id && one.told && regimes.includes(one.regime));
}

/** A requirement that a pack says it cannot judge is open for ever; a reason of its own says so to the reader. */
const isNeverReported = (pack: PackSpec, id: string) =>
  Object.hasOwn(pack.requirements?.[id]?.when ?? {}, 'cannotTell');

describe.each(shippedPacks.map((pack) => [pack.pack, pack] as const))('%s', (_id, pack) => {
  const missing = (part: Part, ids: readonly string[]) => [...new Set(ids)].filter((id) => !wasTold(pack, part, id));

  test('every requirement is given as a reason', () => {
    expect(
      missing(
        'requirements',
        Object.keys(pack.requirements ?? {}).filter((id) => !isNeverReported(pack, id)),
      ),
    ).toEqual([]);
  });

  test('every authority is open to a line, or is refused to one that cites it', () => {
    expect(missing('authorities', Object.keys(pack.authorities ?? {}))).toEqual([]);
  });

  test('every condition of an authority is given as a reason', () => {
    const conditions = authoritiesOf(pack).flatMap(([id, authority]) =>
      (authority.conditions ?? []).map((item) => item.as ?? `${(authority.code ?? id).toLowerCase()}-${item.id}`),
    );
    expect(missing('conditions', conditions)).toEqual([]);
  });

  test('every allocation with a limit is exceeded by a line', () => {
    const limited = Object.entries(pack.allocations ?? {}).filter(([, { limit }]) => limit !== undefined);
    expect(
      missing(
        'allocations',
        limited.map(([id]) => id),
      ),
    ).toEqual([]);
  });

  test('every reason is given', () => {
    expect(missing('reasons', Object.keys(pack.reasons ?? {}))).toEqual([]);
  });
});

describe('the triggers of human review', () => {
  const TRIGGERS = Array.from({ length: 23 }, (_, i) => `HR-${String(i + 1).padStart(2, '0')}`);
  /** Reasons that carry the trigger, and authorities that model it: with those the trigger is a condition that stays open. */
  const carriers = (trigger: string) =>
    shippedPacks.flatMap((pack) => [
      ...Object.entries(pack.reasons ?? {}).flatMap(([id, spec]) =>
        spec.trigger === trigger ? [{ pack, part: 'reasons' as const, id }] : [],
      ),
      ...authoritiesOf(pack).flatMap(([id, spec]) =>
        spec.models?.includes(trigger) ? [{ pack, part: 'authorities' as const, id }] : [],
      ),
    ]);

  test.each(TRIGGERS)('%s is reached', (trigger) => {
    expect(carriers(trigger).filter(({ pack, part, id }) => wasTold(pack, part, id)).length).toBeGreaterThan(0);
  });

  test('no pack names another one', () => {
    const named = shippedPacks.flatMap((pack) =>
      Object.values(pack.reasons ?? {}).flatMap(({ trigger }) => trigger ?? []),
    );
    expect([...new Set(named)].filter((trigger) => !TRIGGERS.includes(trigger))).toEqual([]);
  });
});
