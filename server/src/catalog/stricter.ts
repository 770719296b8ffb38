/** Figures that a document gives for an item of the catalogue: where the two contradict, the stricter counts. */
import { ratio } from './figures.ts';
import type { Figure, Item } from './types.ts';

/** A figure that says less of an item than the catalogue does. */
export interface Weaker {
  /** The key under `item`. */
  readonly key:
    | 'tpp'
    | 'dieArea'
    | 'memoryBandwidth'
    | 'interconnectBandwidth'
    | 'dataCenter'
    | 'count'
    | 'designerHeadquarters';
  /** In words: `TPP`. */
  readonly words: string;
  /** As the document has it, and as the catalogue has it at least. */
  readonly stated: string;
  readonly known: string;
}

export interface Stricter {
  /** The item with the stricter of each figure. */
  readonly item: Item;
  readonly weaker: readonly Weaker[];
}

type Rate = 'tpp' | 'memoryBandwidth' | 'interconnectBandwidth';
const RATES: readonly (readonly [Rate, string])[] = [
  ['tpp', 'TPP'],
  ['memoryBandwidth', 'a memory bandwidth'],
  ['interconnectBandwidth', 'an interconnect bandwidth'],
];

/** Makers and others round rates differently, 989 or 989.5: so far apart, figures say the same. */
const ROUNDING = 0.005;

/**
 * Holds the figures of a document against all items that bear the name. With several, the weakest of them counts: what is below that is
 * below them all. Figures that the document leaves out stay open, as do those that the catalogue does not know.
 */
export function stricterOf(own: Item, known: readonly Item[]): Stricter {
  const weaker: Weaker[] = [];
  let item = own;
  if (known.length === 0) return { item, weaker };
  for (const [key, words] of RATES) {
    const floor = least(known.map((one) => one[key]));
    const { stated } = own[key];
    if (stated === undefined || floor?.stated === undefined) continue;
    if (stated >= floor.low * (1 - ROUNDING)) continue;
    weaker.push({ key, words, stated: number(stated), known: number(floor.stated) });
    item = { ...item, [key]: { ...own[key], stated: floor.stated, high: Math.max(own[key].high, floor.stated) } };
  }
  // A larger die makes the performance density smaller, which is the weaker claim.
  const dies = known.map((one) => one.dieArea);
  const most = dies.every((die) => die.stated !== undefined)
    ? dies.reduce((a, b) => (a.high > b.high ? a : b))
    : undefined;
  if (
    own.dieArea.stated !== undefined &&
    most?.stated !== undefined &&
    own.dieArea.stated > most.high * (1 + ROUNDING)
  ) {
    weaker.push({
      key: 'dieArea',
      words: 'a die area',
      stated: number(own.dieArea.stated),
      known: number(most.stated),
    });
    item = { ...item, dieArea: most };
  }
  if (own.dataCenter === false && known.every((one) => one.dataCenter)) {
    weaker.push({ key: 'dataCenter', words: 'dataCenter', stated: 'false', known: 'true' });
    item = { ...item, dataCenter: true };
  }
  const chips = Math.min(...known.map((one) => one.chips));
  if (own.chips < chips) {
    weaker.push({ key: 'count', words: 'a count', stated: number(own.chips), known: number(chips) });
    item = { ...item, chips };
  }
  const homes = new Set(known.map((one) => one.designerHeadquarters));
  const [home] = homes;
  if (
    own.designerHeadquarters !== undefined &&
    homes.size === 1 &&
    home !== undefined &&
    own.designerHeadquarters !== home
  ) {
    weaker.push({
      key: 'designerHeadquarters',
      words: 'designer headquarters',
      stated: own.designerHeadquarters,
      known: home,
    });
  }
  return { item: { ...item, performanceDensity: ratio(item.tpp, item.dieArea) }, weaker };
}

/** The figure with the lowest bound; undefined when one of them is not known. */
function least(figures: readonly Figure[]): Figure | undefined {
  return figures.every(({ stated }) => stated !== undefined)
    ? figures.reduce((a, b) => (a.low < b.low ? a : b))
    : undefined;
}

const number = (value: number): string => value.toLocaleString('en-US');
