/** Facts of a line item: what it is, how much of it, and what it cites. */
import { currencyOf, DEFAULT_CURRENCY } from '../../trade/currency.ts';
import { eccnSpelling } from '../../trade/eccn.ts';
import type { Spot } from '../../yaml/types.ts';
import type { Ctx } from '../context.ts';
import { authorizationAt, citedOf } from './authority.ts';
import { type Fact, figure, flag, headAt, lineAt } from './fact.ts';

/** Evidence for the line's product; the shipment's stands in where the line gives none. */
const lane = (c: Ctx) => c.line.lane ?? c.shipment.lane;
const laneAt =
  (key: string) =>
  (c: Ctx): Spot =>
    c.line.lane ? lineAt('chinaLane', key)(c) : headAt('chinaLane', key)(c);

/** Limits of packs are in the default currency; what is in another one is not compared. */
const inOtherCurrency = (c: Ctx): boolean => currencyOf(c.line, c.shipment) !== DEFAULT_CURRENCY;

/** What is declared, else what the maker publishes; '' when there is neither, undefined when what is declared cannot be read. */
const eccnOf = (c: Ctx): string | undefined =>
  c.world.eccn ?? (c.line.eccnUnreadable ? undefined : (c.line.eccns[0] ?? c.line.item?.eccn[0] ?? ''));

export const LINE: Readonly<Record<string, Fact>> = {
  tpp: {
    kind: 'figure',
    scope: 'line',
    words: 'total processing performance',
    read: figure((c) => c.line.item?.tpp),
    at: lineAt('item'),
  },
  performanceDensity: {
    kind: 'figure',
    scope: 'line',
    words: 'performance density',
    read: figure((c) => c.line.item?.performanceDensity),
    at: lineAt('item'),
  },
  memoryBandwidth: {
    kind: 'figure',
    scope: 'line',
    words: 'total DRAM bandwidth',
    read: figure((c) => c.line.item?.memoryBandwidth),
    at: lineAt('item'),
  },
  bandwidthDensity: {
    kind: 'figure',
    scope: 'line',
    words: 'memory bandwidth density',
    read: figure((c) => c.line.item?.bandwidthDensity),
    at: lineAt('item'),
  },
  transistors: {
    kind: 'number',
    scope: 'line',
    words: 'number of transistors',
    read: (c) => c.line.item?.transistors,
    at: lineAt('item', 'transistors'),
  },
  itemKnown: flag((c) => c.line.item !== undefined, lineAt('item'), 'line', 'a known item'),
  itemKind: {
    kind: 'code',
    scope: 'line',
    words: 'the kind of item',
    read: (c) => c.line.item?.kind,
    at: lineAt('item'),
  },
  item: { kind: 'code', scope: 'line', words: 'the item', read: (c) => c.line.item?.id, at: lineAt('item') },
  itemText: {
    kind: 'text',
    scope: 'line',
    words: 'the name of the item',
    read: (c) => c.line.item?.name ?? '',
    at: lineAt('item'),
  },
  dataCenter: flag(
    (c) => c.line.item?.dataCenter,
    lineAt('item', 'dataCenter'),
    'line',
    'designed or marketed for data centres',
  ),
  designer: {
    kind: 'code',
    scope: 'line',
    words: "the designer's standing",
    read: (c) => c.line.item?.designer ?? '',
    at: lineAt('item', 'designer'),
  },
  designerHeadquarters: {
    kind: 'country',
    scope: 'line',
    words: "the designer's headquarters",
    read: (c) => c.line.item?.designerHeadquarters,
    at: lineAt('item', 'designerHeadquarters'),
  },
  launched: {
    kind: 'date',
    scope: 'line',
    words: 'the launch date of the item',
    read: (c) => c.line.item?.launch,
    at: lineAt('item'),
  },
  eccn: { kind: 'code', scope: 'line', words: 'the ECCN', read: eccnOf, at: lineAt('eccn'), spelling: eccnSpelling },
  eccnDeclared: flag(
    (c) => c.line.eccns.length > 0 || c.line.eccnUnreadable,
    lineAt('eccn'),
    'line',
    'a declared ECCN',
  ),
  description: {
    kind: 'text',
    scope: 'line',
    words: 'the description',
    read: (c) => c.line.description ?? '',
    at: lineAt('description'),
  },
  descriptionGiven: flag((c) => c.line.description !== undefined, lineAt('description'), 'line', 'a description'),
  quantity: {
    kind: 'number',
    scope: 'line',
    words: 'the quantity',
    read: (c) => c.line.quantity,
    at: lineAt('quantity'),
  },
  value: {
    kind: 'number',
    scope: 'line',
    words: 'the value',
    read: (c) =>
      c.line.unitValue === undefined || c.line.quantity === undefined || inOtherCurrency(c)
        ? undefined
        : c.line.unitValue * c.line.quantity,
    at: lineAt('unitValue'),
  },
  otherCurrency: flag(
    (c) => c.line.unitValue !== undefined && inOtherCurrency(c),
    lineAt('unitValue'),
    'line',
    'a value in another currency than the pack counts in',
  ),
  citesNothing: flag((c) => citedOf(c).length === 0, authorizationAt, 'line', 'no authority cited'),
  licensedFrom: {
    kind: 'date',
    scope: 'line',
    words: 'the day from which the licence cited is valid',
    read: (c) =>
      citedOf(c)
        .flatMap((x) => (x.kind === 'license' ? (c.world.registers.licenses.get(x.number)?.validFrom ?? []) : []))
        .sort()[0],
    at: authorizationAt,
  },
  citedKinds: {
    kind: 'codes',
    scope: 'line',
    words: 'the authorities cited',
    read: (c) => citedOf(c).map((x) => x.kind),
    at: authorizationAt,
  },
  citedBindings: {
    kind: 'codes',
    scope: 'line',
    words: 'what the agreements cited bind to',
    read: (c) =>
      citedOf(c).flatMap((x) =>
        x.kind === 'agreement' ? (c.world.registers.agreements.get(x.id)?.binding ?? []) : [],
      ),
    at: authorizationAt,
  },
  citedExceptions: {
    kind: 'codes',
    scope: 'line',
    words: 'the exceptions cited',
    read: (c) => citedOf(c).flatMap((x) => (x.kind === 'exception' ? [x.code] : [])),
    at: authorizationAt,
  },
  laneLaboratory: flag(
    (c) => lane(c)?.laboratory?.name !== undefined,
    laneAt('laboratory'),
    'line',
    'the testing laboratory',
  ),
  laneLaboratoryCountry: {
    kind: 'country',
    scope: 'line',
    words: "the laboratory's country",
    read: (c) => lane(c)?.laboratory?.country,
    at: laneAt('laboratory'),
  },
  laneEvidence: flag(
    (c) => lane(c) !== undefined,
    laneAt('usUnitsShipped'),
    'line',
    'evidence of shipments to home customers',
  ),
  usUnitsShipped: {
    kind: 'number',
    scope: 'line',
    words: 'units shipped to home customers',
    read: (c) => lane(c)?.usUnitsShipped,
    at: laneAt('usUnitsShipped'),
  },
  chinaUnitsShipped: {
    kind: 'number',
    scope: 'line',
    words: 'units shipped there before',
    read: (c) => lane(c)?.chinaUnitsShipped,
    at: laneAt('chinaUnitsShipped'),
  },
};
