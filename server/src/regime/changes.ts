/** The days on which something in a pack changes. Between two of them every answer rests on the same texts, sets, lists and limits. */
import type { Test } from '../condition/tree.ts';
import { daysOf, turningDays } from '../condition/visit.ts';
import type { Dated } from '../trade/dates.ts';
import { addDays } from '../trade/dates.ts';
import type { LimitSpec, PackSpec } from './pack.ts';

/** In their order. `conditions`: all of the pack, which may ask about dates. */
export function changesOf(spec: PackSpec, conditions: readonly Test[]): readonly string[] {
  const values = <T>(part: { readonly [id: string]: T } | undefined): readonly T[] => Object.values(part ?? {});
  const texts = [...values(spec.requirements), ...values(spec.authorities), ...values(spec.policies)].flatMap(
    ({ text }) => text ?? [],
  );
  const dated: readonly (Dated | undefined)[] = [
    { from: spec.begins, until: spec.verified.until },
    ...(spec.classes ?? []),
    ...texts,
    ...values(spec.policies),
    ...values(spec.reasons),
    ...values(spec.sets).flatMap((set) => (Array.isArray(set) ? (set as readonly Dated[]) : [])),
    ...values(spec.lists).flatMap(({ entries }) => entries),
    ...values(spec.allocations).map(({ span }) => span),
  ];
  const limits = values(spec.allocations).flatMap(({ limit }) => turnsOf(limit));
  const days = [...dated.flatMap((one) => (one ? daysOf(one) : [])), ...limits];
  return [...new Set([...days, ...conditions.flatMap(({ tree }) => turningDays(tree))])].sort();
}

function turnsOf(limit: LimitSpec | undefined): readonly string[] {
  if (typeof limit !== 'object' || !('steps' in limit)) return [];
  return [...Object.keys(limit.steps), ...(limit.ends ? [addDays(limit.ends, 1)] : [])];
}

/** How many of the sorted days have come by the date. */
export function countUpTo(sorted: readonly string[], date: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) <= date) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
