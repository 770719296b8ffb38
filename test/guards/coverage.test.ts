import { describe, expect, test } from 'vitest';
import { entriesOf, holdersOf, readProvisions } from '../../scripts/docs/coverage.ts';
import { shippedPacks } from '../../server/src/regime/shipped.ts';
import { authoritiesOf, documents, reach, speaksIn } from './reach.ts';

const groups = readProvisions();
const provisions = groups.flatMap((group) => Object.entries(group.provisions));
const holders = holdersOf(groups, shippedPacks);
const reached = reach(documents());

/** Every entry as the list names it: `us-ear/requirements.chip-destination`, and conditions of authorities. */
const names = new Set(
  shippedPacks.flatMap((pack) => [
    ...entriesOf(pack).map(({ part, id }) => `${pack.pack}/${part}.${id}`),
    ...authoritiesOf(pack).flatMap(([id, authority]) =>
      (authority.conditions ?? []).map(
        (item) => `${pack.pack}/conditions.${item.as ?? `${(authority.code ?? id).toLowerCase()}-${item.id}`}`,
      ),
    ),
  ]),
);

describe('the provisions that the sources list', () => {
  test('are distinguished by their ids', () => {
    const ids = provisions.map(([id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(ids.length).toBeGreaterThan(200);
  });

  test('are each held by an entry of a pack, or omitted for a reason', () => {
    expect(
      provisions
        .filter(([id, { 'left-out': reason }]) => !holders.has(id) && !(reason && reason.length > 20))
        .map(([id]) => id),
    ).toEqual([]);
  });

  test('are not held and omitted at once', () => {
    expect(
      provisions.filter(([id, { 'left-out': reason }]) => holders.has(id) && reason !== undefined).map(([id]) => id),
    ).toEqual([]);
  });

  test('are held by entries that there are', () => {
    expect(provisions.flatMap(([, { by }]) => by ?? []).filter((name) => !names.has(name))).toEqual([]);
  });

  test('are all that the packs say they model', () => {
    const listed = new Set(provisions.map(([id]) => id));
    expect([...holders.keys()].filter((id) => !listed.has(id))).toEqual([]);
  });
});

describe.each(shippedPacks.map((pack) => [pack.pack, pack] as const))('%s', (_id, pack) => {
  const entries = entriesOf(pack);

  test('says of every entry how far it goes', () => {
    expect(
      entries
        .filter(({ part, spec }) => part !== 'classes' && spec.coverage === undefined)
        .map(({ part, id }) => `${part}.${id}`),
    ).toEqual([]);
  });

  test('says what is missing where an entry is partial', () => {
    expect(
      entries
        .filter(({ spec }) => spec.coverage === 'partial' && !spec.coverageNote)
        .map(({ part, id }) => `${part}.${id}`),
    ).toEqual([]);
  });

  test('has a case that decides by each entry that is modelled', () => {
    const decided = (part: string, id: string) =>
      reached.some((one) => one.part === part && one.id === id && speaksIn(pack, part, id).includes(one.regime));
    expect(
      entries
        .filter(({ part, id, spec }) => spec.coverage === 'modelled' && !decided(part, id))
        .map(({ part, id }) => `${part}.${id}`),
    ).toEqual([]);
  });
});
