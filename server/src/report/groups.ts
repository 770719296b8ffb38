/** Findings put together: what says the same thing in many places is told once. */
import { messageOf } from '../lint/places.ts';
import type { Placed, View } from './view.ts';

/** A finding and the other places where exactly the same is said. */
export interface Group {
  readonly first: Placed;
  readonly others: readonly Placed[];
}

/** Findings with the same rule and words in one group, in the order of their first place. */
export function grouped(findings: readonly Placed[]): Group[] {
  const groups = new Map<string, { first: Placed; others: Placed[] }>();
  for (const placed of findings) {
    const { rule, severity, certainty, message, suppressed } = placed.finding;
    const key = JSON.stringify([rule, severity, certainty, message, suppressed]);
    const group = groups.get(key);
    if (group) group.others.push(placed);
    else groups.set(key, { first: placed, others: [] });
  }
  return [...groups.values()];
}

/** What the group says; its lines are named where it has one place only. */
export function groupMessage({ source }: Pick<View, 'source'>, { first, others }: Group): string {
  return others.length > 0 ? first.finding.message : messageOf(source(first.file), first.finding);
}

/** `june.manifest.yaml:17, 21 and july.manifest.yaml:4`, at most `most` places and a count of the rest. */
export function placesOf(others: readonly Placed[], name: (file: string) => string, most: number): string {
  const byFile = new Map<string, number[]>();
  for (const { file, range } of others.slice(0, most)) {
    const lines = byFile.get(file) ?? [];
    lines.push(range.start.line + 1);
    byFile.set(file, lines);
  }
  const named = [...byFile].map(([file, lines]) => `${name(file)}:${lines.join(', ')}`);
  const rest = others.length - most;
  return named.join('; ') + (rest > 0 ? ` and ${rest} more` : '');
}
