/** A piece of the file with line numbers and the place in question underlined. */
import { lineCount, lineText, type Range, type Source } from '../yaml/index.ts';
import { columns, crop, harmless, type Paint } from './terminal.ts';

/**
 * The lines around a range, the range's first line underlined with `^`. A line that is too long is shown around the place.
 * `around` is the number of lines of context on each side; empty when the source has no text.
 */
export function frame(
  source: Source,
  range: Range,
  around: number,
  width: number,
  paint: Paint,
  mark = paint.strong,
): string[] {
  const total = lineCount(source);
  if (source.docs.length === 0 || total === 0) return [];
  const at = Math.min(range.start.line, total - 1);
  const isBlank = (line: number): boolean => lineText(source, line).trim() === '';
  let first = Math.max(0, at - around);
  let last = Math.min(total - 1, at + around);
  while (first < at && isBlank(first)) first += 1;
  while (last > at && isBlank(last)) last -= 1;
  const digits = String(last + 1).length;
  const room = width - digits - 5;
  const window = windowOf(lineText(source, at), range, at, room);
  const out: string[] = [];
  for (let line = first; line <= last; line += 1) {
    const from = line === at ? window.from : 0;
    const text = crop((from > 0 ? '…' : '') + harmless(lineText(source, line).slice(from)), room);
    const gutter = `  ${String(line + 1).padStart(digits)} │`;
    if (line !== at) {
      out.push(paint.dim(`${gutter} ${text}`.trimEnd()));
      continue;
    }
    out.push(`${paint.dim(gutter)} ${text}`.trimEnd());
    out.push(
      `${paint.dim(`  ${' '.repeat(digits)} │`)} ${' '.repeat(window.indent)}${mark('^'.repeat(window.length))}`,
    );
  }
  return out;
}

interface Window {
  /** UTF-16 offset from which the line is shown. */
  readonly from: number;
  /** Columns before the mark, and of the mark. */
  readonly indent: number;
  readonly length: number;
}

function windowOf(text: string, range: Range, line: number, room: number): Window {
  const start = line === range.start.line ? Math.min(range.start.character, text.length) : 0;
  const end = range.end.line > line ? text.trimEnd().length : Math.min(range.end.character, text.length);
  const marked = Math.max(1, columns(harmless(text.slice(start, end))));
  const before = columns(harmless(text.slice(0, start)));
  if (before + Math.min(marked, 20) <= room)
    return { from: 0, indent: before, length: Math.min(marked, room - before) };
  const wanted = Math.max(0, start - Math.floor(room / 3));
  const from = isLowSurrogate(text.charCodeAt(wanted)) ? wanted + 1 : wanted;
  const indent = 1 + columns(harmless(text.slice(from, start)));
  return { from, indent, length: Math.max(1, Math.min(marked, room - indent)) };
}

/** Is this the second half of a character that UTF-16 writes as two units? A line is never cut there. */
function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
