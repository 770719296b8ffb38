/** Shipments that carry out a delivery of a deal sheet: the quantity counts once where both agree, and twice until they do. */
import type { Cache } from './cache.ts';
import type { Carried, CrossProblem, Placed } from './cross.ts';
import { type Delivery, deliveryOf, isProblem, type Manifest, warning, whereOf } from './dealLinks.ts';
import { scalar } from './fixes/steps.ts';
import { deliveryGoods, type Goods, type ItemGoods, manifestGoods, sameConsignee } from './goods.ts';

export interface DealLinks {
  readonly problems: readonly CrossProblem[];
  readonly carried: readonly Carried[];
}

/** What the links of all shipments come to: which lines count once, and what does not agree. */
export function linkDeals(documents: readonly Placed[], cache: Cache): DealLinks {
  const deliveries = documents.flatMap((document): Delivery[] =>
    document.view.head.section === 'deliveries'
      ? deliveryGoods(document.view, cache).map((goods) => ({ document, goods }))
      : [],
  );
  const manifests = documents.flatMap((document): Manifest[] => {
    const concerned = deliveries.length > 0 || document.view.head.shipment?.deal !== undefined;
    const goods = concerned ? manifestGoods(document.view, cache) : undefined;
    return goods ? [{ document, goods }] : [];
  });
  const problems: CrossProblem[] = [];
  const linked = new Map<Delivery, Manifest[]>();
  for (const manifest of manifests) {
    const found = manifest.goods.shipment.deal && deliveryOf(manifest, documents, deliveries);
    if (found && isProblem(found)) {
      problems.push(found);
    } else if (found) {
      linked.set(found, [...(linked.get(found) ?? []), manifest]);
    }
  }
  const carried: Carried[] = [];
  for (const [delivery, carriers] of linked) {
    const wrong = carriers.flatMap((manifest) => disagreements(manifest, delivery, carriers));
    problems.push(...wrong);
    if (wrong.length === 0 && carriers.every(({ goods }) => isCounted(goods))) {
      carried.push(...carriedBy(delivery, carriers));
    }
  }
  const free = deliveries.filter((delivery) => delivery.goods.shipment.signed && !linked.has(delivery));
  for (const manifest of manifests) {
    problems.push(...(manifest.goods.shipment.deal ? [] : alike(manifest, free)));
  }
  return { problems, carried };
}

/** Is every quantity known? */
const isCounted = ({ items }: Goods): boolean => [...items.values()].every(({ units }) => units !== undefined);

const carriedBy = (delivery: Delivery, carriers: readonly Manifest[]): readonly Carried[] =>
  [...delivery.goods.items].map(([item, { lines }]) => ({
    delivery: lines,
    shipments: carriers.flatMap(({ goods }) => goods.items.get(item)?.lines ?? []),
  }));

const NOT_YET = 'until they agree, both count';

/** What a shipment and the delivery that it carries out say differently. `carriers`: all shipments of that delivery. */
function disagreements(manifest: Manifest, delivery: Delivery, carriers: readonly Manifest[]): readonly CrossProblem[] {
  const { goods } = manifest;
  const told = (path: readonly string[], message: string) =>
    warning(manifest, 'trade/deal-link', path, message, whereOf(delivery));
  const parties = sameConsignee(goods.shipment, delivery.goods.shipment)
    ? []
    : [
        told(
          ['parties', 'ultimateConsignee', 'name'],
          `Different consignees: the delivery goes to ${partyWords(delivery.goods)}, this shipment to ${partyWords(goods)}; ${NOT_YET}.`,
        ),
      ];
  const lines = [...goods.items.values()].flatMap((mine) => {
    const theirs = delivery.goods.items.get(mine.item);
    const message = theirs
      ? itemWords(mine, theirs, carriers)
      : `No ${mine.item} in the delivery that this shipment carries out; ${NOT_YET}.`;
    return message === undefined ? [] : [told(['deal'], message)];
  });
  return [...parties, ...lines];
}

function itemWords(mine: ItemGoods, theirs: ItemGoods, carriers: readonly Manifest[]): string | undefined {
  const words = ({ authorities }: ItemGoods) => authorities.join(', ') || 'nothing';
  if (words(mine) !== words(theirs)) {
    return `Different authorizations for ${mine.item}: this shipment cites ${words(mine)}, the delivery ${words(theirs)}; ${NOT_YET}.`;
  }
  const all = carriers.reduce((sum, { goods }) => sum + (goods.items.get(mine.item)?.units ?? 0), 0);
  const who = carriers.length > 1 ? 'the shipments linked to it take' : 'this shipment takes';
  return theirs.units === undefined || all <= theirs.units
    ? undefined
    : `Too many units: ${who} ${all} ${mine.item} and the delivery has ${theirs.units}; ${NOT_YET}.`;
}

const partyWords = ({ shipment: { ultimateConsignee: party } }: Goods): string =>
  [party?.name ?? 'an unnamed consignee', party?.country].filter((word) => word !== undefined).join(', ');

/** A shipment without a link that may be a delivery of a signed deal: the same consignee and item, and the same quantity or licence. */
function alike(manifest: Manifest, deliveries: readonly Delivery[]): readonly CrossProblem[] {
  const near = deliveries.filter(({ goods }) => sameConsignee(manifest.goods.shipment, goods.shipment));
  const same = (by: (mine: ItemGoods, theirs: ItemGoods) => boolean) =>
    near.filter(({ goods }) =>
      [...manifest.goods.items.values()].some((mine) => {
        const theirs = goods.items.get(mine.item);
        return theirs !== undefined && by(mine, theirs);
      }),
    );
  const byUnits = same((mine, theirs) => mine.units !== undefined && mine.units === theirs.units);
  const byLicence = same((mine, theirs) =>
    mine.authorities.some((one) => one.startsWith('licence ') && theirs.authorities.includes(one)),
  );
  const [likely] = [...byUnits, ...byLicence];
  const deal = likely?.document.view.head.shipment?.id;
  if (!likely || deal === undefined) {
    return [];
  }
  const link = `{id: ${scalar(deal)}, delivery: ${likely.goods.number}}`;
  return [
    {
      ...warning(
        manifest,
        'trade/deal-and-shipment',
        ['id'],
        `Counted twice? This looks like a delivery of the signed deal ${deal}. If it is one, link it with \`deal:\`; until then both count.`,
        whereOf(likely),
      ),
      fixes: [
        {
          title: `Add deal: ${link}`,
          safety: 'unsafe',
          edits: [
            {
              kind: 'insert',
              at: { piece: manifest.document.view.head.layer.piece, path: [] },
              key: 'deal',
              text: link,
            },
          ],
        },
      ],
    },
  ];
}
