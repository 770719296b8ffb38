/** Days on which a notice that was filed is old enough. */
import type { Regime } from '../regime/index.ts';
import { addDays } from '../trade/dates.ts';
import type { LineView } from './document.ts';

/** Days of notice that conditions ask for: the most that one of them does. */
export function leadDays(needs: readonly { readonly [key: string]: unknown }[]): number {
  return Math.max(0, ...needs.map((need) => (need['noticeDays'] as { atLeast?: number } | undefined)?.atLeast ?? 0));
}

/** The day from which the notice that the line cites would do, at most one; none where it cites no notice. */
export function noticeDays(pack: Regime['pack'], { line, shipment }: Pick<LineView, 'line' | 'shipment'>): string[] {
  const needs = pack.authorities.flatMap(({ conditions }) => conditions.map(({ spec }) => spec.need ?? {}));
  const cited = line.authorization ?? shipment.authorization;
  const filed = cited.find((one) => one.kind === 'exception' && one.noticeFiled !== undefined);
  return filed?.kind === 'exception' && filed.noticeFiled ? [addDays(filed.noticeFiled, leadDays(needs))] : [];
}
