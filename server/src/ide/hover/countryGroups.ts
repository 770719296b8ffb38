/** The groups of countries that a regime names for people, and which of them hold a country on a day. */

import type { SetEntry } from '../../condition/sets.ts';
import type { Regime } from '../../lint/index.ts';
import type { GroupSpec } from '../../regime/pack.ts';
import { within } from '../../trade/dates.ts';

export interface GroupMembership {
  readonly title: string;
  readonly means?: string;
  readonly cite?: string;
  /** First and last day of the country in it, where the pack dates them, and the text that changed it. */
  readonly since?: string;
  readonly until?: string;
  readonly changedBy?: string;
  /** member: it is in; left: it was, on an earlier day; unknown: no one can tell. */
  readonly state: 'member' | 'left' | 'unknown';
}

/** In the order of the pack, those that it has left last. */
export function groupsOf({ pack }: Regime, iso: string, date: string): readonly GroupMembership[] {
  const view = pack.view(date);
  const alias = view.alias(iso);
  const memberships = Object.values(pack.spec.groups ?? {}).flatMap((group): GroupMembership[] => {
    const { members, everything } = view.set(group.in ?? group.notIn ?? []);
    const membership = everything ? true : (members.get(alias) ?? false);
    if (typeof membership === 'object')
      return [{ ...wordsOf(group), state: 'unknown', ...spanOf(pack.spec.sets?.[group.in ?? ''], alias, date) }];
    if (membership === (group.in !== undefined)) {
      return [{ ...wordsOf(group), state: 'member', ...spanOf(pack.spec.sets?.[group.in ?? ''], alias, date) }];
    }
    const before = lastBefore(pack.spec.sets?.[group.in ?? ''], alias, date);
    return before
      ? [{ ...wordsOf(group), state: 'left', until: before.until ?? undefined, changedBy: before.cite }]
      : [];
  });
  return [
    ...memberships.filter(({ state }) => state !== 'left'),
    ...memberships.filter(({ state }) => state === 'left'),
  ];
}

const wordsOf = ({ title, means, cite }: GroupSpec) => ({ title, means, cite });

/** Dates stand only in sets that are stated member by member. */
const entriesOf = (set: unknown): readonly SetEntry[] => (Array.isArray(set) ? set : []);

function spanOf(set: unknown, alias: string, date: string): Pick<GroupMembership, 'since' | 'until' | 'changedBy'> {
  const entry = entriesOf(set).find((one) => one.members.includes(alias) && within(date, one.from, one.until));
  return entry && (entry.from || entry.until)
    ? { since: entry.from, until: entry.until ?? undefined, changedBy: entry.cite }
    : {};
}

function lastBefore(set: unknown, alias: string, date: string): SetEntry | undefined {
  return entriesOf(set).findLast(
    (one) => one.members.includes(alias) && typeof one.until === 'string' && one.until < date,
  );
}
