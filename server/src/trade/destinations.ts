/** Where the goods of a shipment end up: the places of the ultimate consignee and of every end user, each place once. */
import type { Location } from '../yaml/types.ts';
import type { Party, Shipment } from './types.ts';

/** A place where goods end up, with the party that has it. Requirements apply by each of them, and an authorization has to cover each. */
export interface Destination {
  /** ISO alpha-2; undefined where a party is named and its country is not known. */
  readonly country?: string;
  /** Omitted where the shipment names no consignee. */
  readonly party?: Party;
  /** Where the country is written, or would be. */
  readonly at: Location;
}

/**
 * Distinct countries in the order of the document: the consignee's first, then those of the end users. All parties whose country is not
 * known count as one destination, so that a long list costs one more evaluation. Never empty.
 */
export function destinationsOf(shipment: Delivered): readonly Destination[] {
  let known = remembered.get(shipment);
  if (!known) {
    known = found(shipment);
    remembered.set(shipment, known);
  }
  return known;
}

type Delivered = Pick<Shipment, 'ultimateConsignee' | 'endUsers' | 'location'>;

/** Every line of a shipment asks. */
const remembered = new WeakMap<Delivered, readonly Destination[]>();

function found(shipment: Delivered): readonly Destination[] {
  const places = new Map<string | undefined, Destination>();
  const add = (party: Party) => {
    if (!places.has(party.country)) {
      const at = { piece: party.at.piece, path: [...party.at.path, 'country'] };
      places.set(party.country, { ...(party.country === undefined ? {} : { country: party.country }), party, at });
    }
  };
  if (shipment.ultimateConsignee) {
    add(shipment.ultimateConsignee);
  } else {
    places.set(undefined, { at: shipment.location(['parties', 'ultimateConsignee', 'country']) });
  }
  for (const user of shipment.endUsers) {
    add(user);
  }
  return [...places.values()];
}
