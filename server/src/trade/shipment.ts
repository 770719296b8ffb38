/** Manifests and deal sheets, read into shipments. */
import { isPlaceholder } from '../catalog/placeholders.ts';
import type { Catalog } from '../catalog/types.ts';
import { isMap, type Location, type Path, startsWith, valueAt } from '../yaml/index.ts';
import { readCited } from './cited.ts';
import { someOf } from './lists.ts';
import type { TradeProblem } from './problems.ts';
import { readDocuments, readNumber, readResolution } from './proofs.ts';
import { type Layer, Reader } from './reader.ts';
import { routeEndsProblem } from './routeEnds.ts';
import { shareProblems } from './shares.ts';
import { spellingProblems } from './spelling.ts';
import type { DealLink, LaneEvidence, Owner, Parent, Party, Role, Shipment } from './types.ts';

export interface ReadShipment {
  readonly shipment: Shipment;
  readonly problems: readonly TradeProblem[];
}

/** `layers`: the document's head, or a delivery before its deal sheet's head. */
export function readShipment(kind: string, layers: readonly Layer[], catalog: Catalog, signed: boolean): ReadShipment {
  const r = new Reader(layers, catalog);
  const one = (role: Role) => (r.has(['parties', role]) ? readParty(r, role, ['parties', role]) : undefined);
  const many = (role: Role) =>
    Array.from({ length: r.count(['parties', role]) }, (_, i) => readParty(r, role, ['parties', role, i]));
  const consignee = one('ultimateConsignee');
  const endUsers = many('endUsers');
  const date = r.text(['date']);
  // Read for its problem: the end use itself is taken whole.
  r.text(['endUse', 'text']);
  const shipment: Shipment = {
    kind,
    id: r.label(['id']),
    date,
    regime: someOf(r.texts(['regime'])),
    from: r.country(['from']),
    transaction: r.text(['transaction']),
    route: r.stations(['route']),
    currency: r.currency(['currency']),
    exporter: one('exporter'),
    purchaser: one('purchaser'),
    ultimateConsignee: consignee,
    intermediateConsignees: many('intermediateConsignees'),
    endUsers: endUsers.length || !consignee ? endUsers : [{ ...consignee, role: 'endUsers' }],
    endUse: r.dict(['endUse']) ?? {},
    remoteUsers: r.countries(['endUse', 'remoteUsers']),
    authorization: readCited(r, ['authorization']) ?? [],
    purchaseOrder: readNumber(r, ['purchaseOrder'], 'the number of an order', false),
    certifications: r.proofs(['certifications']),
    lane: readLane(r, ['chinaLane']),
    deal: readDeal(r, kind),
    redFlags: Array.from({ length: r.count(['redFlags']) }, (_, i) => ({
      text: r.label(['redFlags', i, 'text']),
      resolved: readResolution(r, ['redFlags', i, 'resolved'], date),
      at: r.location(['redFlags', i]),
    })),
    screeningHits: Array.from({ length: r.count(['screening', 'hits']) }, (_, i) => ({
      party: r.label(['screening', 'hits', i, 'party']),
      list: r.label(['screening', 'hits', i, 'list']),
      resolved: readResolution(r, ['screening', 'hits', i, 'resolved'], date),
      at: r.location(['screening', 'hits', i]),
    })),
    screened: r.has(['screening']),
    documents: readDocuments(r, ['documents']),
    signed,
    at: r.location([]),
    location: (path: Path) => r.location(path),
    has: (path) => r.has(path),
    value: (path, kind) => r.value(path, kind),
    invalid: (location: Location) => r.refused(location),
  };
  const own = layers[0] as Layer;
  r.problems.push(...spellingProblems(own, READ_ELSEWHERE));
  // A country that is not known leaves the ends open.
  if (shipment.route.length === r.count(['route'])) {
    r.problems.push(...routeEndsProblem(shipment, (path) => isOwn(own, r.location(path))));
  }
  return { shipment, problems: r.problems };
}

/** Also where the schema refused what it says: that the shipment belongs to a deal is said. */
function readDeal(r: Reader, kind: string): DealLink | undefined {
  if (kind !== 'ShipmentManifest' || !r.has(['deal'])) {
    return undefined;
  }
  const delivery = r.number(['deal', 'delivery']) ?? r.text(['deal', 'delivery']);
  return { id: r.text(['deal', 'id']), delivery, at: r.location(['deal']) };
}

/** Items that are read one by one. */
const READ_ELSEWHERE: ReadonlySet<string> = new Set(['lines', 'deliveries']);

/** Does the spot lie in what the layer says itself? */
const isOwn = ({ piece, base, value }: Layer, location: Location): boolean =>
  location.piece === piece &&
  startsWith(location.path, base) &&
  valueAt(value, location.path.slice(base.length)) !== undefined;

function readParty(r: Reader, role: Role, path: Path): Party {
  const p = (...rest: (string | number)[]): Path => [...path, ...rest];
  const parent = readParent(r, p('ultimateParent'));
  const owners = Array.from(
    { length: r.count(p('owners')) },
    (_, i): Owner => ({
      name: r.text(p('owners', i, 'name')),
      share: r.number(p('owners', i, 'share')),
      listed: r.texts(p('owners', i, 'listed')),
    }),
  );
  r.problems.push(
    ...shareProblems(owners, (index) => r.location(index === undefined ? p('owners') : p('owners', index, 'share'))),
  );
  return {
    role,
    at: r.location(path),
    id: r.text(p('id')),
    name: r.text(p('name')),
    unnamed: isPlaceholder(r.label(p('name')) ?? 'named'),
    country: r.country(p('country')),
    headquarters: r.country(p('headquarters')),
    parent,
    owners,
    listed: r.texts(p('listed')),
    region: r.text(p('region')),
    type: r.text(p('type')),
    government: r.flag(p('government')),
    founded: r.text(p('founded')),
    address: r.label(p('address')),
    tradeRole: r.text(p('role')),
  };
}

function readParent(r: Reader, path: Path): Parent | undefined {
  const value = r.get(path);
  if (value === 'none') {
    return 'none';
  }
  return isMap(value)
    ? { name: r.text([...path, 'name']), headquarters: r.country([...path, 'headquarters']) }
    : undefined;
}

export function readLane(r: Reader, path: Path): LaneEvidence | undefined {
  return r.dict(path)
    ? {
        usUnitsShipped: r.number([...path, 'usUnitsShipped']),
        chinaUnitsShipped: r.number([...path, 'chinaUnitsShipped']),
        laboratory: r.dict([...path, 'laboratory'])
          ? { name: r.text([...path, 'laboratory', 'name']), country: r.country([...path, 'laboratory', 'country']) }
          : undefined,
        at: r.location(path),
      }
    : undefined;
}
