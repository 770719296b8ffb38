/** What a shipment or a delivery moves: units by item, to whom, on what authority. Two of them can be compared. */
import { normalName } from '../trade/partyNames.ts';
import type { Cited, Party, Shipment } from '../trade/types.ts';
import { isInside, items } from '../yaml/index.ts';
import type { Cache } from './cache.ts';
import type { DocumentView, LineView } from './document.ts';

/** The lines of one item. */
export interface ItemGoods {
  readonly item: string;
  /** Undefined where a quantity is not known. */
  readonly units: number | undefined;
  readonly lines: readonly LineView[];
  /** Authorities cited, each in words, sorted. */
  readonly authorities: readonly string[];
}

export interface Goods {
  readonly shipment: Shipment;
  readonly items: ReadonlyMap<string, ItemGoods>;
}

export interface DeliveryGoods extends Goods {
  /** Its place in the deal sheet, counted from 1. */
  readonly number: number;
  /** Its own id, where it has one. */
  readonly id: string | undefined;
}

/** The goods of a manifest; the same object as before while nothing in it changed. */
export function manifestGoods(view: DocumentView, cache: Cache): Goods | undefined {
  const { shipment } = view.head;
  return shipment && view.head.section === 'lines'
    ? cache.rememberWith('goods', view.head, view.groups, () =>
        goodsOf(
          shipment,
          view.groups.flatMap((group) => group.lines),
        ),
      )
    : undefined;
}

/** The deliveries of a deal sheet, in its order; those without a line are omitted and keep their number. */
export function deliveryGoods(view: DocumentView, cache: Cache): readonly DeliveryGoods[] {
  return cache.rememberWith('delivery goods', view.head, view.groups, () => {
    const byShipment = new Map<Shipment, LineView[]>();
    for (const line of view.groups.flatMap((group) => group.lines)) {
      byShipment.set(line.shipment, [...(byShipment.get(line.shipment) ?? []), line]);
    }
    const places = [...items(view.doc)].filter(({ key }) => key === 'deliveries');
    return [...byShipment].flatMap(([shipment, lines]) => {
      const place = places.find(({ location }) => isInside(shipment.at, location));
      const id = shipment.id === view.head.shipment?.id ? undefined : shipment.id;
      return place ? [{ ...goodsOf(shipment, lines), number: place.index + 1, id }] : [];
    });
  });
}

function goodsOf(shipment: Shipment, lines: readonly LineView[]): Goods {
  const byItem = new Map<string, LineView[]>();
  for (const view of lines) {
    const item = view.line.item?.id ?? view.line.itemText?.trim().toLowerCase() ?? '';
    byItem.set(item, [...(byItem.get(item) ?? []), view]);
  }
  return {
    shipment,
    items: new Map(
      [...byItem].map(([item, views]) => [
        item,
        {
          item,
          lines: views,
          units: views.reduce<number | undefined>(
            (sum, { line }) => (sum === undefined || line.quantity === undefined ? undefined : sum + line.quantity),
            0,
          ),
          authorities: [
            ...new Set(views.flatMap(({ line }) => (line.authorization ?? shipment.authorization).map(authorityWords))),
          ].sort(),
        },
      ]),
    ),
  };
}

function authorityWords(cited: Cited): string {
  switch (cited.kind) {
    case 'license':
      return `licence ${cited.number}`;
    case 'exception':
      return `exception ${cited.code}`;
    default:
      return `${cited.kind === 'agreement' ? 'agreement' : 'validated end user'} ${cited.id}`;
  }
}

/** The same id, or the same folded name; and no two different countries. */
export function sameConsignee(a: Shipment, b: Shipment): boolean {
  const [one, other] = [a.ultimateConsignee, b.ultimateConsignee];
  if (!one || !other || !sameNamed(one, other)) {
    return false;
  }
  return one.country === undefined || other.country === undefined || one.country === other.country;
}

const sameNamed = (a: Party, b: Party): boolean =>
  a.id !== undefined && b.id !== undefined
    ? a.id === b.id
    : a.name !== undefined && b.name !== undefined && normalName(a.name) === normalName(b.name);
