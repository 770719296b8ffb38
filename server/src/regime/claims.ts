/** Claims on allocations: which bucket, how much, against what limit. */
import type { Figure } from '../catalog/types.ts';
import { type Ctx, quiet } from '../condition/context.ts';
import { citedEntry } from '../condition/facts/entryOnFile.ts';
import { factValue } from '../condition/facts/index.ts';
import { citedId } from '../trade/cited.ts';
import { currencyOf, currencyWords } from '../trade/currency.ts';
import { within, yearOf } from '../trade/dates.ts';
import { normalName } from '../trade/partyNames.ts';
import type { Location } from '../yaml/types.ts';
import type { CompiledAllocation } from './compiled.ts';
import type { Claim, ClaimKind } from './evaluation.ts';
import type { LimitSpec } from './pack.ts';

interface KeyPart {
  readonly id?: string;
  readonly party?: string;
  readonly show: string | number;
  readonly missing?: Location;
}

/** Where the fields of a bucket come from. A part that is not known opens no bucket. */
const KEYS: Readonly<Record<string, (c: Ctx) => KeyPart>> = {
  consignee: (c) =>
    partyKey(c, c.shipment.ultimateConsignee?.id, c.shipment.ultimateConsignee?.name, [
      'parties',
      'ultimateConsignee',
      'name',
    ]),
  parent: (c) => {
    const consignee = c.shipment.ultimateConsignee;
    const parent = consignee?.parent;
    if (parent === 'none') {
      return partyKey(c, consignee?.id, consignee?.name, ['parties', 'ultimateConsignee', 'name']);
    }
    return partyKey(c, undefined, parent?.name, ['parties', 'ultimateConsignee', 'ultimateParent']);
  },
  place: (c) => {
    const { country, at } = c.destination;
    return country === undefined ? { show: '?', missing: at } : { id: c.world.alias(country), show: country };
  },
  year: (c) => ({ id: String(yearOf(c.date)), show: yearOf(c.date) }),
  item: (c) =>
    c.line.item
      ? { id: c.line.item.id, show: c.line.item.id }
      : { show: '?', missing: { piece: c.line.at.piece, path: [...c.line.at.path, 'item'] } },
  cited: (c) => {
    const cited = c.cited;
    const id = cited && citedId(cited);
    return id === undefined ? { show: '?', missing: c.shipment.at } : { id, show: id };
  },
  holder: (c) => {
    const entry = citedEntry(c)?.entry;
    const holder = entry && 'holder' in entry ? entry.holder : undefined;
    return partyKey(c, undefined, holder, ['authorization']);
  },
  shipment: (c) => ({ id: `${c.shipment.id ?? ''} ${c.date}`, show: c.shipment.id ?? '(no id)' }),
  /** An agreement's own period. */
  agreementYear: (c) => {
    const entry = citedEntry(c)?.entry;
    const yearly = entry && 'limit' in entry && entry.limit?.per === 'calendar-year';
    return yearly ? { id: String(yearOf(c.date)), show: yearOf(c.date) } : { id: '', show: '' };
  },
};

function partyKey(
  c: Ctx,
  id: string | undefined,
  name: string | undefined,
  path: readonly (string | number)[],
): KeyPart {
  return name === undefined && id === undefined
    ? { show: '?', missing: c.shipment.location(path) }
    : {
        id: id === undefined ? `~${normalName(name as string)}` : `#${id}`,
        show: name ?? (id as string),
        ...(id === undefined ? {} : { party: id }),
      };
}

