/**
 * For how many places one line is judged. Judging takes as many turns as there are places, and any file may name a hundred: without a bound,
 * a long list of end users stops the editor. What is beyond it is not cleared by silence.
 */
import { type Destination, destinationsOf } from '../trade/destinations.ts';
import type { Shipment } from '../trade/types.ts';
import type { View } from './compiled.ts';
import type { Reason } from './evaluation.ts';

/** More countries than one shipment goes to in practice. */
const MOST = 24;

export interface Bounded {
  /** In the order of the document; never empty. */
  readonly judged: readonly Destination[];
  readonly left: readonly Destination[];
}

/**
 * The consignee's place, and one of each kind that the pack's groups distinguish, since places of one kind nearly always get one answer;
 * then those in sensitive groups, then the others.
 */
export function boundedDestinations(view: View, shipment: Shipment): Bounded {
  const all = destinationsOf(shipment);
  if (all.length <= MOST) {
    return { judged: all, left: [] };
  }
  const kinds = new Set<string>();
  const ranked = all.map((one, index) => {
    const { kind, isSensitive } = kindOf(view, one.country);
    const isNew = !kinds.has(kind);
    kinds.add(kind);
    return { one, rank: index === 0 || isNew ? 0 : isSensitive ? 1 : 2 };
  });
  ranked.sort((a, b) => a.rank - b.rank);
  const chosen = new Set(ranked.slice(0, MOST).map(({ one }) => one));
  return { judged: all.filter((one) => chosen.has(one)), left: all.filter((one) => !chosen.has(one)) };
}

/** Which groups of the pack a country is in, or perhaps in. */
function kindOf({ pack, set, alias }: View, country: string | undefined): { kind: string; isSensitive: boolean } {
  if (country === undefined) {
    return { kind: 'unknown', isSensitive: true };
  }
  const of = Object.entries(pack.spec.groups ?? {}).flatMap(([id, group]) => {
    const membership = group.in === undefined ? undefined : set(group.in).members.get(alias(country));
    return membership === undefined ? [] : [{ id, sensitive: group.sensitive, isSure: membership === true }];
  });
  return {
    kind: of.map(({ id, isSure }) => `${id}${isSure ? '' : '?'}`).join(),
    isSensitive: of.some(({ sensitive }) => sensitive),
  };
}

/** What is said of the places that are left. */
export function leftOutReason(citation: string, judged: readonly Destination[], left: readonly Destination[]): Reason {
  return {
    code: 'many-destinations',
    rule: 'trade/many-destinations',
    raises: 'review',
    text: `Too many countries: the goods end up in ${judged.length + left.length}, of which ${judged.length} are judged. Split the shipment by country.`,
    citation,
    at: (left[0] as Destination).at,
    certain: false,
  };
}
