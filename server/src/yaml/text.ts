import { lineEnd, offsetAt, startsOf } from './lines.ts';
import type { TextChange } from './types.ts';

/**
 * Applies changes of the protocol to a text, in their order. The text is held as lines, so that a batch of many changes
 * (replacing all occurrences) does not count the lines from the start for each.
 */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let lines = linesOf(text);
  for (const change of changes) lines = change.range ? replace(lines, change as Ranged) : linesOf(change.text);
  return lines.join('');
}

type Ranged = TextChange & { readonly range: NonNullable<TextChange['range']> };

/** The lines of a text with their breaks; at least one. */
function linesOf(text: string): string[] {
  const starts = startsOf(text);
  return starts.map((start, index) => text.slice(start, starts[index + 1]));
}

function replace(lines: string[], { range, text }: Ranged): string[] {
  let { start, end } = range;
  if (start.line > end.line || (start.line === end.line && start.character > end.character))
    [start, end] = [end, start];
  const last = lines.length - 1;
  let first = Math.min(Math.max(0, start.line), last);
  const final = Math.min(Math.max(0, end.line), last);
  let before = (lines[first] ?? '').slice(0, characterOf(lines, first, start));
  const after = (lines[final] ?? '').slice(characterOf(lines, final, end));
  // A lone carriage return and the line feed that the change puts behind it become one break.
  const previous = lines[first - 1];
  if (previous?.endsWith('\r')) {
    before = previous + before;
    first--;
  }
  const made = linesOf(before + text + after);
  // The text ends in the break of the final line: the empty line behind it is the next one, which is there already.
  if (final < last) made.pop();
  if (made.length < 1000) {
    lines.splice(first, final - first + 1, ...made);
    return lines;
  }
  return [...lines.slice(0, first), ...made, ...lines.slice(final + 1)];
}

function characterOf(
  lines: readonly string[],
  line: number,
  { line: asked, character }: { line: number; character: number },
): number {
  const text = lines[line] ?? '';
  const starts = [0, ...(hasBreak(text) ? [text.length] : [])];
  return asked > line ? lineEnd(text, starts, 0) : offsetAt(text, starts, 0, character);
}

function hasBreak(line: string): boolean {
  return line.endsWith('\n') || line.endsWith('\r');
}
