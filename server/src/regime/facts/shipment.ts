/** Facts of the shipment as a whole. */
import type { Ctx } from '../context.ts';
import { type Fact, flag, headAt } from './fact.ts';
import { parentHeadquarters } from './party.ts';

const endUseFlag = (key: string, words: string) =>
  flag((c) => c.shipment.endUse[key] === true, headAt('endUse', key), 'shipment', words);

/**
 * What the countries make of the transaction: an export from home, a reexport between two others, a transfer inside one. Where the
 * document says otherwise, the countries decide. What stays at home has no kind by its countries, so the document is believed.
 */
function transactionOf({ shipment, destination, world }: Ctx): { kind: string | undefined; agrees: boolean } {
  const { transaction: said, from } = shipment;
  const to = destination.country;
  if (from === undefined) {
    return { kind: said, agrees: true };
  }
  const isHome = world.home.includes(from);
  if (to === undefined || (isHome && world.home.includes(to))) {
    return { kind: said ?? (isHome ? 'export' : 'reexport'), agrees: true };
  }
  const kind = isHome ? 'export' : from === to ? 'transfer' : 'reexport';
  return { kind, agrees: said === undefined || said === kind };
}

export const SHIPMENT: Readonly<Record<string, Fact>> = {
  place: {
    kind: 'country',
    scope: 'shipment',
    words: 'the country where the goods end up',
    read: (c) => c.destination.country,
    at: (c) => c.destination.at,
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
    read: (c) => transactionOf(c).kind,
    at: headAt('transaction'),
  },
  transactionAgrees: flag(
    (c) => transactionOf(c).agrees,
    headAt('transaction'),
    'shipment',
    'a kind of transaction that fits the countries',
  ),
  date: { kind: 'date', scope: 'shipment', words: 'the date of shipment', read: (c) => c.date, at: headAt('date') },
  route: {
    kind: 'countries',
    scope: 'shipment',
    words: 'the route',
    read: (c) => c.shipment.route,
    at: headAt('route'),
  },
  transit: {
    kind: 'countries',
    scope: 'shipment',
    words: 'countries on the route, but for where the goods leave from and the destination',
    read: (c) => {
      const ends = [c.shipment.from, c.destination.country].flatMap((code) =>
        code === undefined ? [] : [c.world.alias(code)],
      );
      return c.shipment.route.filter((code) => !ends.includes(c.world.alias(code)));
    },
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
};