export function claimOn(c: Ctx, id: string, spec: CompiledAllocation, kind: ClaimKind): Claim | undefined {
  if (spec.span && !within(c.date, spec.span.from, spec.span.until)) {
    return undefined;
  }
  if (spec.class && !spec.class.some((name) => c.judged.classIds.has(name))) {
    return undefined;
  }
  const { when } = spec;
  if (when && when(quiet(c)) === false) {
    return undefined;
  }
  const entry = citedEntry(c)?.entry;
  const unit = unitOf(spec, entry);
  if (unit === undefined) {
    return undefined;
  }
  const bucket: Record<string, string | number> = {};
  const ids: string[] = [id];
  const parties: Record<string, string> = {};
  const missing: Location[] = [];
  for (const [field, source] of Object.entries(spec.key)) {
    const part = KEYS[source]?.(c) ?? { show: '?', missing: c.shipment.at };
    if (part.id !== '') {
      bucket[field] = part.show;
    }
    if (part.party !== undefined) {
      parties[field] = part.party;
    }
    if (part.missing || part.id === undefined) {
      missing.push(part.missing ?? c.shipment.at);
    } else {
      ids.push(part.id);
    }
  }
  const currencies = unit === 'value' ? unlikeCurrencies(c, entry) : undefined;
  const perUnit = currencies ? NOT_COMPARED : perUnitOf(c, unit);
  const limit = limitOf(c, spec.limit, entry, unit);
  const opening = openingOf(c, spec, entry, unit);
  return {
    kind,
    allocation: id,
    bucket,
    key: missing.length > 0 ? undefined : ids,
    ids: parties,
    keyMissing: missing,
    date: c.date,
    unit,
    amount: times(perUnit, c.line.counts ?? c.line.quantity),
    // What was there before and is not known may have used everything up.
    limit: limit !== undefined && opening === undefined ? 'unknown' : limit,
    opening: opening ?? 0,
    ...(limit === 'unknown' || opening === undefined ? limitFrom(c, spec, entry, unit, opening) : {}),
    at: { piece: c.line.at.piece, path: [...c.line.at.path, 'quantity'] },
    firm: c.shipment.signed,
    perUnit: perUnit.stated ?? Number.NaN,
    ...(currencies ? { currencies } : {}),
  };
}

/** An amount in another currency is not converted, so it may be any. */
const NOT_COMPARED: Figure = { low: 0, high: Number.POSITIVE_INFINITY };

/** The currencies of licence and line where they differ or one is not known. */
function unlikeCurrencies(c: Ctx, entry: EntryOnFile | undefined): Claim['currencies'] {
  const [limit, line] = [currencyOf(entry && 'number' in entry ? entry : {}, {}), currencyOf(c.line, c.shipment)];
  return limit === line && limit !== null ? undefined : [currencyWords(limit), currencyWords(line)];
}

type EntryOnFile = NonNullable<ReturnType<typeof citedEntry>>['entry'];

function unitOf(spec: CompiledAllocation, entry: EntryOnFile | undefined): Claim['unit'] | undefined {
  if (spec.unit !== 'cited') {
    return spec.unit;
  }
  if (!entry) {
    return undefined;
  }
  if ('number' in entry) {
    return entry.quantity !== undefined
      ? 'units'
      : entry.tpp !== undefined
        ? 'tpp'
        : entry.value !== undefined
          ? 'value'
          : // It covers a quantity, and no one wrote down which.
            'units';
  }
  return 'limit' in entry ? entry.limit?.unit : 'tpp';
}

function limitOf(
  c: Ctx,
  limit: LimitSpec | undefined,
  entry: EntryOnFile | undefined,
  unit: Claim['unit'],
): number | 'unknown' | undefined {
  if (limit === undefined || typeof limit === 'number') {
    return limit;
  }
  if ('steps' in limit) {
    const step = Object.entries(limit.steps)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .findLast(([from]) => from <= c.date);
    return step && (!limit.ends || c.date <= limit.ends) ? step[1] : 'unknown';
  }
  if ('cited' in limit) {
    if (entry && 'number' in entry) {
      const slack = unit === 'value' ? (limit.slack?.value ?? 0) : 0;
      const stated = { units: entry.quantity, tpp: entry.tpp, value: entry.value && entry.value * (1 + slack) }[unit];
      return stated ?? 'unknown';
    }
    return entry && 'limit' in entry ? entry.limit?.amount : undefined;
  }
  if ('raise' in limit) {
    const place = c.destination.country;
    const raised = place !== undefined && c.world.set(limit.raise.set).members.get(c.world.alias(place)) === true;
    return limit.base * (raised ? 1 + limit.raise.by : 1);
  }
  const of = numberFact(c, limit.of);
  const each = unitsOf(c, limit.of) && unit === 'tpp' ? perUnitOf(c, unit).stated : 1;
  return of === undefined || each === undefined ? 'unknown' : limit.share * of * each;
}

