/** Line breaks as the Language Server Protocol counts them: `\n`, `\r\n` and a lone `\r`. */

/** Number of line breaks in the text. */
export function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks++;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) breaks++;
  }
  return breaks;
}

/** Offsets at which the lines of the text start; the first is 0. */
export function startsOf(text: string): number[] {
  const starts = [0];
  const returns = text.includes('\r');
  if (!returns) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

const remembered = new WeakMap<object, number[]>();

/** As `startsOf`, remembered for the piece. */
export function lineStarts(piece: { readonly text: string }): readonly number[] {
  let starts = remembered.get(piece);
  if (!starts) {
    starts = startsOf(piece.text);
    remembered.set(piece, starts);
  }
  return starts;
}

/** Index of the line that holds the offset. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Offset of the end of a line, before its break. */
export function lineEnd(text: string, starts: readonly number[], line: number): number {
  const next = starts[line + 1];
  if (next === undefined) return text.length;
  if (text.charCodeAt(next - 1) === 10 && text.charCodeAt(next - 2) === 13 && next - 2 >= (starts[line] ?? 0)) {
    return next - 2;
  }
  return next - 1;
}

/** Offset of a character of a line, as the protocol wants it: a character beyond the line stands for the line's end. */
export function offsetAt(text: string, starts: readonly number[], line: number, character: number): number {
  const start = starts[line] ?? text.length;
  return Math.min(start + Math.max(0, character), lineEnd(text, starts, line));
}
