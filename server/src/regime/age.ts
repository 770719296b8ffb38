/** A pack's age: it was compared with its sources until a day, and answers for so many days after that. */
import { addDays, dateInWords } from '../trade/dates.ts';
import type { Location } from '../yaml/types.ts';
import type { CompiledPack } from './compiled.ts';
import type { Reason } from './evaluation.ts';
import { reasonFrom, type Speaking } from './messages.ts';
import type { PackSpec } from './pack.ts';

/** The first day for which the pack does not answer any more. `staleAfterDays`: as configured, before what the pack says. */
export function staleFrom({ spec }: CompiledPack, staleAfterDays: number | undefined): string {
  const days = (staleAfterDays ?? spec.verified.staleAfterDays) + 1;
  const known = staleDays.get(spec);
  if (known?.days === days) return known.day;
  const day = addDays(spec.verified.until, days);
  staleDays.set(spec, { days, day });
  return day;
}

/** Every line asks. */
const staleDays = new WeakMap<PackSpec, { readonly days: number; readonly day: string }>();

/** What is said of a shipment on a day for which the pack does not answer any more; undefined on any other day. */
export function ageReason(
  pack: CompiledPack,
  date: string,
  staleAfterDays: number | undefined,
  at: Location,
  c: Speaking,
): Reason | undefined {
  const { until, reason: code, later, staleAfterDays: own } = pack.spec.verified;
  const reason = pack.reasons.get(code);
  if (!reason || date < staleFrom(pack, staleAfterDays)) {
    return undefined;
  }
  const args = { until: dateInWords(until), days: staleAfterDays ?? own };
  return { ...reasonFrom(pack, reason, at, c, undefined, args), raises: later };
}
