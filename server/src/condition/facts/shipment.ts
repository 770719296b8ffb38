/** Facts of the shipment as a whole. */
import type { TransactionWay } from '../../trade/vocabulary.ts';
import type { Ctx } from '../context.ts';
import { type Fact, headAt, rowsOf } from './fact.ts';
import { parentHeadquarters } from './party.ts';
import { onShipment } from './supply.ts';

const row = rowsOf('shipment', headAt);

const endUse = (key: string, words: string): Fact =>
  row('flag', words, `endUse.${key}`, ({ shipment }) => shipment.endUse[key] === true, { absent: false });

/** Documents that a block of documents lacks are completed together. */
const DOCUMENTS = [
  {
    words: 'complete the documents: control statement, ECCN on the invoice, EEI filing',
    kind: 'evidence' as const,
    name: 'documents',
    open: ({ shipment }: { shipment: Ctx['shipment'] }) => shipment.documents !== undefined,
    put: onShipment(() => ({
      documents: { destinationControlStatement: true, eccnOnInvoice: true, eeiItn: 'filed' },
    })),
  },
];

/**
 * What the countries make of the transaction, in the words of the pack. Where the document disagrees, the countries decide. What stays at
 * home has no kind by its countries, so the document is believed, as it is for kinds that no country tells.
 */
function transactionOf({ shipment, destination, world }: Ctx): { kind: string | undefined; agrees: boolean } {
  const { transaction: said, from } = shipment;
  const { transactions } = world;
  const to = destination.country;
  if (from === undefined || (said !== undefined && transactions[said] === 'said')) {
    return { kind: said, agrees: true };
  }
  const by = (way: TransactionWay) => Object.keys(transactions).find((kind) => transactions[kind] === way);
  const isHome = world.home.includes(from);
  if (to === undefined || (isHome && world.home.includes(to))) {
    return { kind: said ?? by(isHome ? 'home' : 'onward'), agrees: true };
  }
  const kind = by(isHome ? 'home' : from === to ? 'inside' : 'onward');
  return { kind, agrees: said === undefined || said === kind };
}

/** Countries on the way, without the ends of it. */
function transitOf({ shipment, destination, world }: Ctx): readonly string[] {
  const ends = [shipment.from, destination.country].flatMap((code) => (code === undefined ? [] : [world.alias(code)]));
  return shipment.route.filter((code) => !ends.includes(world.alias(code)));
}

const openFlag = ({ shipment }: Pick<Ctx, 'shipment'>) => shipment.redFlags.find((f) => f.resolved === undefined);
const openHit = ({ shipment }: Pick<Ctx, 'shipment'>) => shipment.screeningHits.find((h) => h.resolved === undefined);

