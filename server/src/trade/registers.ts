/** Licences, agreements and validated end users on file in the workspace. */
import { mentionsCount } from '../catalog/itemWords.ts';
import type { Catalog, Item } from '../catalog/types.ts';
import type { Location } from '../yaml/types.ts';
import { shortened } from '../yaml/wording.ts';
import { readClasses } from './eccns.ts';
import { someOf } from './lists.ts';
import type { TradeProblem } from './problems.ts';
import { itemProblem, question } from './problems.ts';
import { readNumber } from './proofs.ts';
import { type Layer, Reader } from './reader.ts';
import { ByReference } from './references.ts';
import { spellingProblems } from './spelling.ts';
import type { Agreement, License, Registers, Veu } from './types.ts';

export type Entry =
  | { readonly type: 'license'; readonly entry: License }
  | { readonly type: 'agreement'; readonly entry: Agreement }
  | { readonly type: 'veu'; readonly entry: Veu };

export interface ReadEntry {
  readonly entry?: Entry;
  readonly problems: readonly TradeProblem[];
}

const READERS: Readonly<Record<string, (r: Reader, file: string, catalog: Catalog) => Entry | undefined>> = {
  licenses: readLicense,
  agreements: readAgreement,
  veus: readVeu,
};

/** `section` is the register's list: `licenses`, `agreements` or `veus`. An entry without its number is omitted (the schema says so). */
export function readEntry(section: string, layer: Layer, file: string, catalog: Catalog): ReadEntry {
  const r = new Reader([layer], catalog);
  const entry = READERS[section]?.(r, file, catalog);
  return { entry, problems: [...r.problems, ...spellingProblems(layer)] };
}

function readLicense(r: Reader, file: string, catalog: Catalog): Entry | undefined {
  const number = readNumber(r, ['number'], 'the number of a licence', true);
  if (number === undefined) {
    return undefined;
  }
  const itemTexts = r.texts(['items']);
  const items = itemTexts.flatMap((text, index): Item[] => {
    const match = catalog.findItem(text);
    if (!match) {
      const count = mentionsCount(text) ? null : undefined;
      r.problems.push({
        ...itemProblem(r.location(['items', index]), text, catalog.suggestItems(text), count),
        doubt: true,
      });
    }
    return match ? [match.item] : [];
  });
  const classes = readClasses(r);
  return {
    type: 'license',
    entry: {
      number,
      holder: r.text(['holder']),
      consignee: r.text(['consignee']),
      destinations: someOf(r.countries(['destination'])),
      items: itemTexts.length === 0 ? undefined : items,
      itemTexts,
      class: classes?.[0],
      classes,
      quantity: r.number(['quantity']),
      tpp: r.number(['tpp']),
      value: r.number(['value']),
      currency: r.currency(['currency']),
      shippedBefore: r.number(['shippedBefore']) ?? 0,
      validFrom: r.text(['validFrom']),
      validUntil: r.text(['validUntil']),
      file,
      at: r.location([]),
    },
  };
}

function readAgreement(r: Reader, file: string): Entry | undefined {
  const id = r.text(['id']);
  if (id === undefined) {
    return undefined;
  }
  const units = r.number(['limit', 'units']);
  const tpp = r.number(['limit', 'tpp']);
  const amount = units ?? tpp;
  noteLimit(r);
  return {
    type: 'agreement',
    entry: {
      id,
      with: r.country(['with']),
      title: r.label(['title']),
      from: r.text(['from']),
      until: r.text(['until']),
      entities: r.has(['entities']) ? r.texts(['entities']) : undefined,
      limit:
        amount === undefined
          ? undefined
          : {
              unit: units === undefined ? 'tpp' : 'units',
              amount,
              per: r.text(['limit', 'per']) === 'calendar-year' ? 'calendar-year' : 'agreement',
            },
      binding: r.text(['binding']),
      file,
      at: r.location([]),
    },
  };
}

/** A limit is one amount. A block that holds none limits by something that is not known, and of two nothing says which one holds. */
function noteLimit(r: Reader): void {
  const limit = r.dict(['limit']);
  const given = ['units', 'tpp'].filter((unit) => r.has(['limit', unit]));
  if (limit === undefined || given.length === 1) {
    return;
  }
  const message =
    given.length === 0
      ? '`limit` holds no amount, so how much the agreement allows is unknown. Write `units` or `tpp`, or remove `limit`.'
      : '`limit` holds units and TPP, and only the units are counted. Keep the one that the agreement names.';
  r.note(question('trade/limit-amount', r.location(['limit']), message));
}

function readVeu(r: Reader, file: string): Entry | undefined {
  const id = r.text(['id']);
  if (id === undefined) {
    return undefined;
  }
  return {
    type: 'veu',
    entry: {
      id,
      kind: r.text(['kind']),
      holder: r.text(['holder']),
      country: r.country(['country']),
      installedBase: { tpp: r.number(['installedBase', 'tpp']), date: r.text(['installedBase', 'date']) },
      groupTotal: r.number(['groupTotal', 'tpp']),
      headquarters: r.country(['headquarters']),
      from: r.text(['validFrom']),
      until: r.text(['validUntil']),
      outsideAllied: r.number(['outsideAllied', 'tpp']),
      outsideHome: r.number(['outsideHome', 'tpp']),
      inCountry: r.number(['inCountry', 'tpp']),
      file,
      at: r.location([]),
    },
  };
}

/** What the registers of a workspace hold. */
export interface ReadRegisters {
  readonly registers: Registers;
  readonly problems: readonly TradeProblem[];
  /** First entries of a number that is on file twice, with the problem: nothing says which of the two holds. */
  readonly disputed: ReadonlyMap<object, TradeProblem>;
}

/** Entries by number or id; what is on file twice keeps its first entry, and the second is reported. */
export function registersOf(entries: readonly Entry[]): ReadRegisters {
  const licenses = new ByReference<License>();
  const agreements = new ByReference<Agreement>();
  const veus = new ByReference<Veu>();
  const problems: TradeProblem[] = [];
  const disputed = new Map<object, TradeProblem>();
  const add = <T extends { readonly at: Location }>(map: Map<string, T>, key: string, entry: T) => {
    const first = map.get(key);
    if (first) {
      const problem: TradeProblem = {
        rule: 'trade/register-duplicate',
        severity: 'error',
        at: entry.at,
        message: `Duplicate entry ${shortened(key)} in this workspace: only the first one counts. Give each its own number, or merge them.`,
        fixes: [],
      };
      problems.push(problem);
      disputed.set(first, problem);
    } else {
      map.set(key, entry);
    }
  };
  for (const { type, entry } of entries) {
    if (type === 'license') {
      add(licenses, entry.number, entry);
    } else if (type === 'agreement') {
      add(agreements, entry.id, entry);
    } else {
      add(veus, entry.id, entry);
    }
  }
  return { registers: { licenses, agreements, veus }, problems, disputed };
}
