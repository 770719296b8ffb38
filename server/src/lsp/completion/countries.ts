/** Countries by code, with the lists of the document's regime that hold them on its date. */
import type { Catalog } from '../../catalog/types.ts';
import { scalar } from '../../lint/fixes/index.ts';
import type { Regime } from '../../lint/index.ts';
import type { Suggestion } from './suggestion.ts';

/** So many lists are named behind a country; the hover has all. */
const MOST_LISTS = 4;

export function countrySuggestions(
  catalog: Catalog,
  regime: Regime | undefined,
  date: string | undefined,
): Suggestion[] {
  const groups = regime ? groupsOf(regime, date ?? regime.verifiedUntil) : new Map<string, string[]>();
  return catalog.countries.map(({ code, name, aliases }) => {
    const alias = regime?.pack.spec.aliases?.[code] ?? code;
    const lists = groups.get(alias) ?? [];
    const told = lists.length > MOST_LISTS ? [...lists.slice(0, MOST_LISTS), '…'] : lists;
    return {
      label: code,
      text: scalar(code),
      detail: [name, ...(told.length > 0 ? [told.join(', ')] : [])].join(' · '),
      also: [name, ...aliases],
    };
  });
}

/** Country -> the sets that are stated member by member; what is made from others follows from them. */
function groupsOf({ pack }: Regime, date: string): Map<string, string[]> {
  const { set } = pack.view(date);
  const groups = new Map<string, string[]>();
  for (const [id, spec] of Object.entries(pack.spec.sets ?? {})) {
    if (!Array.isArray(spec)) continue;
    for (const [code, membership] of set(id).members) {
      if (membership === true) groups.set(code, [...(groups.get(code) ?? []), id]);
    }
  }
  return groups;
}
