/** Allocations in words and bars: how much of each cap is used, and what is left. */
import type { AllocationState } from '../lint/types.ts';
import type { Look } from './findings.ts';
import { harmless, type Paint, table } from './terminal.ts';
import { allLines, type View } from './view.ts';
import { amount, bucketName } from './words.ts';

const BAR = 8;
/** From this width on there is room to say what is left; before, it follows from what is used of how much. */
const WIDE = 100;

/** The allocations as a table, one for each regime that has any. */
export function allocationTable(all: readonly AllocationState[], look: Look): string[] {
  // What has neither a limit nor a use says nothing.
  const states = all.filter(({ limit, used }) => limit !== null || used > 0);
  const regimes = [...new Set(states.map((state) => state.regime))];
  return regimes.flatMap((regime, nth) => {
    const rows = tableOf(
      states.filter((state) => state.regime === regime),
      look,
    );
    return [...(nth > 0 ? [''] : []), look.paint.strong(`  ${regime}`), ...rows];
  });
}

function tableOf(states: readonly AllocationState[], { width, paint }: Look): string[] {
  return table(
    states,
    [
      { title: 'allocation', cell: (state) => state.id },
      { title: 'of', cell: (state) => harmless(bucketName(state.bucket)), shrink: 10 },
      { title: 'used', cell: bar, paint: (text, state) => paintOf(state, paint)(text) },
      { title: '', cell: usedOf, align: 'right' },
      ...(width < WIDE ? [] : [{ title: 'left', cell: leftOf, align: 'right' as const }]),
    ],
    width,
    paint,
  );
}

/** `███░░░░░  41%`; without a limit there is nothing to fill. */
function bar({ used, limit }: AllocationState): string {
  if (limit === null) return 'no limit known';
  const share = limit === 0 ? (used > 0 ? 1 : 0) : used / limit;
  const full = used > 0 ? Math.min(BAR, Math.max(1, Math.floor(share * BAR))) : 0;
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${percent(share).padStart(4)}`;
}

/** Rounded down, so that 100% means full; a trace of use is not called none. */
function percent(share: number): string {
  if (share > 0 && share < 0.01) return '<1%';
  return `${Math.floor(share * 100)}%`;
}

function usedOf({ used, limit, unit }: AllocationState): string {
  return limit === null ? amount(used, unit) : `${amount(used, unit).replace(/ \w+$/, '')} of ${amount(limit, unit)}`;
}

function leftOf({ remaining, unit }: AllocationState): string {
  return remaining === null ? '' : amount(remaining, unit);
}

function paintOf({ used, limit }: AllocationState, paint: Paint): (text: string) => string {
  if (limit === null) return paint.dim;
  if (used >= limit) return paint.blocked;
  return used >= limit * 0.9 ? paint.review : paint.clear;
}

/** The allocations that lines of the view draw on or were measured against; all of the workspace when it is shown whole. */
export function allocationsUsed(view: View): readonly AllocationState[] {
  const states = view.report.allocations();
  if (view.files.length === view.report.files.length) return states;
  const touched = new Set<string>();
  for (const line of allLines(view)) {
    for (const of of line.determinations) {
      for (const use of of.allocations) touched.add(keyOf(of.regime, use));
    }
  }
  return states.filter((state) => touched.has(keyOf(state.regime, state)));
}

function keyOf(regime: string, { id, bucket }: Pick<AllocationState, 'id' | 'bucket'>): string {
  return JSON.stringify([regime, id, Object.entries(bucket).sort()]);
}
