/** Parties that are one although some documents give an id and others only a name. */

import type { Claim } from '../regime/index.ts';
import { normalName } from '../trade/partyNames.ts';
import type { Party, Shipment } from '../trade/types.ts';

/** Normalised name -> id, for the parties of a shipment that give both. */
export function namedIds(shipment: Shipment): readonly (readonly [string, string])[] {
  const parties: (Party | undefined)[] = [shipment.ultimateConsignee, shipment.purchaser, ...shipment.endUsers];
  return parties.flatMap((party) =>
    party?.id !== undefined && party.name !== undefined ? [[normalName(party.name), party.id] as const] : [],
  );
}

/** Names a claim's bucket, the same for a party with and without its id. */
export function bucketNamer(ids: ReadonlyMap<string, string>): (claim: Claim) => string | undefined {
  return (claim) =>
    claim.key
      ?.map((part) => {
        const id = part.startsWith('~') ? ids.get(part.slice(1)) : undefined;
        return id === undefined ? part : `#${id}`;
      })
      .join('\u0000');
}
