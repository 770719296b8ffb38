/** Where what goes, and how it stands: destinations by classes, each field with its worst answer and how many lines have which. */
import { type Answer, answerRank, selectedAnswer } from './answers.ts';
import type { LineModel, ReportModel } from './types.ts';

export interface MatrixCell {
  readonly worst: Answer;
  readonly lines: number;
  readonly counts: Readonly<Partial<Record<Answer, number>>>;
}

export interface Matrix {
  /** Worst first, then by name. */
  readonly destinations: readonly string[];
  /** In the order of the alphabet; what is in no class comes last. */
  readonly classes: readonly string[];
  cell(destination: string, of: string): MatrixCell | undefined;
}

/** How a line without a destination is filed. */
export const NOWHERE = '?';

/** The matrix of the given lines. */
export function matrixOf(model: ReportModel, lines: Iterable<LineModel> = model.lines): Matrix {
  const cells = new Map<string, { worst: Answer; lines: number; counts: Partial<Record<Answer, number>> }>();
  const worst = new Map<string, number>();
  const classes = new Set<string>();
  for (const line of lines) {
    const answer = selectedAnswer(line);
    classes.add(line.class);
    // A line whose goods end up in two places is in the row of each.
    for (const code of model.shipments[line.shipment]?.destinations ?? [null]) {
      const destination = code ?? NOWHERE;
      const key = JSON.stringify([destination, line.class]);
      const cell = cells.get(key) ?? { worst: answer, lines: 0, counts: {} };
      cell.lines += 1;
      cell.counts[answer] = (cell.counts[answer] ?? 0) + 1;
      if (answerRank(answer) < answerRank(cell.worst)) cell.worst = answer;
      cells.set(key, cell);
      worst.set(destination, Math.min(worst.get(destination) ?? Number.POSITIVE_INFINITY, answerRank(answer)));
    }
  }
  const rank = (destination: string): number => worst.get(destination) ?? 0;
  const name = (destination: string): string => model.countries[destination] ?? destination;
  return {
    destinations: [...worst.keys()].sort((a, b) => rank(a) - rank(b) || compare(name(a), name(b))),
    classes: [...classes].sort((a, b) => Number(isNoClass(a)) - Number(isNoClass(b)) || compare(a, b)),
    cell: (destination, of) => cells.get(JSON.stringify([destination, of])),
  };
}

const isNoClass = (of: string): boolean => of === 'none' || of === 'unknown';

/** By code point: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
