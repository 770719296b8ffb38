/** The judged lines of a document, and the one that a place belongs to. */
import type { JudgedLine, Report } from '../lint/types.ts';
import type { Spot } from '../yaml/index.ts';

export function* linesOf(report: Report, file: string, document: number): Generator<JudgedLine> {
  for (const line of report.lines(file)) if (line.document === document) yield line;
}

/** The line whose text holds the spot. */
export function lineAt(lines: Iterable<JudgedLine>, { piece, path }: Spot): JudgedLine | undefined {
  for (const line of lines) {
    if (line.at.piece === piece && line.at.path.every((key, index) => key === path[index])) return line;
  }
  return undefined;
}
