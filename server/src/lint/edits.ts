/**
 * Fixes to text edits. Only the value is touched: comments, indentation and line ends stay as they are. A fix that
 * cannot be written down where its value stands (it comes through an alias or a merge key, say) gives no edits.
 */
import {
  type Location,
  lineText,
  type Parsed,
  type Pos,
  parsed,
  pathOf,
  type Range,
  rangeOf,
  rangeOfOffsets,
  type Source,
  valueAt,
} from '../yaml/index.ts';
import type { Finding, Fix, FixEdit } from './types.ts';

export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** The edits of one fix in the source's text as it is now; empty when the fix cannot be applied as a whole. */
export function textEdits(source: Source, fix: Fix): TextEdit[] {
  const edits = fix.edits.map((edit) => textEdit(source, edit));
  return edits.every((edit) => edit !== undefined) ? edits : [];
}

/**
 * The edits of every safe fix, in the order of the text. Of fixes that touch the same place the first is taken; a second run takes
 * the others.
 */
export function safeEdits(source: Source, findings: readonly Finding[]): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { fixes, suppressed } of findings) {
    const fix = fixes.find(({ safety }) => safety === 'safe');
    if (!fix || suppressed) continue;
    const edits = textEdits(source, fix);
    if (!edits.some((edit) => taken.some((other) => touch(edit.range, other.range)))) taken.push(...edits);
  }
  return taken.sort((a, b) => compare(a.range.start, b.range.start));
}

function textEdit(source: Source, edit: FixEdit): TextEdit | undefined {
  switch (edit.kind) {
    case 'offsets':
      return { range: rangeOfOffsets(source, edit.piece, edit.from, edit.to), text: edit.text };
    case 'replace':
      return replacement(source, edit.at, edit.text);
    case 'renameKey':
      return keyName(source, edit.at, edit.text);
    case 'insert':
      return insertion(source, edit.at, edit.key, edit.text);
  }
}

function replacement(source: Source, at: Location, text: string): TextEdit | undefined {
  const data = dataAt(source, at);
  const value = data && valueAt(data.value, at.path);
  if (data === undefined || value === undefined || data.definedAt(at.path) !== undefined) return undefined;
  if (value !== null) return { range: rangeOf(source, at), text };
  return fillIn(source, at, text);
}

/** Only a key that is written here: what comes through a merge key has its name elsewhere. */
function keyName(source: Source, at: Location, text: string): TextEdit | undefined {
  const data = dataAt(source, at);
  if (data === undefined || valueAt(data.value, at.path) === undefined) return undefined;
  const range = rangeOf(source, at, 'key');
  const written = lineText(source, range.start.line).slice(range.start.character, range.end.character);
  return written.replace(/^["']|["']$/g, '') === at.path.at(-1) ? { range, text } : undefined;
}

/** A key without a value: the text goes behind the colon. A written `null` or `~` is replaced. */
function fillIn(source: Source, at: Location, text: string): TextEdit | undefined {
  const value = rangeOf(source, at);
  const key = rangeOf(source, at, 'key');
  if (compare(value.start, key.start) !== 0) return { range: value, text };
  const colon = lineText(source, key.end.line).indexOf(':', key.end.character);
  if (colon < 0) return undefined;
  const behind = { line: key.end.line, character: colon + 1 };
  return { range: { start: behind, end: behind }, text: ` ${text}` };
}

function insertion(source: Source, at: Location, key: string, text: string): TextEdit | undefined {
  const data = dataAt(source, at);
  const map = data && valueAt(data.value, at.path);
  if (data === undefined || data.definedAt(at.path) !== undefined || map === null || typeof map !== 'object')
    return undefined;
  const { start } = rangeOf(source, at);
  const last = endOfEntries(source, at, Object.keys(map));
  if (lineText(source, start.line)[start.character] === '{') {
    const place = last ?? { line: start.line, character: start.character + 1 };
    return { range: { start: place, end: place }, text: `${last ? ', ' : ''}${key}: ${text}` };
  }
  if (last === undefined) return undefined;
  const line = last.character === 0 ? last.line - 1 : last.line; // a block scalar ends with its line break
  const behind = { line, character: lineText(source, line).length };
  return { range: { start: behind, end: behind }, text: `${lineEnd(at)}${' '.repeat(start.character)}${key}: ${text}` };
}

/**
 * Where the last entry of a map ends. Not that of a section whose items are pieces of their own: what is written behind its key would
 * come between the key and its items.
 */
function endOfEntries(source: Source, { piece, path }: Location, keys: readonly string[]): Pos | undefined {
  const head = path.length === 0 ? source.docs.find((doc) => doc.head === piece) : undefined;
  let last: Pos | undefined;
  for (const key of keys) {
    if (head?.sections.some((section) => section.key === key)) continue;
    const { end } = rangeOf(source, { piece, path: [...path, key] }, 'entry');
    if (last === undefined || compare(end, last) > 0) last = end;
  }
  return last;
}

function dataAt(source: Source, at: Location): Parsed | undefined {
  const doc = source.docs[pathOf(source, at).document];
  return doc && parsed(doc, at.piece);
}

function lineEnd({ piece }: Location): string {
  return piece.text.includes('\r\n') ? '\r\n' : '\n';
}

function touch(a: Range, b: Range): boolean {
  return compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;
}

function compare(a: Pos, b: Pos): number {
  return a.line - b.line || a.character - b.character;
}
