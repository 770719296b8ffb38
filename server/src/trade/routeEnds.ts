/** Does the route begin where the goods leave from, and end where they go? */
import { listOr, question, type TradeProblem } from './problems.ts';
import type { Shipment } from './types.ts';

/** A route this long is more than stops on the way: it says where the goods begin and end. */
const WITH_ENDS = 3;

/**
 * Nothing where the route is not said, has one entry, or could be a list of stops alone: up to two countries of which neither is an end.
 * `layerOf` finds out if a location lies in what is read first (a delivery, before its deal sheet).
 */
export function routeEndsProblem(
  shipment: Shipment,
  isOwn: (path: readonly string[]) => boolean,
): readonly TradeProblem[] {
  const { route, from } = shipment;
  const [first, last] = [route[0], route.at(-1)];
  const ends = [shipment.ultimateConsignee?.country, ...shipment.endUsers.map((user) => user.country)];
  const to = [...new Set(ends.filter((code) => code !== undefined))];
  if (route.length < 2 || first === undefined || last === undefined) {
    return [];
  }
  const begins = from === undefined || first === from;
  const arrives = to.length === 0 || ends.includes(undefined) || to.includes(last);
  const stopsAlone = !begins && !arrives && route.length < WITH_ENDS && !to.includes(first) && last !== from;
  if ((begins && arrives) || stopsAlone) {
    return [];
  }
  const whole = [
    ...(begins || from === undefined ? [] : [from]),
    ...route,
    ...(arrives || to[0] === undefined ? [] : [to[0]]),
  ];
  const wrong = [
    ...(begins ? [] : [`begins in ${first} and the goods leave from ${from}`]),
    ...(arrives ? [] : [`ends in ${last} and the goods go to ${listOr(to)}`]),
  ];
  // Where the deal sheet says one and the delivery the other, it is at the delivery.
  const path = [['route'], ['parties', 'ultimateConsignee', 'country'], ['from']].find(isOwn) ?? ['route'];
  return [
    question(
      'trade/route-ends',
      shipment.location(path),
      `Route mismatch: it ${wrong.join(', and ')}. Correct one of them, or add the first and the last country.`,
      path[0] === 'route'
        ? [{ title: `Write [${whole.join(', ')}]`, safety: 'unsafe', text: `[${whole.join(', ')}]`, verbatim: true }]
        : [],
    ),
  ];
}
