/** One line item: the item resolved against the catalogue, the quantity, and what the line says for itself. */
import type { Catalog, Item } from '../catalog/types.ts';
import { isMap, type Spot } from '../yaml/index.ts';
import { readCited } from './cited.ts';
import { implausibleFigures } from './plausible.ts';
import { itemProblem, type TradeProblem } from './problems.ts';
import { type Layer, Reader } from './reader.ts';
import { serialProblems } from './serials.ts';
import { readLane } from './shipment.ts';
import { spellingProblems } from './spelling.ts';
import type { Line } from './types.ts';

export interface ReadLine {
  readonly line: Line;
  readonly problems: readonly TradeProblem[];
}

export function readLine(layer: Layer, catalog: Catalog): ReadLine {
  const r = new Reader([layer], catalog);
  const quantity = r.number(['quantity']);
  const named = readItem(r, catalog);
  const line: Line = {
    at: r.spot([]),
    ...named,
    quantity,
    unitValue: r.number(['unitValue']),
    currency: r.currency(['currency']),
    eccn: r.text(['eccn']),
    scheduleB: r.text(['scheduleB']),
    description: r.text(['description']),
    serials: r.texts(['serials']),
    authorization: readCited(r, ['authorization']),
    lane: readLane(r, ['chinaLane']),
    invalid: (spot: Spot) => r.refused(spot),
  };
  const spellings = spellingProblems(layer);
  r.problems.push(
    ...spellings,
    ...figureProblems(r, catalog).filter(({ at }) => !spellings.some((one) => isSame(one.at, at))),
    ...serialProblems(line.serials, quantity, named.item?.chips ?? 1, (index) =>
      r.spot(index === undefined ? ['serials'] : ['serials', index]),
    ),
  );
  return { line, problems: r.problems };
}

const isSame = (a: Spot, b: Spot): boolean => a.path.join('\u0000') === b.path.join('\u0000');

function figureProblems(r: Reader, catalog: Catalog): readonly TradeProblem[] {
  return implausibleFigures(
    catalog,
    (...key) => r.number(['item', ...key]),
    (...key) => r.spot(['item', ...key]),
    Object.keys(r.dict(['item', 'denseTops']) ?? {}),
  );
}

function readItem(r: Reader, catalog: Catalog): { item?: Item; itemText?: string; suggestions?: readonly string[] } {
  const value = r.get(['item']);
  if (typeof value === 'string') {
    const match = catalog.findItem(value);
    if (match) {
      return { item: match.item, itemText: value };
    }
    const suggestions = catalog.suggestItems(value);
    r.problems.push(itemProblem(r.spot(['item']), value, suggestions));
    return { itemText: value, suggestions };
  }
  if (!isMap(value)) {
    return {};
  }
  const figure = (key: string) => r.number(['item', key]);
  const tops = r.dict(['item', 'denseTops']);
  const item = catalog.itemFromFigures({
    name: r.text(['item', 'name']) ?? 'unnamed item',
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
  return { item, itemText: item.name };
}
