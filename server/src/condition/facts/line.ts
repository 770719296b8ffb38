/** Facts of a line item: what it is, how much of it, and what it cites. */
import type { Figure } from '../../catalog/types.ts';
import { currencyOf, DEFAULT_CURRENCY } from '../../trade/currency.ts';
import { eccnSpelling } from '../../trade/eccn.ts';
import type { Ctx } from '../context.ts';
import { authorizationAt, citedOf } from './authorization.ts';
import { type Fact, lineAt, rowsOf } from './fact.ts';
import { onLine, type Supply } from './supply.ts';

const row = rowsOf('line', lineAt);
const cited = { at: authorizationAt };

/** A figure that nothing bounds: it may be anything. */
const ANY: Figure = { low: 0, high: Number.POSITIVE_INFINITY };

/** Limits of packs are in the default currency; what is in another one is not compared. */
const inOtherCurrency = (c: Ctx): boolean => currencyOf(c.line, c.shipment) !== DEFAULT_CURRENCY;

/** What is declared, else what the maker publishes; '' when there is neither, undefined when what is declared cannot be read. */
const eccnOf = (c: Ctx): string | undefined =>
  c.judged.eccn ?? (c.line.eccnUnreadable ? undefined : (c.line.eccns[0] ?? c.line.item?.eccn[0] ?? ''));

const classifiedAt = (c: Ctx) => lineAt(c.line.classifiedAt ?? ['eccn'])(c);

const dataCentre = (dataCenter: boolean, words: string): Supply => ({
  words,
  kind: 'fact',
  name: 'item',
  put: onLine(({ item }) => ({ item: item && { ...item, dataCenter } })),
});

export const LINE: Readonly<Record<string, Fact>> = {
  tpp: row('figure', 'total processing performance', 'item', (c) => c.line.item?.tpp ?? ANY),
  performanceDensity: row('figure', 'performance density', 'item', (c) => c.line.item?.performanceDensity ?? ANY),
  memoryBandwidth: row('figure', 'total DRAM bandwidth', 'item', (c) => c.line.item?.memoryBandwidth ?? ANY),
  bandwidthDensity: row('figure', 'memory bandwidth density', 'item', (c) => c.line.item?.bandwidthDensity ?? ANY),
  transistors: row('number', 'number of transistors', 'item.transistors', (c) => c.line.item?.transistors),
  itemKnown: row('flag', 'a known item', 'item', (c) => c.line.item !== undefined, { absent: false }),
  itemKind: row('code', 'the kind of item', 'item', (c) => c.line.item?.kind),
  item: row('code', 'the item', 'item', (c) => c.line.item?.id),
  itemText: row('text', 'the name of the item', 'item', (c) => c.line.item?.name, { absent: '' }),
  dataCenter: row('flag', 'designed or marketed for data centres', 'item.dataCenter', (c) => c.line.item?.dataCenter, {
    supply: [
      dataCentre(
        false,
        'say that the item is not designed or marketed for data centres, if the classification record says so',
      ),
      dataCentre(true, 'say that the item is designed or marketed for data centres'),
    ],
  }),
  designer: row('code', "the designer's standing", 'item.designer', (c) => c.line.item?.designer, { absent: '' }),
  designerHeadquarters: row(
    'country',
    "the designer's headquarters",
    'item.designerHeadquarters',
    (c) => c.line.item?.designerHeadquarters,
  ),
  launched: row('date', 'the launch date of the item', 'item', (c) => c.line.item?.launch),
  eccn: row('code', 'the ECCN', 'eccn', eccnOf, { spelling: eccnSpelling, at: classifiedAt }),
  eccnDeclared: row('flag', 'a declared ECCN', 'eccn', (c) => c.line.eccns.length > 0 || c.line.eccnUnreadable, {
    absent: false,
  }),
  description: row('text', 'the description', 'description', (c) => c.line.description, { absent: '' }),
  descriptionGiven: row('flag', 'a description', 'description', (c) => c.line.description !== undefined, {
    absent: false,
  }),
  quantity: row('number', 'the quantity', 'quantity', (c) => c.line.quantity),
  value: row('number', 'the value', 'unitValue', (c) =>
    c.line.unitValue === undefined || c.line.quantity === undefined || inOtherCurrency(c)
      ? undefined
      : c.line.unitValue * c.line.quantity,
  ),
  otherCurrency: row(
    'flag',
    'a value in another currency than the pack counts in',
    'unitValue',
    (c) => c.line.unitValue !== undefined && inOtherCurrency(c),
    { absent: false },
  ),
  citesNothing: row('flag', 'no authorization cited', 'authorization', (c) => citedOf(c).length === 0, {
    ...cited,
    absent: true,
  }),
  licensedFrom: row(
    'date',
    'the day from which the licence cited is valid',
    'authorization',
    (c) =>
      citedOf(c)
        .flatMap((x) => (x.kind === 'license' ? (c.world.registers.licenses.get(x.number)?.validFrom ?? []) : []))
        .sort()[0],
    cited,
  ),
  citedKinds: row('codes', 'the authorizations cited', 'authorization', (c) => citedOf(c).map((x) => x.kind), {
    ...cited,
    absent: [],
  }),
  citedBindings: row(
    'codes',
    'what the agreements cited bind to',
    'authorization',
    (c) =>
      citedOf(c).flatMap((x) =>
        x.kind === 'agreement' ? (c.world.registers.agreements.get(x.id)?.binding ?? []) : [],
      ),
    { ...cited, absent: [] },
  ),
  citedExceptions: row(
    'codes',
    'the exceptions cited',
    'authorization',
    (c) => citedOf(c).flatMap((x) => (x.kind === 'exception' ? [x.code] : [])),
    { ...cited, absent: [] },
  ),
};
