/** The judged lines of a file or document, and the ones that a place belongs to. */
import type { JudgedLine, Report, Verdict } from '../lint/types.ts';
import { number } from '../report/terminal.ts';
import { VERDICTS } from '../trade/vocabulary.ts';
import { isInside, type Location, type Range, rangeOf, type Source } from '../yaml/index.ts';

const remembered = new WeakMap<Report, Map<string, readonly JudgedLine[]>>();

/** The lines of a file in the order of the text; gone through once for all that asks about the same check. */
export function fileLines(report: Report, file: string): readonly JudgedLine[] {
  const byFile = remembered.get(report) ?? new Map<string, readonly JudgedLine[]>();
  remembered.set(report, byFile);
  const lines = byFile.get(file) ?? [...report.lines(file)];
  byFile.set(file, lines);
  return lines;
}

export function linesOf(report: Report, file: string, document: number): readonly JudgedLine[] {
  return fileLines(report, file).filter((line) => line.document === document);
}

/** A hover has to come at once, and what most lines of a document are is soon told. */
const MOST_LINES = 500;

/** The lines that a hover looks at one by one: all, or of very many the first ones and the last; `note` then says so. */
export function lookedAt(lines: readonly JudgedLine[]): {
  readonly lines: readonly JudgedLine[];
  readonly note: string;
} {
  if (lines.length <= MOST_LINES) return { lines, note: '' };
  const first = lines.slice(0, MOST_LINES - 1);
  const note = `Of ${number(lines.length)} lines the first ${number(first.length)} and the last are looked at here; the report has all.`;
  return { lines: [...first, lines.at(-1) as JudgedLine], note };
}

/** The line whose text holds the spot. */
export function lineAt(lines: Iterable<JudgedLine>, location: Location): JudgedLine | undefined {
  for (const line of lines) {
    if (isInside(location, line.at)) return line;
  }
  return undefined;
}

/** The lines that are in a range, found without placing the others. */
export function linesIn(report: Report, source: Source, { start, end }: Range): readonly JudgedLine[] {
  const lines = fileLines(report, source.file);
  const row = (index: number): number => rangeOf(source, (lines[index] as JudgedLine).at).start.line;
  const firstFrom = (wanted: number): number => {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (row(middle) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  // One more in front: a line that begins above the range may reach into it.
  return lines.slice(Math.max(0, firstFrom(start.line) - 1), firstFrom(end.line + 1));
}

const tallies = new WeakMap<Report, Map<string, ReadonlyMap<Verdict, number>>>();

/** How many lines have which verdict under the selected regime, worst first; of one document, or of the whole file. */
export function tallyOf(report: Report, file: string, document?: number): ReadonlyMap<Verdict, number> {
  const known = tallies.get(report) ?? new Map<string, ReadonlyMap<Verdict, number>>();
  tallies.set(report, known);
  const key = `${document ?? ''} ${file}`;
  const before = known.get(key);
  if (before) return before;
  const counts = new Map<Verdict, number>();
  for (const line of document === undefined ? fileLines(report, file) : linesOf(report, file, document)) {
    const { verdict = line.determinations[0]?.verdict } = line;
    if (verdict) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  const ordered = new Map(VERDICTS.flatMap((one) => (counts.has(one) ? [[one, counts.get(one) as number]] : [])));
  known.set(key, ordered);
  return ordered;
}