export const SHIPMENT: Readonly<Record<string, Fact>> = {
  place: row('country', 'the country where the goods end up', '', (c) => c.destination.country, {
    at: (c) => c.destination.at,
  }),
  from: row('country', 'the country the goods leave from', 'from', (c) => c.shipment.from),
  transaction: row('code', 'the kind of transaction', 'transaction', (c) => transactionOf(c).kind),
  transactionAgrees: row(
    'flag',
    'a kind of transaction that fits the countries',
    'transaction',
    (c) => transactionOf(c).agrees,
    { absent: true },
  ),
  date: row('date', 'the date of shipment', 'date', (c) => c.date),
  route: row('countries', 'the route', 'route', (c) => c.shipment.route, { absent: [] }),
  transit: row(
    'countries',
    'countries on the route, but for where the goods leave from and the destination',
    'route',
    transitOf,
    { absent: [] },
  ),
  remoteUsers: row('countries', 'where remote users are', 'endUse.remoteUsers', (c) => c.shipment.remoteUsers, {
    absent: [],
  }),
  purchaseOrder: row('flag', 'a purchase order', 'purchaseOrder', (c) => c.shipment.purchaseOrder !== undefined, {
    absent: false,
    supply: [
      {
        words: 'a purchase order',
        kind: 'paper',
        name: 'purchase order',
        put: onShipment(({ purchaseOrder }) => ({ purchaseOrder: purchaseOrder ?? 'filed' })),
      },
    ],
  }),
  certifications: row('codes', 'the certifications in hand', 'certifications', (c) => c.shipment.certifications, {
    absent: [],
    supply: [
      {
        words: '',
        kind: 'paper',
        name: 'certification',
        put: (s, at, test) => {
          const [code] = test && 'any' in test ? test.any : [];
          const patch = onShipment(({ certifications }) => ({
            certifications: code === undefined ? certifications : [...new Set([...certifications, code])],
          }));
          return patch(s, at);
        },
      },
    ],
  }),
  supercomputer: endUse('supercomputer', 'a supercomputer end use'),
  advancedNodeFab: endUse('advancedNodeFab', 'an advanced-node fab end use'),
  military: endUse('military', 'a military end use'),
  militaryIntelligence: endUse('militaryIntelligence', 'a military-intelligence end use'),
  endUse: row(
    'text',
    'the end use',
    'endUse.text',
    ({ shipment: { endUse: use } }) => (typeof use['text'] === 'string' ? use['text'] : undefined),
    { absent: '' },
  ),
  consigneeGiven: row(
    'flag',
    'an ultimate consignee',
    'parties.ultimateConsignee',
    (c) => c.shipment.ultimateConsignee !== undefined,
    { absent: false },
  ),
  consigneeIsEndUser: row(
    'flag',
    'the ultimate consignee is the only end user',
    'parties.endUsers',
    ({ shipment }) => shipment.endUsers.every((user) => user.at === shipment.ultimateConsignee?.at),
    { absent: true },
  ),
  exporterRole: row('code', 'what the exporter is', 'parties.exporter.role', (c) => c.shipment.exporter?.tradeRole, {
    absent: '',
  }),
  exporterHeadquarters: row(
    'country',
    'where the exporter is headquartered',
    'parties.exporter.headquarters',
    (c) => c.shipment.exporter?.headquarters,
  ),
  exporterParentHeadquarters: row(
    'country',
    "where the exporter's ultimate parent is headquartered",
    'parties.exporter.ultimateParent',
    (c) => parentHeadquarters(c.shipment.exporter),
  ),
  openRedFlags: row(
    'number',
    'red flags without a resolution',
    'redFlags',
    (c) => c.shipment.redFlags.filter((f) => f.resolved === undefined).length,
    {
      absent: 0,
      at: (c) => openFlag(c)?.at ?? c.shipment.location(['redFlags']),
      supply: [
        {
          words: 'resolve the red flags, with evidence',
          kind: 'evidence',
          name: 'red flags',
          open: (s) => openFlag(s) !== undefined,
          put: onShipment(({ redFlags }) => ({ redFlags: redFlags.map((flag) => ({ ...flag, resolved: 'yes' })) })),
        },
      ],
    },
  ),
  openScreeningHits: row(
    'number',
    'screening hits without a resolution',
    'screening.hits',
    (c) => c.shipment.screeningHits.filter((h) => h.resolved === undefined).length,
    {
      absent: 0,
      at: (c) => openHit(c)?.at ?? c.shipment.location(['screening', 'hits']),
      supply: [
        {
          words: 'resolve the screening hits',
          kind: 'evidence',
          name: 'screening hits',
          open: (s) => openHit(s) !== undefined,
          put: onShipment(({ screeningHits }) => ({
            screeningHits: screeningHits.map((hit) => ({ ...hit, resolved: 'yes' })),
          })),
        },
      ],
    },
  ),
  documentsGiven: row('flag', 'a documents block', 'documents', (c) => c.shipment.documents !== undefined, {
    absent: false,
  }),
  controlStatement: row(
    'flag',
    'the destination control statement',
    'documents.destinationControlStatement',
    (c) => c.shipment.documents?.['destinationControlStatement'] === true,
    { absent: false, supply: DOCUMENTS },
  ),
  eccnOnInvoice: row(
    'flag',
    'the ECCN on the invoice',
    'documents.eccnOnInvoice',
    (c) => c.shipment.documents?.['eccnOnInvoice'] === true,
    { absent: false, supply: DOCUMENTS },
  ),
  eeiFiled: row(
    'flag',
    'an EEI filing',
    'documents.eeiItn',
    ({ shipment: { documents } }) => typeof documents?.['eeiItn'] === 'string' && documents['eeiItn'] !== '',
    { absent: false, supply: DOCUMENTS },
  ),
};
