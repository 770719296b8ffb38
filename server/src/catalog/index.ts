/** The catalogue: items with figures and bounds, countries with names. Knows no regime. */

import { countryFinder } from './find-country.ts';
import { currencyFinder } from './find-currency.ts';
import { itemFinder } from './find-item.ts';
import { chipOf, itemFromFigures, itemsOf } from './items.ts';
import { remembered } from './remembered.ts';
import type { Catalog, CatalogData, Item, Provenance } from './types.ts';

export type * from './types.ts';

/**
 * Builds the catalogue from the data of catalog/*.yaml (generated/catalog.json holds both files).
 * @throws Error that names the entry when a board or system contains something that is not listed.
 */
export function loadCatalog(data: CatalogData): Catalog {
  const items = itemsOf(data);
  const finder = itemFinder(data, items);
  const places = countryFinder(data);
  const money = currencyFinder(data.currencies);
  const entries = new Map(data.items.map((entry) => [entry.id, entry]));

  function describeItem(item: Item): Provenance | undefined {
    const entry = item.fromCatalog ? entries.get(item.id) : undefined;
    if (entry === undefined) return undefined;
    const cited = new Set([...(entry.sources ?? []), ...(chipOf(entry, entries).sources ?? [])]);
    const sources = [...cited]
      .flatMap((id) => data.sources[id] ?? [])
      .map(({ title, url }) => (url === undefined ? { title } : { title, url }));
    return { confidence: entry.confidence, sources, ...(entry.note === undefined ? {} : { note: entry.note }) };
  }

  return {
    version: data.version,
    items,
    countries: places.countries,
    findItem: remembered(finder.find),
    itemsNamed: remembered(finder.named),
    suggestItems: remembered(finder.suggest),
    findCountry: remembered(places.find),
    findStation: places.findStation,
    findRegion: places.findRegion,
    suggestCountries: places.suggest,
    findCurrency: money.find,
    suggestCurrencies: money.suggest,
    itemFromFigures: (figures) => itemFromFigures(figures, data.bits),
    describeItem,
  };
}
