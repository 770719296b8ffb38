/** Items of a company's own on top of the catalogue: added, never in the place of one that is there. */

import { itemKey, words } from './catalogNames.ts';
import { itemFinder } from './find-item.ts';
import { itemsOf } from './items.ts';
import type { CatalogData, ItemEntry } from './types.ts';

/** A file of own items, of the shape that its schema asks for. */
export interface CustomCatalogData {
  readonly vendors?: CatalogData['vendors'];
  readonly sources?: CatalogData['sources'];
  readonly items: readonly ItemEntry[];
}

export interface CatalogProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The catalogue with the items of a file; or, where something in the file does not hold, what that is, and none of its items. */
export function extendCatalog(
  base: CatalogData,
  own: CustomCatalogData,
): { readonly data?: CatalogData; readonly problems: readonly CatalogProblem[] } {
  const problems = [
    ...vendorProblems(base, own),
    ...own.items.flatMap((entry, at) => entryProblems(base, own, entry, at)),
    ...nameProblems(base, own),
  ];
  if (problems.length > 0) return { problems };
  // Sources have names of their own in each file.
  const local = (name: string): string => `${base.items.length}:${name}`;
  const sources = Object.entries(own.sources ?? {}).map(([name, source]) => [local(name), source] as const);
  const items = own.items.map((entry) =>
    entry.sources === undefined ? entry : { ...entry, sources: entry.sources.map(local) },
  );
  const data = {
    ...base,
    vendors: { ...base.vendors, ...own.vendors },
    sources: { ...base.sources, ...Object.fromEntries(sources) },
    items: [...base.items, ...items],
  };
  return { data, problems };
}

function vendorProblems(base: CatalogData, own: CustomCatalogData): readonly CatalogProblem[] {
  const countries = new Set(base.countries.map(({ code }) => code));
  return Object.entries(own.vendors ?? {}).flatMap(([name, { headquarters }]): CatalogProblem[] => {
    const path = ['vendors', name];
    const there = Object.hasOwn(base.vendors, name) ? base.vendors[name] : undefined;
    if (there && there.headquarters !== headquarters) {
      return [{ path, message: `Wrong headquarters of ${name}: the catalogue has ${there.headquarters}.` }];
    }
    return countries.has(headquarters)
      ? []
      : [{ path: [...path, 'headquarters'], message: `Unknown country ${headquarters}.` }];
  });
}

function entryProblems(
  base: CatalogData,
  own: CustomCatalogData,
  entry: ItemEntry,
  at: number,
): readonly CatalogProblem[] {
  const problems: CatalogProblem[] = [];
  const say = (path: readonly (string | number)[], message: string): void =>
    void problems.push({ path: ['items', at, ...path], message });
  const { vendor, kind, contains, denseTops = {}, tpp, die, sources = [] } = entry;
  if (!Object.hasOwn(base.vendors, vendor) && !Object.hasOwn(own.vendors ?? {}, vendor)) {
    say(['vendor'], `Unknown vendor ${vendor}. Add it under \`vendors\`, with its headquarters.`);
  }
  for (const format of Object.keys(denseTops).filter((one) => !Object.hasOwn(base.bits, one))) {
    say(['denseTops', format], `Unknown format ${format}. Known formats: ${Object.keys(base.bits).join(', ')}.`);
  }
  sources.forEach((name, index) => {
    if (!Object.hasOwn(own.sources ?? {}, name))
      say(['sources', index], `Unknown source ${name}. Add it under \`sources\` in this file.`);
  });
  if (isUpsideDown(tpp?.low, tpp?.high)) say(['tpp'], '`low` is above `high`.');
  if (isUpsideDown(die?.low, die?.high) || isUpsideDown(die?.low, die?.area) || isUpsideDown(die?.area, die?.high)) {
    say(['die'], 'The area is not between its bounds.');
  }
  if (kind === 'chip' && contains) say(['contains'], 'A chip cannot contain a chip. A board or a system can.');
  if (kind !== 'chip') {
    for (const key of ['denseTops', 'tpp', 'die', 'memory', 'interconnect'] as const) {
      if (entry[key] !== undefined)
        say([key], `Not for a ${kind}: its figures are those of the chip that it contains. Remove the key.`);
    }
    if (contains === undefined) say([], `Missing \`contains\`: a ${kind} needs its chip, and how many.`);
    for (const id of Object.keys(contains ?? {})) {
      const chip = [...base.items, ...own.items].find((one) => one.id === id);
      if (chip?.kind !== 'chip') say(['contains', id], `Unknown chip ${id}.`);
    }
  }
  return problems;
}

const isUpsideDown = (low: number | undefined, high: number | undefined): boolean =>
  low !== undefined && high !== undefined && low > high;

/** Ids and names that belong to another item: a look-up would then find neither, or another one than before. */
function nameProblems(base: CatalogData, own: CustomCatalogData): readonly CatalogProblem[] {
  const finder = itemFinder(base, itemsOf(base));
  const byId = new Map(base.items.map((entry) => [entry.id, entry]));
  const owners = new Map<string, ItemEntry>();
  const firstWords = new Map<string, string>();
  for (const entry of base.items) {
    for (const { text } of labelsOf(entry)) {
      owners.set(itemKey(text), entry);
      firstWords.set(words(text)[0] ?? '', text);
    }
  }
  const prefixes = new Set(base.items.map(({ id }) => id.split('-', 1)[0]));
  return own.items.flatMap((entry, at): CatalogProblem[] => {
    const found = labelsOf(entry).flatMap(({ text, path }): CatalogProblem[] => {
      const key = itemKey(text);
      const owner = owners.get(key) ?? byId.get(finder.findExactly(text)?.item.id ?? '') ?? entry;
      owners.set(key, owner);
      return owner === entry
        ? []
        : [{ path: ['items', at, ...path], message: `Duplicate name ${text}: ${owner.id} has it already.` }];
    });
    if (found.length > 0) return found;
    const [prefix = ''] = entry.id.split('-', 1);
    // Text that begins like an id is taken for one, so that a name that begins alike would no longer be found.
    const hidden = prefixes.has(prefix) ? undefined : firstWords.get(prefix);
    return hidden === undefined
      ? []
      : [
          {
            path: ['items', at, 'id'],
            message: `An id that begins with ${prefix} would hide the name ${hidden}. Begin it with the vendor.`,
          },
        ];
  });
}

function labelsOf({ id, name, aliases = [], partNumbers = [] }: ItemEntry) {
  return [
    { text: id, path: ['id'] },
    { text: name, path: ['name'] },
    ...aliases.map((text, at) => ({ text, path: ['aliases', at] })),
    ...partNumbers.map((text, at) => ({ text, path: ['partNumbers', at] })),
  ];
}