/** Undefined: something may be there already, and it is not known how much. */
function openingOf(
  c: Ctx,
  spec: CompiledAllocation,
  entry: EntryOnFile | undefined,
  unit: Claim['unit'],
): number | undefined {
  if (spec.opening === 'cited') {
    if (entry && 'number' in entry) {
      return entry.shippedBefore;
    }
    return entry && 'installedBase' in entry ? entry.installedBase?.tpp : 0;
  }
  if (spec.opening === undefined) {
    return 0;
  }
  const amount = numberFact(c, spec.opening);
  const each = unitsOf(c, spec.opening) && unit === 'tpp' ? perUnitOf(c, unit).stated : 1;
  return amount === undefined || each === undefined ? undefined : amount * each;
}

/** The entry of a register that does not say what the limit is, or what was there before, and what of it is missing. */
function limitFrom(
  c: Ctx,
  spec: CompiledAllocation,
  entry: EntryOnFile | undefined,
  unit: Claim['unit'],
  opening: number | undefined,
): Pick<Claim, 'limitFrom'> {
  if (!entry) {
    return {};
  }
  const { limit } = spec;
  const fact =
    typeof limit === 'object' && 'of' in limit ? limit.of : typeof spec.opening === 'string' ? spec.opening : 'cited';
  const named = c.world.fact(opening === undefined && spec.opening !== undefined ? spec.opening : fact);
  if (named?.scope === 'line') {
    return {};
  }
  const what = named?.words ?? ('number' in entry ? QUANTITIES[unit] : 'the installed base');
  const name = 'number' in entry ? entry.number : entry.id;
  return { limitFrom: { file: entry.file, at: entry.at, name, what } };
}

/** What a licence counts in. */
const QUANTITIES: Readonly<Record<Claim['unit'], string>> = {
  units: 'the quantity',
  tpp: 'the computing power',
  value: 'the value',
};

/** Facts about a line's product count units; those of a register are in TPP already. */
const unitsOf = (c: Ctx, fact: string) => c.world.fact(fact)?.scope === 'line';

function numberFact(c: Ctx, name: string): number | undefined {
  const value = factValue(c.world.fact(name), c);
  return typeof value === 'number' ? value : undefined;
}

/** What one unit of the line's item counts: its chips' TPP, itself, or its price. */
function perUnitOf(c: Ctx, unit: Claim['unit']): Figure {
  if (unit === 'units') {
    return { stated: 1, low: 1, high: 1 };
  }
  if (unit === 'value') {
    const value = c.line.unitValue;
    return value === undefined
      ? { low: 0, high: Number.POSITIVE_INFINITY }
      : { stated: value, low: value, high: value };
  }
  const item = c.line.item;
  return item ? times(item.tpp, item.chips) : { low: 0, high: Number.POSITIVE_INFINITY };
}

function times(figure: Figure, count: number | undefined): Figure {
  if (count === undefined) {
    return { low: 0, high: Number.POSITIVE_INFINITY };
  }
  return {
    ...(figure.stated === undefined ? {} : { stated: figure.stated * count }),
    low: figure.low * count,
    high: count === 0 ? 0 : figure.high * count,
  };
}

/** What a claim counts with: the stated amount, else the highest it may be. */
export function counted(claim: Claim): number {
  return claim.amount.stated ?? claim.amount.high;
}
