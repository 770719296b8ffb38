/** Days on which a notice that was filed is old enough. */
import { testsOf } from '../condition/visit.ts';
import type { Regime } from '../regime/index.ts';
import { addDays } from '../trade/dates.ts';
import type { LineView } from './document.ts';

/** The day from which the notice that the line cites would do, at most one; none where it cites no notice. */
export function noticeDays(pack: Regime['pack'], { line, shipment }: Pick<LineView, 'line' | 'shipment'>): string[] {
  const cited = line.authorization ?? shipment.authorization;
  const filed = cited.find((one) => one.kind === 'exception' && one.noticeFiled !== undefined);
  return filed?.kind === 'exception' && filed.noticeFiled ? [addDays(filed.noticeFiled, leadDays(pack))] : [];
}

/** Days of notice that the conditions of authorizations ask for: the most that one of them does. */
function leadDays(pack: Regime['pack']): number {
  const needs = pack.authorities.flatMap(({ conditions }) => conditions.flatMap(({ need }) => need ?? []));
  const limits = needs
    .flatMap(({ tree }) => testsOf(tree))
    .flatMap(({ name, test }) => (name === 'noticeDays' && 'limits' in test ? test.limits : []));
  return Math.max(0, ...limits.flatMap(({ by, limit }) => (by === 'atLeast' ? [limit] : [])));
}
