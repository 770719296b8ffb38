/** Lists that name parties: entries with names or a condition, each with the days on which it holds. */

import type { Ctx } from '../condition/context.ts';
import type { Test } from '../condition/tree.ts';
import { within } from '../trade/dates.ts';
import { sameParty } from '../trade/partyNames.ts';
import type { Party } from '../trade/types.ts';
import type { Truth } from '../trade/vocabulary.ts';
import type { ListEntry } from './pack.ts';

export interface CompiledEntry extends Omit<ListEntry, 'when'> {
  readonly when?: Test | undefined;
}

export interface CompiledList {
  /** Reason for a name that is nearly one of the list's. */
  readonly near?: string | undefined;
  readonly entries: readonly CompiledEntry[];
}

/** Does the list name the party on the date? What makes it doubtful is raised where the party's name stands. An unknown list names no one. */
export function listed(list: CompiledList | undefined, party: Party, c: Ctx, date: string): Truth {
  let answer: Truth = false;
  for (const entry of list?.entries ?? []) {
    const truth = entryMatches(entry, party, c);
    if (truth === false) {
      continue;
    }
    const current = within(date, entry.from, entry.until);
    const lapsed = !current && entry.then === 'unknown' && (!entry.from || date >= entry.from);
    if (current && truth === true) {
      return true;
    }
    if (lapsed || (current && truth === 'unknown')) {
      answer = 'unknown';
      const code = lapsed ? entry.reason : list?.near;
      if (code) {
        c.log.raised.push({ code, at: { piece: party.at.piece, path: [...party.at.path, 'name'] } });
      }
    }
  }
  return answer;
}

function entryMatches({ when, names = [], subsidiaries }: CompiledEntry, party: Party, c: Ctx): Truth {
  if (when) {
    return when(c.about(party));
  }
  const own = sameParty(names, party.name);
  if (own === true || !subsidiaries) {
    return own ?? 'unknown';
  }
  const { parent } = party;
  // A parent that is not said counts as none here: the rule is about companies that are known to belong to a listed one.
  const above =
    parent === 'none' || parent === undefined
      ? false
      : parent.name === undefined
        ? undefined
        : sameParty(names, parent.name);
  return above === true ? true : own === undefined || above === undefined ? 'unknown' : false;
}
