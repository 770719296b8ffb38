/** Who receives what a line ships, and by which authorization. */
import { citedOf } from '../../condition/facts/index.ts';
import type { JudgedLine } from '../../lint/types.ts';
import type { Cited } from '../../trade/types.ts';
import { pathOf, type Source } from '../../yaml/index.ts';
import type { ShipmentModel } from './types.ts';

/** The shipment that a line belongs to, and the authorizations that it cites, in words. */
export function shipmentOf(
  judged: JudgedLine,
  source: Source | undefined,
  file: number,
): { readonly shipment: ShipmentModel; readonly cited: string } {
  const { document, kind, id, date, destinations, shipment, at } = judged;
  // In a deal sheet a line is in a delivery, which is known by its number.
  const path = source?.docs[document] ? pathOf(source, at).path : [];
  return {
    shipment: {
      file,
      document,
      kind,
      id,
      delivery: path.length > 2 ? Number(path[1]) : null,
      date,
      destinations,
      consignee: shipment.ultimateConsignee?.name ?? null,
      signed: shipment.signed,
      screened: shipment.screened,
    },
    cited: citedOf(judged).map(citedWords).join(', '),
  };
}

/** `licence D1234567`, `exception ABC (Z123)`. */
export function citedWords(cited: Cited): string {
  switch (cited.kind) {
    case 'license':
      return `licence ${cited.number}`;
    case 'exception':
      return `exception ${cited.code}${cited.number === undefined ? '' : ` (${cited.number})`}`;
    case 'agreement':
      return `agreement ${cited.id}`;
    case 'veu':
      return `validated end user ${cited.id}`;
  }
}
