/** What a requirement's sentence may say of the party that it points to. */
import { countryName } from '../catalog/countryName.ts';
import type { Party, Shipment } from '../trade/types.ts';
import { isInside } from '../yaml/index.ts';
import type { Location } from '../yaml/types.ts';
import { shortened } from '../yaml/wording.ts';

/**
 * `{party}` and `{partyPlace}`: who is meant, and where that one is headquartered. A place within `ultimateParent` means the
 * parent. Of a place that is in no party, the ultimate consignee.
 */
export function partyArgs(shipment: Shipment, at: Location): Readonly<Record<string, string>> {
  const all = [
    shipment.ultimateConsignee,
    ...shipment.endUsers,
    shipment.purchaser,
    ...shipment.intermediateConsignees,
    shipment.exporter,
  ].filter((party): party is Party => party !== undefined);
  const party = all.find((one) => isInside(at, one.at)) ?? shipment.ultimateConsignee;
  const name = shortened(party?.name ?? 'The consignee');
  const isParent = party !== undefined && at.path[party.at.path.length] === 'ultimateParent' && isInside(at, party.at);
  if (isParent && party.parent !== undefined && party.parent !== 'none') {
    const { name: above, headquarters } = party.parent;
    return {
      party: above === undefined ? `The ultimate parent of ${name}` : `Ultimate parent ${shortened(above)}`,
      partyPlace: countryName(headquarters ?? 'an unknown place'),
    };
  }
  return { party: name, partyPlace: countryName(party?.headquarters ?? party?.country ?? 'an unknown place') };
}
