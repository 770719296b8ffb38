/** A pack's age: it was compared with its sources until a day, and answers for so many days after that. */
import { addDays, dateInWords } from '../trade/dates.ts';
import type { Spot } from '../yaml/types.ts';
import type { CompiledPack } from './compile.ts';
import type { Said } from './opinion.ts';
import { type Speaking, saying } from './saying.ts';

/** The first day for which the pack does not answer any more. `staleAfterDays`: as configured, before what the pack says. */
export function staleFrom({ spec }: CompiledPack, staleAfterDays: number | undefined): string {
  return addDays(spec.verified.until, (staleAfterDays ?? spec.verified.staleAfterDays) + 1);
}

/** What is said of a shipment on a day for which the pack does not answer any more; undefined on any other day. */
export function ageSaid(
  pack: CompiledPack,
  date: string,
  staleAfterDays: number | undefined,
  at: Spot,
  c: Speaking,
): Said | undefined {
  const { until, reason: code, later, staleAfterDays: own } = pack.spec.verified;
  const reason = pack.reasons.get(code);
  if (!reason || date < staleFrom(pack, staleAfterDays)) {
    return undefined;
  }
  const args = { until: dateInWords(until), days: staleAfterDays ?? own };
  return { ...saying(pack, reason, at, c, undefined, args), raises: later };
}
