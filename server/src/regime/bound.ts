/**
 * For how many places one line is judged. Judging takes as many turns as there are places, and any file may name a hundred: without a bound,
 * a long list of end users stops the editor. What is beyond it is not cleared by silence.
 */
import { type Destination, destinationsOf } from '../trade/destinations.ts';
import type { Shipment } from '../trade/types.ts';
import type { View } from './compile.ts';
import type { Said } from './opinion.ts';

/** More countries than one shipment goes to in practice. */
const MOST = 24;

export interface Bounded {
  /** In the order of the document; never empty. */
  readonly judged: readonly Destination[];
  readonly left: readonly Destination[];
}

/** The consignee's place, then those whose country is not known or is in a sensitive group of the pack, then the others. */
export function boundedDestinations(view: View, shipment: Shipment): Bounded {
  const all = destinationsOf(shipment);
  if (all.length <= MOST) {
    return { judged: all, left: [] };
  }
  const isFirst = (one: Destination, index: number) =>
    index === 0 || one.country === undefined || isSensitive(view, one.country);
  const chosen = new Set([...all.filter(isFirst), ...all.filter((one, index) => !isFirst(one, index))].slice(0, MOST));
  return { judged: all.filter((one) => chosen.has(one)), left: all.filter((one) => !chosen.has(one)) };
}

/** In a group of the pack that people look twice at, or perhaps in it. */
function isSensitive({ pack, set, alias }: View, country: string): boolean {
  return Object.values(pack.spec.groups ?? {}).some(
    (group) =>
      group.sensitive === true && group.in !== undefined && set(group.in).members.get(alias(country)) !== undefined,
  );
}

/** What is said of the places that are left. */
export function leftSaid(citation: string, judged: readonly Destination[], left: readonly Destination[]): Said {
  return {
    code: 'many-destinations',
    rule: 'trade/many-destinations',
    raises: 'review',
    text: `The goods end up in ${judged.length + left.length} countries, of which ${judged.length} are judged here. Split the shipment by country.`,
    citation,
    at: (left[0] as Destination).at,
    certain: false,
  };
}
