/** Entries of the catalogue, and figures in documents, as the items that the engine judges. */

import { arithmeticText, exactly, ratio, throughput, UNKNOWN } from './figures.ts';
import type { CatalogData, Figure, Item, ItemEntry, ItemFigures } from './types.ts';

/**
 * All items of the catalogue, in its order.
 * @throws Error that names the entry when a board or system contains no chip, or one that is not listed.
 */
export function itemsOf(data: CatalogData): Item[] {
  const entries = new Map(data.items.map((entry) => [entry.id, entry]));
  return data.items.map((entry) => itemOf(entry, chipOf(entry, entries), data));
}

/** The entry with the figures of one integrated circuit: itself, or the chip that a board or system contains. */
export function chipOf(entry: ItemEntry, entries: ReadonlyMap<string, ItemEntry>): ItemEntry {
  if (entry.contains === undefined) return entry;
  const [id, ...others] = Object.keys(entry.contains);
  const chip = id === undefined ? undefined : entries.get(id);
  if (chip === undefined || others.length > 0) throw new Error(`${entry.id}: contains must name one listed chip`);
  return chip;
}

function itemOf(entry: ItemEntry, chip: ItemEntry, data: CatalogData): Item {
  const { best, complete } = throughput(chip.denseTops ?? {}, data.bits);
  const isPress = [entry, chip].some(({ confidence }) => confidence === 'press');
  const published = entry.tpp?.published ?? chip.tpp?.published;
  const known = tppOf(
    [best?.tpp, published, chip.tpp?.published],
    [entry.tpp?.low, entry.tpp?.high, chip.tpp?.low, chip.tpp?.high],
    complete,
    chip.tpp,
  );
  const tpp = isPress ? UNKNOWN : known;
  const dieArea = isPress ? UNKNOWN : areaOf(chip);
  const press = entry.tpp?.press ?? chip.tpp?.press;
  const headquarters = data.vendors[entry.vendor]?.headquarters;
  return defined({
    id: entry.id,
    name: entry.name,
    vendor: entry.vendor,
    kind: entry.kind,
    chips: entry.contains === undefined ? 1 : Object.values(entry.contains).reduce((sum, count) => sum + count, 0),
    tpp,
    dieArea,
    performanceDensity: ratio(tpp, dieArea),
    memoryBandwidth: isPress ? UNKNOWN : exactly(chip.memory?.bandwidth),
    interconnectBandwidth: isPress ? UNKNOWN : exactly(chip.interconnect?.bandwidth),
    bandwidthDensity: UNKNOWN,
    dataCenter: entry.dataCenter,
    designerHeadquarters: headquarters,
    designer: entry.designer,
    transistors: chip.transistors,
    eccn: entry.eccn ?? [],
    ...(entry.classification === undefined ? {} : { classification: entry.classification }),
    ...(entry.launch === undefined ? {} : { launch: entry.launch }),
    arithmetic: arithmeticText(
      best,
      ...(published === undefined ? [] : [{ by: 'published by the maker', value: published }]),
      ...(press === undefined ? [] : [{ by: 'reported by the press', value: press }]),
    ),
    denseTops: chip.denseTops,
    fromCatalog: true,
    ...(isPress ? { fromPress: true } : {}),
  });
}

/**
 * The item that figures in a document describe. A stated TPP does not replace a computed one: the higher counts.
 * It is stand-alone memory only when no figure of a logic chip is given, so that a stray `packageArea` takes no chip out of
 * its class.
 */
export function itemFromFigures(figures: ItemFigures, bits: Readonly<Record<string, number>>): Item {
  const { best, complete } = throughput(figures.denseTops ?? {}, bits);
  const tpp = tppOf([best?.tpp, figures.tpp], [], complete);
  const dieArea = exactly(figures.dieArea);
  const logic = figures.tpp !== undefined || figures.denseTops !== undefined;
  const chipLike = logic || figures.dieArea !== undefined || figures.interconnectBandwidth !== undefined;
  const memory = figures.packageArea !== undefined ? !logic : figures.memoryBandwidth !== undefined && !chipLike;
  const memoryBandwidth = exactly(figures.memoryBandwidth);
  return defined({
    id: figures.name,
    name: figures.name,
    kind: memory ? 'memory' : 'chip',
    chips: figures.count ?? 1,
    tpp,
    dieArea,
    performanceDensity: ratio(tpp, dieArea),
    memoryBandwidth,
    interconnectBandwidth: exactly(figures.interconnectBandwidth),
    bandwidthDensity: memory ? ratio(memoryBandwidth, exactly(figures.packageArea)) : UNKNOWN,
    dataCenter: figures.dataCenter,
    designerHeadquarters: figures.designerHeadquarters,
    designer: figures.designer,
    transistors: figures.transistors,
    eccn: [],
    arithmetic: arithmeticText(
      best,
      ...(figures.tpp === undefined ? [] : [{ by: 'stated in the document', value: figures.tpp }]),
    ),
    denseTops: figures.denseTops,
    fromCatalog: false,
  });
}

/** Judged by the highest version; bounds over all. Without any version, `limits` alone bound it. */
function tppOf(
  versions: readonly (number | undefined)[],
  others: readonly (number | undefined)[],
  complete: boolean,
  limits: { readonly low?: number; readonly high?: number } = {},
): Figure {
  const known = versions.filter((value) => value !== undefined);
  if (known.length === 0) return { low: limits.low ?? 0, high: limits.high ?? Number.POSITIVE_INFINITY };
  const all = [...known, ...others.filter((value) => value !== undefined)];
  const high = complete ? Math.max(...all) : Number.POSITIVE_INFINITY;
  return { stated: Math.max(...known), low: Math.min(...all), high };
}

function areaOf(chip: ItemEntry): Figure {
  const { area, low, high } = chip.die ?? {};
  if (area === undefined) return { low: low ?? 0, high: high ?? Number.POSITIVE_INFINITY };
  return { stated: area, low: low ?? area, high: high ?? area };
}

/** Leaves keys out instead of holding undefined, so that items compare and print alike. */
function defined(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as unknown as Item;
}
