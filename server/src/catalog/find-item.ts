/** Looking an item up by what people write, and what they may have meant. */

import { itemKey, likeness, nearest, words } from './names.ts';
import type { CatalogData, Item, ItemMatch } from './types.ts';

type By = ItemMatch['by'];

export interface ItemFinder {
  find(text: string): ItemMatch | undefined;
  suggest(text: string): string[];
}

interface Labels {
  readonly keys: readonly string[];
  readonly words: ReadonlySet<string>;
}

/** More than half of it must agree before a name is worth offering. */
const NEAR = 0.55;
const SUGGESTIONS = 3;

/**
 * Maps are built once. An id settles a look-up; any other name must belong to one item, else nothing is found and all of
 * its owners are suggested. The vendor's name may stand in front or be left out. Text shaped like an id (lower case,
 * hyphens, a vendor in front) is an id or a slip, never an alias: one that lacks its last part must not quietly become the
 * first of two items.
 */
export function itemFinder(data: CatalogData, items: readonly Item[]): ItemFinder {
  const byId = new Map<string, Item>();
  const named = new Map<string, ItemMatch[]>();
  const shortened = new Map<string, ItemMatch[]>();
  let labels: ReadonlyMap<Item, Labels> | undefined;
  const vendors = [...new Set(data.items.map((entry) => entry.vendor))].sort((a, b) => b.length - a.length);
  const prefixes = [...new Set(data.items.map((entry) => entry.id.split('-', 1)[0]))];
  const idShape = new RegExp(`^(${prefixes.join('|')})-[a-z0-9-]+$`);

  data.items.forEach((entry, index) => {
    const item = items[index];
    if (item === undefined) return;
    const put = (text: string, by: By) => {
      add(named, itemKey(text), { item, by });
      const short = withoutVendor(text, entry.vendor, entry.id);
      if (short !== undefined) add(shortened, itemKey(short), { item, by });
    };
    byId.set(itemKey(entry.id), item);
    put(entry.id, 'id');
    put(entry.name, 'name');
    for (const alias of entry.aliases ?? []) put(alias, 'alias');
    for (const number of entry.partNumbers ?? []) add(named, itemKey(number), { item, by: 'part-number' });
  });

  /** What suggestions are measured against; made when somebody first asks, since most texts are found. */
  function labelled(): ReadonlyMap<Item, Labels> {
    labels ??= new Map(
      data.items.flatMap(({ id, name, aliases = [] }, index) => {
        const item = items[index];
        const texts = [id, name, ...aliases].map(bare);
        return item === undefined ? [] : [[item, { keys: texts.map(itemKey), words: new Set(texts.flatMap(words)) }]];
      }),
    );
    return labels;
  }

  /** The text without any vendor that stands in front of it. */
  function bare(text: string): string {
    for (const vendor of vendors) {
      const rest = withoutPrefix(text, vendor);
      if (rest !== undefined) return rest;
    }
    return idShape.test(text) ? text.slice(text.indexOf('-') + 1) : text;
  }

  /** Who bears this name: the exact one first, else with the vendor left out on one side or the other. */
  function owners(text: string): readonly ItemMatch[] {
    const exact = named.get(itemKey(text));
    if (exact !== undefined) return exact;
    const key = itemKey(bare(text));
    return named.get(key) ?? shortened.get(key) ?? [];
  }

  function find(text: string): ItemMatch | undefined {
    const item = byId.get(itemKey(text));
    if (item !== undefined) return { item, by: 'id' };
    if (idShape.test(text)) return undefined;
    const found = owners(text);
    return found.every((match) => match.item === found[0]?.item) ? found[0] : undefined;
  }

  function suggest(text: string): string[] {
    const shared = [...new Set(owners(idShape.test(text) ? bare(text) : text).map((match) => match.item.id))];
    if (shared.length > 0) return shared;
    const key = itemKey(bare(text));
    const asked = words(bare(text));
    const score = (item: Item) => {
      const label = labelled().get(item);
      if (label === undefined || asked.length === 0) return 0;
      const edit = Math.max(...label.keys.map((it) => likeness(key, it)));
      const overlap = asked.filter((word) => label.words.has(word)).length / asked.length;
      return Math.max(edit, (edit + overlap) / 2);
    };
    return nearest(items, score, NEAR, SUGGESTIONS).map((item) => item.id);
  }

  return { find, suggest };
}

function add(map: Map<string, ItemMatch[]>, key: string, match: ItemMatch): void {
  const others = map.get(key);
  if (others === undefined) map.set(key, [match]);
  else if (!others.some((other) => other.item === match.item)) others.push(match);
}

/** A name of this vendor's item with the vendor cut off; an id with its first part cut off. */
function withoutVendor(text: string, vendor: string, id: string): string | undefined {
  return text === id ? text.slice(text.indexOf('-') + 1) : withoutPrefix(text, vendor);
}

function withoutPrefix(text: string, prefix: string): string | undefined {
  const rest = text.slice(prefix.length);
  const stands = text.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase() && /^[\s_\p{Pd}]/u.test(rest);
  return stands ? rest.replace(/^[\s_\p{Pd}]+/u, '') : undefined;
}
