/** Cuts a text into documents, as YAML does: by `---` and `...` in the first column, wherever they stand. */

/** A document's stretch of the text. `body` is its `---` line or first content line; comments and directives are before it. */
export interface Extent {
  readonly from: number;
  readonly body: number;
  readonly to: number;
}

/** Space, tab, line break or the end of the text (NaN). */
export function isEmpty(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || Number.isNaN(code);
}

/** `-` for a `---` line, `.` for a `...` line. */
export function markerAt(text: string, at: number): '-' | '.' | undefined {
  const code = text.charCodeAt(at);
  if (code !== 45 && code !== 46) return undefined;
  if (text.charCodeAt(at + 1) !== code || text.charCodeAt(at + 2) !== code) return undefined;
  if (!isEmpty(text.charCodeAt(at + 3))) return undefined;
  return code === 45 ? '-' : '.';
}

/** The documents of the text, back to back from its first to its last character; at least one. */
export function documentsOf(text: string): Extent[] {
  const extents: Extent[] = [];
  let from = 0;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let [dashes, dots] = [-1, -1];
  while (at < text.length) {
    const body = bodyAfter(text, at);
    if (body >= text.length) break;
    // Each kind of marker is looked for once, however many of the other kind come first.
    if (dashes <= body) dashes = find(text, '\n---', body);
    if (dots <= body) dots = find(text, '\n...', body);
    const marker = markerAt(text, body) === '.' ? body : Math.min(dashes, dots);
    // `...` ends a document with its line; `---` starts the next one.
    const next = markerAt(text, marker) === '.' ? lineAfter(text, marker) : marker;
    extents.push({ from, body, to: next });
    from = next;
    at = next;
  }
  const last = extents[extents.length - 1];
  if (!last) return [{ from: 0, body: text.length, to: text.length }];
  if (last.to < text.length) extents[extents.length - 1] = { ...last, to: text.length };
  return extents;
}

/** Start of the line after the one that holds the offset; the end of the text after the last. */
export function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Skips what may be before a document: blank lines, comments, directives. */
function bodyAfter(text: string, from: number): number {
  for (let at = from; at < text.length; at = lineAfter(text, at)) {
    if (text.charCodeAt(at) === 37) continue;
    let content = at;
    while (text.charCodeAt(content) === 32 || text.charCodeAt(content) === 9) content++;
    const code = text.charCodeAt(content);
    if (Number.isNaN(code)) return text.length;
    if (code === 35 || code === 10 || (code === 13 && text.charCodeAt(content + 1) === 10)) continue;
    return at;
  }
  return text.length;
}

/** The next line that is such a marker, behind the line of the offset. */
function find(text: string, marker: string, after: number): number {
  for (let at = text.indexOf(marker, after); at >= 0; at = text.indexOf(marker, at + 1)) {
    if (markerAt(text, at + 1)) return at + 1;
  }
  return text.length;
}
