/** Where findings are in the text. */
import { thousands } from '../catalog/thousands.ts';
import { brief, MOST_CHARACTERS, type Range, rangeOf, rangeOfOffsets, type Source } from '../yaml/index.ts';
import type { Finding } from './types.ts';

/** Where things stand that have no text: the beginning of the file. */
export const BEGINNING: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The range in its source that a finding is about; the beginning of a file that could not be read at all. */
export function rangeOfFinding(source: Source, { at, offsets, aspect }: Finding): Range {
  if (source.docs.length === 0) return BEGINNING;
  return offsets ? rangeOfOffsets(source, at.piece, offsets.from, offsets.to) : rangeOf(source, at, aspect);
}

/** A finding names at most so many of its lines; */
export const MOST_LINES = 8;
/** of more than that, so many, and the number of the others. */
const FIRST_LINES = 3;

type Told = Pick<Finding, 'message' | 'lines'>;

/** The message in full, with the lines that it is about where it is not in the line itself: `… (lines 13, 15, 17)`. */
export function messageOf(source: Source | undefined, finding: Told): string {
  return `${finding.message}${linesOf(source, finding)}`;
}

/** The same for lists of problems: one line of at most 160 characters. `rest`: what did not fit, empty as nearly always. */
export function briefOf(
  source: Source | undefined,
  finding: Told,
): { readonly message: string; readonly rest: string } {
  const lines = linesOf(source, finding);
  const { message, rest } = brief(finding.message, MOST_CHARACTERS - lines.length);
  return { message: `${message}${lines}`, rest };
}

function linesOf(source: Source | undefined, { lines }: Told): string {
  if (!lines || !source || source.docs.length === 0) return '';
  const named = lines.count > MOST_LINES ? lines.first.slice(0, FIRST_LINES) : lines.first;
  // Several items can be written on one line.
  const numbers = [...new Set(named.map((at) => rangeOf(source, at).start.line + 1))];
  const rest = lines.count - named.length;
  const more = rest > 0 ? ` and ${thousands(rest)} more` : '';
  return ` (${numbers.length === 1 && rest === 0 ? 'line' : 'lines'} ${numbers.join(', ')}${more})`;
}
