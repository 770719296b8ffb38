/** Which delivery of which deal sheet a shipment names. */
import { shortened } from '../yaml/index.ts';
import type { CrossProblem, Placed } from './cross.ts';
import type { DeliveryGoods, Goods } from './goods.ts';
import type { Related } from './types.ts';

export interface Delivery {
  readonly document: Placed;
  readonly goods: DeliveryGoods;
}

export interface Manifest {
  readonly document: Placed;
  readonly goods: Goods;
}

export const isProblem = (found: Delivery | CrossProblem): found is CrossProblem => 'problem' in found;

/** A warning at a place of the shipment. It is no doubt: while nothing is linked, both documents count. */
export function warning(
  { document, goods }: Manifest,
  rule: string,
  path: readonly string[],
  message: string,
  related: readonly Related[],
): CrossProblem {
  return {
    document,
    problem: { rule, severity: 'warning', at: goods.shipment.location(path), message, fixes: [] },
    related,
  };
}

/** The delivery, as a place to go to. */
export const whereOf = ({ document, goods }: Delivery): readonly Related[] => [
  { file: document.file, at: goods.shipment.at, message: `Delivery ${goods.number}` },
];

/** The delivery that a shipment names, or why it names none; undefined where the schema refused the link. */
export function deliveryOf(
  manifest: Manifest,
  documents: readonly Placed[],
  deliveries: readonly Delivery[],
): Delivery | CrossProblem | undefined {
  const { id, delivery: wanted } = manifest.goods.shipment.deal ?? {};
  if (id === undefined) {
    return undefined;
  }
  const sheets = documents.filter(({ view: { head } }) => head.section === 'deliveries' && head.shipment?.id === id);
  const [sheet] = sheets;
  const told = (path: readonly string[], message: string) =>
    warning(
      manifest,
      'trade/deal-link',
      path,
      message,
      sheets.map(({ file, view }) => ({
        file,
        at: { piece: view.head.layer.piece, path: ['id'] },
        message: `Deal ${id}`,
      })),
    );
  if (!sheet) {
    return told(
      ['deal', 'id'],
      `Unknown deal ${shortened(id)}: no deal sheet of this workspace has this id, so nothing is linked. Correct \`deal\`.`,
    );
  }
  if (sheets.length > 1) {
    return told(
      ['deal', 'id'],
      `Ambiguous deal ${shortened(id)}: several deal sheets have this id, so nothing is linked. Give each its own.`,
    );
  }
  const all = deliveries.filter(({ document }) => document === sheet);
  const named = all.filter(
    ({ goods }) => wanted === undefined || (typeof wanted === 'number' ? goods.number === wanted : goods.id === wanted),
  );
  const [delivery] = named;
  if (delivery && named.length === 1) {
    return delivery;
  }
  return wanted === undefined
    ? told(
        ['deal'],
        `Delivery not named: deal ${shortened(id)} has ${all.length}, so nothing is linked and both count. Name one in \`deal.delivery\`.`,
      )
    : told(
        ['deal', 'delivery'],
        `Unknown delivery ${shortened(String(wanted))}: deal ${shortened(id)} has none or several, so nothing is linked and both count. Correct it.`,
      );
}
