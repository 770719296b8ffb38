/** One line item: the item resolved against the catalogue, the quantity, and what the line says for itself. */
import { countInName, mentionsCount } from '../catalog/itemWords.ts';
import { stricterOf } from '../catalog/stricter.ts';
import type { Catalog, Item } from '../catalog/types.ts';
import { isMap, type Location } from '../yaml/index.ts';
import { readCited } from './cited.ts';
import { type Jurisdictions, readClassification } from './eccns.ts';
import { implausibleFigures } from './plausible.ts';
import { belowProblem, type CountedItem, itemProblem, pressProblem, type TradeProblem } from './problems.ts';
import { type Layer, Reader } from './reader.ts';
import { serialProblems } from './serials.ts';
import { readLane } from './shipment.ts';
import { spellingProblems } from './spelling.ts';
import type { Line } from './types.ts';

const NONE: Jurisdictions = { known: [], eccnOf: [] };

export interface ReadLine {
  readonly line: Line;
  readonly problems: readonly TradeProblem[];
}

export function readLine(layer: Layer, catalog: Catalog, jurisdictions: Jurisdictions = NONE): ReadLine {
  const r = new Reader([layer], catalog);
  const quantity = r.number(['quantity']);
  const named = readItem(r, catalog);
  const line: Line = {
    at: r.location([]),
    ...named,
    quantity,
    unitValue: r.number(['unitValue']),
    currency: r.currency(['currency']),
    ...readClassification(r, jurisdictions),
    scheduleB: r.text(['scheduleB']),
    description: r.text(['description']),
    serials: r.texts(['serials']),
    authorization: readCited(r, ['authorization']),
    lane: readLane(r, ['chinaLane']),
    invalid: (location: Location) => r.refused(location),
    has: (path) => r.has(path),
    value: (path, kind) => r.value(path, kind),
  };
  const spellings = spellingProblems(layer);
  r.problems.push(
    ...spellings,
    ...figureProblems(r, catalog).filter(({ at }) => !spellings.some((one) => isSame(one.at, at))),
    ...serialProblems(line.serials, quantity, named.item?.chips ?? 1, (index) =>
      r.location(index === undefined ? ['serials'] : ['serials', index]),
    ),
  );
  return { line, problems: r.problems };
}

const isSame = (a: Location, b: Location): boolean => a.path.join('\u0000') === b.path.join('\u0000');

function figureProblems(r: Reader, catalog: Catalog): readonly TradeProblem[] {
  return implausibleFigures(
    catalog,
    (...key) => r.number(['item', ...key]),
    (...key) => r.location(['item', ...key]),
    Object.keys(r.dict(['item', 'denseTops']) ?? {}),
  );
}

function readItem(r: Reader, catalog: Catalog): { item?: Item; itemText?: string; suggestions?: readonly string[] } {
  const value = r.get(['item']);
  if (typeof value === 'string') {
    const match = catalog.findItem(value);
    if (match) {
      if (match.item.fromPress) r.problems.push(pressProblem(r.location(['item']), match.item.name));
      return { item: match.item, itemText: value };
    }
    const suggestions = catalog.suggestItems(value);
    r.problems.push(itemProblem(r.location(['item']), value, suggestions, countedItem(r, value)));
    return { itemText: value, suggestions };
  }
  if (!isMap(value)) {
    return {};
  }
  const figure = (key: string) => r.number(['item', key]);
  const tops = r.dict(['item', 'denseTops']);
  const item = catalog.itemFromFigures({
    name: r.label(['item', 'name']) ?? 'unnamed item',
    tpp: figure('tpp'),
    denseTops:
      tops && Object.fromEntries(Object.entries(tops).filter((e): e is [string, number] => typeof e[1] === 'number')),
    dieArea: figure('dieArea'),
    packageArea: figure('packageArea'),
    memoryBandwidth: figure('memoryBandwidth'),
    interconnectBandwidth: figure('interconnectBandwidth'),
    transistors: figure('transistors'),
    count: figure('count'),
    dataCenter: r.flag(['item', 'dataCenter']),
    designerHeadquarters: r.country(['item', 'designerHeadquarters']),
    designer: r.text(['item', 'designer']),
  });
  const { item: judged, weaker } = stricterOf(item, r.text(['item', 'name']) ? catalog.itemsNamed(item.name) : []);
  for (const one of weaker) {
    const isThere = r.has(['item', one.key]);
    r.problems.push(belowProblem(r.location(isThere ? ['item', one.key] : ['item', 'name']), item.name, one));
  }
  return { item: judged, itemText: item.name };
}

/** The count that a name carries, with the quantity that it multiplies, unless that may hold it already. */
function countedItem(r: Reader, text: string): CountedItem | null | undefined {
  const counted = countInName(text);
  if (counted === undefined) return mentionsCount(text) ? null : undefined;
  const { count } = counted;
  const value = r.number(['quantity']);
  const isCountable = value !== undefined && Number.isSafeInteger(value) && value > 0;
  // Eight of an "8x" item: eight sets, or the eight that the name speaks of. As many serial numbers as units: each unit is one.
  if (!isCountable || count === 1 || value === count || r.count(['serials']) === value) return { count };
  return { count, quantity: { at: r.location(['quantity']), value } };
}
