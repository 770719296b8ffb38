/**
 * The facts that conditions may ask for, by name. Here, and only here, it is decided what it means when a document does not say one:
 * `undefined` is unknown and travels; `false` or an empty list is "not so".
 */
import type { Figure } from '../catalog/types.ts';
import { daysBetween, within } from '../trade/dates.ts';
import type { Party } from '../trade/types.ts';
import type { Spot } from '../yaml/types.ts';
import { citedEntry } from './citedFacts.ts';
import type { Ctx, FactValue } from './context.ts';

export type FactKind = 'country' | 'countries' | 'figure' | 'number' | 'flag' | 'code' | 'codes' | 'date' | 'text';
export type FactScope = 'shipment' | 'line' | 'party' | 'cited';

export interface Fact {
  readonly kind: FactKind;
  readonly scope: FactScope;
  /** For messages: "the ultimate parent's headquarters of the consignee". */
  readonly words: string;
  readonly read: (c: Ctx) => FactValue;
  readonly at: (c: Ctx) => Spot;
}

const headAt =
  (...path: (string | number)[]) =>
  (c: Ctx): Spot =>
    c.shipment.spot(path);

const lineAt =
  (...path: (string | number)[]) =>
  (c: Ctx): Spot => ({ piece: c.line.at.piece, path: [...c.line.at.path, ...path] });

const partyAt =
  (...path: (string | number)[]) =>
  (c: Ctx): Spot => {
    const at = c.party?.at ?? c.shipment.at;
    return { piece: at.piece, path: [...at.path, ...path] };
  };

/** The authority itself where it stands; the place where one would be cited when there is none. */
const citedAt =
  (...path: (string | number)[]) =>
  (c: Ctx): Spot => {
    const at = c.cited?.at;
    return at ? { piece: at.piece, path: [...at.path, ...path] } : authorizationAt(c);
  };

export function authorizationAt(c: Ctx): Spot {
  return c.line.authorization ? lineAt('authorization')(c) : c.shipment.spot(['authorization']);
}

const figure =
  (read: (c: Ctx) => Figure | undefined) =>
  (c: Ctx): FactValue =>
    read(c) ?? { low: 0, high: Number.POSITIVE_INFINITY };

const flag = (read: (c: Ctx) => boolean | undefined, at: Fact['at'], scope: FactScope, words: string): Fact => ({
  kind: 'flag',
  scope,
  words,
  read,
  at,
});

const endUseFlag = (key: string, words: string) =>
  flag((c) => c.shipment.endUse[key] === true, headAt('endUse', key), 'shipment', words);

/** The parent's headquarters; a party without a parent is its own. */
export function parentHeadquarters(party: Party | undefined): string | undefined {
  return party?.parent === 'none' ? party.headquarters : party?.parent?.headquarters;
}

/** Evidence for the line's product; the shipment's stands in where the line gives none. */
const lane = (c: Ctx) => c.line.lane ?? c.shipment.lane;
const laneAt =
  (key: string) =>
  (c: Ctx): Spot =>
    c.line.lane ? lineAt('chinaLane', key)(c) : headAt('chinaLane', key)(c);

const eccnOf = (c: Ctx) => c.line.eccn ?? c.line.item?.eccn[0];

