/**
 * Figures of an item that make sense in another unit: 4.8 where GB/s are asked for is TB/s. What is usual is the range of the catalogue's
 * own figures; no number is made up here.
 */
import type { Catalog, Item } from '../catalog/types.ts';
import type { Location } from '../yaml/types.ts';
import { question, type TradeProblem, writeNumber } from './problems.ts';

interface Window {
  readonly low: number;
  readonly high: number;
}

interface Measure {
  readonly key: string;
  readonly unit: string;
  /** The unit that it may have been taken in, and how many of `unit` one of it makes. */
  readonly other: string;
  readonly factor: number;
  readonly of: (item: Item) => number | undefined;
}

const MEASURES: readonly Measure[] = [
  {
    key: 'memoryBandwidth',
    unit: 'GB/s',
    other: 'TB/s',
    factor: 1000,
    of: (item) => item.memoryBandwidth.stated,
  },
  { key: 'dieArea', unit: 'mm²', other: 'cm²', factor: 100, of: (item) => item.dieArea.stated },
];
const RATE = { unit: 'TOPS', other: 'PFLOPS', factor: 1000 };

const windows = new WeakMap<Catalog, Map<string, Window | undefined>>();

/** The twentieth at either end is omitted, so that a wafer-sized part does not make every small die one in another unit. */
const OUTSIDE = 0.05;
/** Below the usual by this much is far below. */
const FAR = 10;

/** The usual range of a figure over the chips of the catalogue; undefined when it has none. */
function windowOf(catalog: Catalog, name: string, of: (item: Item) => number | undefined): Window | undefined {
  let known = windows.get(catalog);
  if (!known) {
    known = new Map();
    windows.set(catalog, known);
  }
  if (!known.has(name)) {
    const all = catalog.items
      .flatMap((item) => (item.kind === 'chip' && of(item) ? [of(item) as number] : []))
      .sort((a, b) => a - b);
    const at = (share: number) => all[Math.floor(share * (all.length - 1))] as number;
    known.set(name, all.length > 0 ? { low: at(OUTSIDE), high: at(1 - OUTSIDE) } : undefined);
  }
  return known.get(name);
}

/** `figureOf` reads a number below `item`, `spotOf` says where it is. */
export function implausibleFigures(
  catalog: Catalog,
  figureOf: (...key: string[]) => number | undefined,
  locationOf: (...key: string[]) => Location,
  formats: readonly string[],
): readonly TradeProblem[] {
  const measures = [
    ...MEASURES.map((measure) => ({ ...measure, path: [measure.key] })),
    ...formats.map((format) => ({
      ...RATE,
      key: `denseTops.${format}`,
      path: ['denseTops', format],
      of: (item: Item) => item.denseTops?.[format],
    })),
  ];
  return measures.flatMap(({ key, path, unit, other, factor, of }) => {
    const value = figureOf(...path);
    const usual = windowOf(catalog, key, of);
    if (value === undefined || value <= 0 || !usual || value * FAR > usual.low) {
      return [];
    }
    const meant = Number((value * factor).toPrecision(12));
    return meant < usual.low || meant > usual.high
      ? []
      : [
          question(
            'trade/implausible-figure',
            locationOf(...path),
            `${value} ${unit} is far below the chips of the catalogue (${usual.low} to ${usual.high}). If it is in ${other}, write ${meant}.`,
            [writeNumber(meant)],
          ),
        ];
  });
}
