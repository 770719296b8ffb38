/** A unified diff of two texts, as `diff -u` and `git` print it and `patch` reads it. */
import { structuredPatch } from 'diff';

const CONTEXT = 3;

/** The diff, one line per entry, without line breaks; empty when the texts are the same. `name` stands on both sides. */
export function unifiedDiff(name: string, before: string, after: string): string[] {
  if (before === after) return [];
  const { hunks } = structuredPatch(name, name, before, after, undefined, undefined, { context: CONTEXT });
  return [
    `--- a/${name}`,
    `+++ b/${name}`,
    ...hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
      `@@ -${span(oldStart, oldLines)} +${span(newStart, newLines)} @@`,
      ...lines,
    ]),
  ];
}

/** A hunk that is empty on a side is placed after the line before it. */
const span = (line: number, count: number): string =>
  count === 1 ? `${line}` : `${count === 0 ? line - 1 : line},${count}`;
