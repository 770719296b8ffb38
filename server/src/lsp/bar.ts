/** A share as text: `▰▰▰▱▱ 62%`. */

const CELLS = 5;

/** Rounded down, so that a full bar means full; a trace of use fills one cell. Without a limit, or with one of nothing, there is no bar. */
export function barText(used: number, limit: number | null): string {
  if (limit === null || limit <= 0) return '';
  const share = used / limit;
  const full = used > 0 ? Math.min(CELLS, Math.max(1, Math.floor(share * CELLS))) : 0;
  return `${'▰'.repeat(full)}${'▱'.repeat(CELLS - full)} ${shareText(used, limit)}`;
}

/** `62%`; `<1%` for a trace, so that it is not called none. */
export function shareText(used: number, limit: number): string {
  const share = limit > 0 ? used / limit : 1;
  return share > 0 && share < 0.01 ? '<1%' : `${Math.floor(share * 100)}%`;
}