export const FACTS: Readonly<Record<string, Fact>> = {
  // ---- the shipment
  place: {
    kind: 'country',
    scope: 'shipment',
    words: 'the country of the ultimate consignee',
    read: (c) => c.shipment.ultimateConsignee?.country,
    at: headAt('parties', 'ultimateConsignee', 'country'),
  },
  from: {
    kind: 'country',
    scope: 'shipment',
    words: 'the country the goods leave from',
    read: (c) => c.shipment.from,
    at: headAt('from'),
  },
  transaction: {
    kind: 'code',
    scope: 'shipment',
    words: 'the kind of transaction',
    read: (c) =>
      c.shipment.transaction ??
      (c.shipment.from === undefined ? undefined : c.world.home.includes(c.shipment.from) ? 'export' : 'reexport'),
    at: headAt('transaction'),
  },
  date: { kind: 'date', scope: 'shipment', words: 'the date of shipment', read: (c) => c.date, at: headAt('date') },
  route: {
    kind: 'countries',
    scope: 'shipment',
    words: 'the route',
    read: (c) => c.shipment.route,
    at: headAt('route'),
  },
  remoteUsers: {
    kind: 'countries',
    scope: 'shipment',
    words: 'where remote users are',
    read: (c) => c.shipment.remoteUsers,
    at: headAt('endUse', 'remoteUsers'),
  },
  purchaseOrder: flag(
    (c) => c.shipment.purchaseOrder !== undefined,
    headAt('purchaseOrder'),
    'shipment',
    'a purchase order',
  ),
  certifications: {
    kind: 'codes',
    scope: 'shipment',
    words: 'the papers in hand',
    read: (c) => c.shipment.certifications,
    at: headAt('certifications'),
  },
  supercomputer: endUseFlag('supercomputer', 'a supercomputer end use'),
  advancedNodeFab: endUseFlag('advancedNodeFab', 'an advanced-node fab end use'),
  military: endUseFlag('military', 'a military end use'),
  militaryIntelligence: endUseFlag('militaryIntelligence', 'a military-intelligence end use'),
  endUse: {
    kind: 'text',
    scope: 'shipment',
    words: 'the end use',
    read: (c) => (typeof c.shipment.endUse['text'] === 'string' ? c.shipment.endUse['text'] : ''),
    at: headAt('endUse', 'text'),
  },
  consigneeGiven: flag(
    (c) => c.shipment.ultimateConsignee !== undefined,
    headAt('parties', 'ultimateConsignee'),
    'shipment',
    'an ultimate consignee',
  ),
  exporterRole: {
    kind: 'code',
    scope: 'shipment',
    words: 'what the exporter is',
    read: (c) => c.shipment.exporter?.tradeRole ?? '',
    at: headAt('parties', 'exporter', 'role'),
  },
  exporterHeadquarters: {
    kind: 'country',
    scope: 'shipment',
    words: 'where the exporter is headquartered',
    read: (c) => c.shipment.exporter?.headquarters,
    at: headAt('parties', 'exporter', 'headquarters'),
  },
  exporterParentHeadquarters: {
    kind: 'country',
    scope: 'shipment',
    words: "where the exporter's ultimate parent is headquartered",
    read: (c) => parentHeadquarters(c.shipment.exporter),
    at: headAt('parties', 'exporter', 'ultimateParent'),
  },
  openRedFlags: {
    kind: 'number',
    scope: 'shipment',
    words: 'red flags without a resolution',
    read: (c) => c.shipment.redFlags.filter((f) => f.resolved === undefined).length,
    at: (c) => c.shipment.redFlags.find((f) => f.resolved === undefined)?.at ?? headAt('redFlags')(c),
  },
  openScreeningHits: {
    kind: 'number',
    scope: 'shipment',
    words: 'screening hits without a resolution',
    read: (c) => c.shipment.screeningHits.filter((h) => h.resolved === undefined).length,
    at: (c) => c.shipment.screeningHits.find((h) => h.resolved === undefined)?.at ?? headAt('screening', 'hits')(c),
  },
  documentsGiven: flag((c) => c.shipment.documents !== undefined, headAt('documents'), 'shipment', 'a documents block'),
  controlStatement: flag(
    (c) => c.shipment.documents?.['destinationControlStatement'] === true,
    headAt('documents', 'destinationControlStatement'),
    'shipment',
    'the destination control statement',
  ),
  eccnOnInvoice: flag(
    (c) => c.shipment.documents?.['eccnOnInvoice'] === true,
    headAt('documents', 'eccnOnInvoice'),
    'shipment',
    'the ECCN on the invoice',
  ),
  eeiFiled: flag(
    (c) => typeof c.shipment.documents?.['eeiItn'] === 'string' && c.shipment.documents['eeiItn'] !== '',
    headAt('documents', 'eeiItn'),
    'shipment',
    'an EEI filing',
  ),

  // ---- the line
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
  eccn: { kind: 'code', scope: 'line', words: 'the ECCN', read: (c) => eccnOf(c) ?? '', at: lineAt('eccn') },
  eccnDeclared: flag((c) => c.line.eccn !== undefined, lineAt('eccn'), 'line', 'a declared ECCN'),
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
      c.line.unitValue === undefined || c.line.quantity === undefined ? undefined : c.line.unitValue * c.line.quantity,
    at: lineAt('unitValue'),
  },
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

  // ---- a party
  country: {
    kind: 'country',
    scope: 'party',
    words: 'the country',
    read: (c) => c.party?.country,
    at: partyAt('country'),
  },
  headquarters: {
    kind: 'country',
    scope: 'party',
    words: 'the headquarters',
    read: (c) => c.party?.headquarters,
    at: partyAt('headquarters'),
  },
  parentHeadquarters: {
    kind: 'country',
    scope: 'party',
    words: "the ultimate parent's headquarters",
    read: (c) => parentHeadquarters(c.party),
    // What is missing is the parent's headquarters where a parent is named, the party's own where it has none, else the parent.
    at: (c) => {
      const parent = c.party?.parent;
      return parent === undefined
        ? partyAt('ultimateParent')(c)
        : parent === 'none'
          ? partyAt('headquarters')(c)
          : partyAt('ultimateParent', 'headquarters')(c);
    },
  },
  type: {
    kind: 'code',
    scope: 'party',
    words: 'the type of party',
    read: (c) => c.party?.type ?? '',
    at: partyAt('type'),
  },
  government: flag((c) => c.party?.government, partyAt('government'), 'party', 'owned or controlled by a government'),
  listed: {
    kind: 'codes',
    scope: 'party',
    words: 'the lists that name the party',
    read: (c) => c.party?.listed ?? [],
    at: partyAt('listed'),
  },
  region: {
    kind: 'code',
    scope: 'party',
    words: 'the region',
    read: (c) => c.party?.region ?? '',
    at: partyAt('region'),
  },
  name: { kind: 'text', scope: 'party', words: 'the name', read: (c) => c.party?.name, at: partyAt('name') },
  founded: {
    kind: 'date',
    scope: 'party',
    words: 'the date of founding',
    read: (c) => c.party?.founded,
    at: partyAt('founded'),
  },
  ownedByListed: flag(
    (c) => (c.party?.owners ?? []).some((o) => o.listed.length > 0),
    partyAt('owners'),
    'party',
    'an owner on a list',
  ),

  // ---- the authority cited
  number: flag(
    (c) => c.cited?.kind === 'exception' && c.cited.number !== undefined,
    citedAt('number'),
    'cited',
    'a confirmation number',
  ),
  noticeFiled: flag(
    (c) => c.cited?.kind === 'exception' && c.cited.noticeFiled !== undefined,
    citedAt('noticeFiled'),
    'cited',
    'a notice',
  ),
  noticeDays: {
    kind: 'number',
    scope: 'cited',
    words: 'days between notice and shipment',
    read: (c) =>
      c.cited?.kind === 'exception' && c.cited.noticeFiled ? daysBetween(c.cited.noticeFiled, c.date) : undefined,
    at: citedAt('noticeFiled'),
  },
  groupTotal: {
    kind: 'number',
    scope: 'cited',
    words: "the group's computing power",
    read: (c) => veuOf(c)?.groupTotal,
    at: citedAt(),
  },
  outsideAllied: {
    kind: 'number',
    scope: 'cited',
    words: 'computing power outside the list',
    read: (c) => veuOf(c)?.outsideAllied ?? 0,
    at: citedAt(),
  },
  outsideHome: {
    kind: 'number',
    scope: 'cited',
    words: 'computing power abroad',
    read: (c) => veuOf(c)?.outsideHome ?? 0,
    at: citedAt(),
  },
  inCountry: {
    kind: 'number',
    scope: 'cited',
    words: 'computing power in the country',
    read: (c) => veuOf(c)?.inCountry ?? 0,
    at: citedAt(),
  },
  onFile: flag((c) => citedEntry(c) !== undefined, citedAt(), 'cited', 'an entry in a register'),
  binding: {
    kind: 'code',
    scope: 'cited',
    words: 'what the agreement binds to',
    read: (c) => (citedEntry(c) as { binding?: string } | undefined)?.binding ?? '',
    at: citedAt(),
  },
  validOnDate: flag(
    (c) => {
      const entry = citedEntry(c);
      return entry && within(c.date, entry.start, entry.end);
    },
    citedAt(),
    'cited',
    'validity on the date',
  ),
  coversItem: flag((c) => citedEntry(c)?.coversItem(c), citedAt(), 'cited', 'cover for the item'),
  coversConsignee: flag((c) => citedEntry(c)?.coversConsignee(c), citedAt(), 'cited', 'cover for the consignee'),
  coversDestination: flag((c) => citedEntry(c)?.coversDestination(c), citedAt(), 'cited', 'cover for the destination'),
  coversExporter: flag((c) => citedEntry(c)?.coversExporter(c), citedAt(), 'cited', 'the holder'),
};

const veuOf = (c: Ctx) => (c.cited?.kind === 'veu' ? c.world.registers.veus.get(c.cited.id) : undefined);

export function citedOf(c: Pick<Ctx, 'line' | 'shipment'>) {
  return c.line.authorization ?? c.shipment.authorization;
}
