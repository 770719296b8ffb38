/** Looking an item up by what people write, and what they may have meant. */

import { itemKey, likeness, nearest, plainName, words } from './catalogNames.ts';
import { contradicts, countInName, type ItemWords, itemWords, mentionsCount } from './itemWords.ts';
import type { CatalogData, Item, ItemEntry, ItemMatch } from './types.ts';

type By = ItemMatch['by'];

export interface ItemFinder {
  find(text: string): ItemMatch | undefined;
  /** Only by a name that the catalogue has, word for word. */
  findExactly(text: string): ItemMatch | undefined;
  /** All items that the text may mean. */
  named(text: string): readonly Item[];
  suggest(text: string): string[];
}

interface Labels {
  readonly keys: readonly string[];
  readonly words: ReadonlySet<string>;
  /** The models that its names name. */
  readonly cores: ReadonlySet<string>;
  /** What is known besides: all of it, from the names and the figures. */
  readonly facts: ItemWords;
}

/** More than half of it must agree before a name is worth offering. */
const NEAR = 0.55;
const SUGGESTIONS = 3;
/** What a name loses when the text says something that its item cannot be. */
const AGAINST = 0.8;
/** A number of a year, a quantity, or the end of a name: which, the text does not say. */
const BARE_NUMBER = /^\s*\d{1,4}\s*$/;

/**
 * Maps are built once. An id settles a look-up; any other name must belong to one item, else nothing is found and all of
 * its owners are suggested. The vendor's name may be in front or be omitted. Text shaped like an id (lower case,
 * hyphens, a vendor in front) is an id or a slip, never an alias: one that lacks its last part must not quietly become the
 * first of two items.
 *
 * A text that no item has as a name is taken apart: words that say nothing about the model go, and what is said about memory, mounting
 * and number of circuits must fit. It names an item when one is left. A text with a count names none, since one of it is not what is meant.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one table of names, and the look-ups that share it
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

  /** What suggestions are measured against; made when someone first asks, since most texts are found. */
  function labelled(): ReadonlyMap<Item, Labels> {
    labels ??= new Map(
      data.items.flatMap((entry, index) => {
        const item = items[index];
        return item === undefined ? [] : [[item, labelsOf(entry, item)]];
      }),
    );
    return labels;
  }

  function labelsOf(entry: ItemEntry, item: Item): Labels {
    const chip = data.items.find(({ id }) => id === Object.keys(entry.contains ?? {})[0]);
    const texts = [entry.id, entry.name, ...(entry.aliases ?? [])].map(bare);
    const named = texts.flatMap((text) => [text, text.replace(/\s*\(.*\)\s*$/, '')]).map(itemWords);
    const forms = [entry.form, chip?.form, chip?.name].map((text) => itemWords(text ?? ''));
    const { size } = entry.memory ?? {};
    const each = chip?.memory?.size;
    return {
      keys: texts.map(itemKey),
      words: new Set(texts.flatMap(words)),
      cores: new Set(named.map(({ core }) => core)),
      facts: {
        core: '',
        memory: [...named.flatMap(({ memory }) => memory), ...[size, each].filter((one) => one !== undefined)],
        mounting: [...named, ...forms].flatMap(({ mounting }) => mounting),
        chips: [item.chips],
      },
    };
  }

  /** Items of the model that the text names, and those of them that nothing in the text contradicts. */
  function modelled(text: string): { readonly all: readonly Item[]; readonly fitting: readonly Item[] } {
    const asked = itemWords(bare(plainName(text)));
    const all = asked.core === '' ? [] : [...labelled()].filter(([, { cores }]) => cores.has(asked.core));
    const fitting = all.filter(([, { facts }]) => !contradicts(asked, facts));
    return { all: all.map(([item]) => item), fitting: fitting.map(([item]) => item) };
  }

  /** The text without any vendor that is in front of it. */
  function bare(text: string): string {
    for (const vendor of vendors) {
      const rest = withoutPrefix(text, vendor);
      if (rest !== undefined) return rest;
    }
    return idShape.test(text) ? text.slice(text.indexOf('-') + 1) : text;
  }

  /** What is behind a vendor's name in the middle of the text: whose box, card or order it is in is before it. */
  function behindVendor(text: string): string | undefined {
    const plain = plainName(text);
    const at = vendors.map((vendor) => plain.toLowerCase().lastIndexOf(` ${vendor.toLowerCase()} `));
    const last = Math.max(...at);
    return last > 0 ? plain.slice(last).trim() : undefined;
  }

  /** Who bears this name: the exact one first, else with the vendor omitted on one side or the other. */
  function owners(text: string): readonly ItemMatch[] {
    const exact = named.get(itemKey(text));
    if (exact !== undefined) return exact;
    const key = itemKey(bare(text));
    return named.get(key) ?? shortened.get(key) ?? [];
  }

  function findExactly(text: string): ItemMatch | undefined {
    const item = byId.get(itemKey(text));
    if (item !== undefined) return { item, by: 'id' };
    if (idShape.test(text)) return undefined;
    const found = owners(text);
    return found.every((match) => match.item === found[0]?.item) ? found[0] : undefined;
  }

  function find(text: string): ItemMatch | undefined {
    if (BARE_NUMBER.test(plainName(text))) return undefined;
    const exact = findExactly(text);
    if (exact !== undefined || idShape.test(text) || owners(text).length > 0) return exact;
    const counted = countInName(text);
    if (counted?.count === 1) return find(counted.rest);
    if (mentionsCount(text)) return undefined;
    const { fitting } = modelled(text);
    return fitting.length === 1 && fitting[0] ? { item: fitting[0], by: 'words' } : undefined;
  }

  function itemsNamed(text: string): readonly Item[] {
    const one = find(text);
    if (one !== undefined) return [one.item];
    const shared = [...new Set(owners(text).map(({ item }) => item))];
    return shared.length > 0 || mentionsCount(text) ? shared : modelled(text).fitting;
  }

  function suggest(text: string): string[] {
    const shared = [...new Set(owners(idShape.test(text) ? bare(text) : text).map((match) => match.item.id))];
    if (shared.length > 0) return shared;
    const counted = countInName(text);
    if (counted !== undefined) return suggest(counted.rest);
    const { all, fitting } = modelled(text);
    if (fitting.length > 0) return fitting.map(({ id }) => id);
    const behind = behindVendor(text);
    if (all.length === 0 && behind !== undefined) return suggest(behind);
    const others = similar(text).filter((item) => !all.includes(item));
    return [...all, ...others].slice(0, Math.max(SUGGESTIONS, all.length)).map(({ id }) => id);
  }

  /** Items whose names are near to the text, nearest first. */
  function similar(text: string): readonly Item[] {
    const plain = bare(plainName(text));
    const key = itemKey(plain);
    const asked = words(plain);
    const said = itemWords(plain);
    const score = (item: Item) => {
      const label = labelled().get(item);
      if (label === undefined || asked.length === 0) return 0;
      const edit = Math.max(
        ...label.keys.map((it) => likeness(key, it)),
        ...[...label.cores].map((it) => (it === '' ? 0 : likeness(said.core, it))),
      );
      const overlap = asked.filter((word) => label.words.has(word)).length / asked.length;
      const near = Math.max(edit, (edit + overlap) / 2);
      return contradicts(said, label.facts) ? near * AGAINST : near;
    };
    return nearest(items, score, NEAR, SUGGESTIONS);
  }

  return { find, findExactly, named: itemsNamed, suggest };
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
