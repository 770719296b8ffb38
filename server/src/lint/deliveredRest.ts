/** What shipments leave of the deliveries that they carry out. */
import type { Regime } from '../regime/index.ts';
import type { Location } from '../yaml/index.ts';
import type { Cache } from './cache.ts';
import type { Carried } from './cross.ts';
import type { LineView } from './document.ts';
import { type JudgeSettings, mayGo, type Others, type Rest } from './judged.ts';
import type { JudgedDocument } from './workspace.ts';

/**
 * The units of each line of a carried delivery that still count there. A shipment that may not go uses nothing, so it takes nothing off
 * its delivery either. The same object as before while no number changed; undefined when no delivery is carried out.
 */
export function restOf(
  regime: Regime,
  documents: readonly JudgedDocument[],
  carried: readonly Carried[],
  { registers, keyOf, others }: Pick<JudgeSettings, 'registers' | 'keyOf'> & { readonly others: Others },
  cache: Cache,
): Rest | undefined {
  if (carried.length === 0) {
    return undefined;
  }
  const documentOf = new Map(documents.map((document) => [document.view.head.shipment, document]));
  const goes = (view: LineView): boolean => {
    const document = documentOf.get(view.shipment);
    if (!document) {
      return false;
    }
    const { staleAfterDays, unsignedDealsConsume } = document.config;
    return mayGo(regime, others(document), view, { registers, keyOf, staleAfterDays, unsignedDealsConsume }, cache);
  };
  const rest: [Location, number][] = [];
  for (const { delivery, shipments } of carried) {
    let shipped = shipments.filter(goes).reduce((sum, { line }) => sum + (line.quantity ?? 0), 0);
    for (const { line } of delivery) {
      const here = Math.min(shipped, line.quantity ?? 0);
      shipped -= here;
      if (here > 0) {
        rest.push([line.at, (line.quantity ?? 0) - here]);
      }
    }
  }
  return cache.rememberWith(`rest ${regime.id}`, OWNER, rest.flat(), () => new Map(rest));
}

const OWNER = {};
