/** Countries by code, with the groups of the document's regime that hold them on its date. */
import type { Catalog } from '../../catalog/types.ts';
import { scalar } from '../../lint/fixes/index.ts';
import type { Regime } from '../../lint/index.ts';
import { groupsOf } from '../hover/countryGroups.ts';
import type { Suggestion } from './suggestion.ts';

/** So many groups are named behind a country; the hover has all, with what they mean. */
const MOST_LISTS = 2;

export function countrySuggestions(
  catalog: Catalog,
  regime: Regime | undefined,
  date: string | undefined,
): Suggestion[] {
  const day = date ?? regime?.verifiedUntil;
  return catalog.countries.map(({ code, name, aliases, codeMeans }) => {
    const groups = regime && day !== undefined ? groupsOf(regime, code, day) : [];
    const lists = groups.flatMap(({ title, state }) => (state === 'member' ? [title] : []));
    const told = lists.length > MOST_LISTS ? [...lists.slice(0, MOST_LISTS), '…'] : lists;
    return {
      label: code,
      // A code that says something else as well is asked about: the name is what can be written.
      text: scalar(codeMeans === undefined ? code : name),
      detail: [name, ...(told.length > 0 ? [told.join(', ')] : [])].join(' · '),
      also: [name, ...aliases],
    };
  });
}
