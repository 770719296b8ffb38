/** A share as text: `▰▰▰▱▱ 62%`, `▰▰▰▰▰▶ over: 100.1%`. */
import { number } from '../report/terminal.ts';

const CELLS = 5;

/** Rounded down, so that a full bar means full; a trace of use fills one cell. What is over runs out of the bar. Without a limit there is no bar. */
export function barText(used: number, limit: number | null): string {
  if (limit === null || limit < 0 || (limit === 0 && used <= 0)) return '';
  if (used > limit) return `${'▰'.repeat(CELLS)}▶ over${limit > 0 ? `: ${shareText(used, limit)}` : ''}`;
  const full = used > 0 ? Math.max(1, Math.floor((used / limit) * CELLS)) : 0;
  return `${'▰'.repeat(full)}${'▱'.repeat(CELLS - full)} ${shareText(used, limit)}`;
}

/**
 * `62%`; `<1%` for a trace, so that it is not called none. 100% is exactly that: what is less is rounded down, and of what is more a
 * tenth of a percent is told.
 */
export function shareText(used: number, limit: number): string {
  const percent = (used / limit) * 100;
  if (percent > 100)
    return `${number(percent < 200 ? Math.max(100.1, Math.round(percent * 10) / 10) : Math.round(percent))}%`;
  return percent > 0 && percent < 1 ? '<1%' : `${Math.floor(percent)}%`;
}
