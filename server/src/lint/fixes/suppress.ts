/** Suppressing a finding where it is, with its reason and for a time. */
import { addDays } from '../../trade/dates.ts';
import { lineText, type Range, type Source } from '../../yaml/index.ts';
import { lineEndOf } from './lists.ts';
import { hole, type OfferedFix } from './offered.ts';

/** A suppression holds so long unless someone writes another day: long enough for a decision, too short to be forgotten. */
const DAYS = 90;

/**
 * A comment on the line above, indented like the finding's line. Until someone writes the reason it suppresses nothing, and says so.
 * `today` is YYYY-MM-DD.
 */
export function suppressHere(source: Source, rule: string, range: Range, today: string): OfferedFix | undefined {
  const { line } = range.start;
  const text = lineText(source, line);
  const indent = /^\s*/.exec(text)?.[0] ?? '';
  if (text.startsWith('\uFEFF')) return undefined; // nothing may be before a byte order mark
  const comment = `${indent}# exportlint-disable-next-line ${rule} -- ${hole()} (until ${hole(addDays(today, DAYS))})`;
  const start = { line, character: 0 };
  return {
    title: `Suppress ${rule} here: asks for the reason`,
    safety: 'unsafe',
    asks: true,
    edits: [{ range: { start, end: start }, text: comment + lineEndOf(source) }],
  };
}
