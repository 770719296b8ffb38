/** Where findings stand in the text. */
import { type Range, rangeOf, rangeOfOffsets, type Source } from '../yaml/index.ts';
import type { Finding } from './types.ts';

/** Where things stand that have no text: the beginning of the file. */
export const BEGINNING: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The range in its source that a finding is about; the beginning of a file that could not be read at all. */
export function rangeOfFinding(source: Source, { at, offsets, aspect }: Finding): Range {
  if (source.docs.length === 0) return BEGINNING;
  return offsets ? rangeOfOffsets(source, at.piece, offsets.from, offsets.to) : rangeOf(source, at, aspect);
}
