import { lineAt, lineEnd, lineStarts } from './lines.ts';
import { link } from './links.ts';
import { type PiecePosition, positionOf } from './locate.ts';
import { located } from './positions.ts';
import { child, type Entry, entryOf, type MapNode, type Node } from './tree.ts';
import type { Location, Pos, Range, Source } from './types.ts';

/** An edit of the file, in its own line ends. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** The indentation of the keys of the map at a location; for a value that is empty, the one that its keys would get. */
export function indentationAt(source: Source, location: Location): string {
  const position = located(source, location.piece);
  const { node, entry } = written(position, location);
  if (node?.kind === 'map' && node.entries.length > 0) return ' '.repeat(column(position, node.entries[0] as Entry));
  if (entry) return ' '.repeat(column(position, entry) + 2);
  if (position.section === undefined) return '';
  const dash = location.piece.text.search(/^ *-(?=\s|$)/m);
  return ' '.repeat(Math.max(0, location.piece.text.indexOf('-', dash) - lineStart(position, dash)) + 2);
}

/** Where a new key of the map at a location goes, after its last entry, and the indentation there. Undefined when it is not a map. */
export function insertionPoint(source: Source, location: Location): { pos: Pos; indent: string } | undefined {
  const insertion = insertEntry(source, location, '', '');
  return insertion && { pos: insertion.range.start, indent: indentationAt(source, location) };
}

/**
 * The edit that adds `key: text` to the map at a location: block or flow, also to a map that is still empty. Lines of `text` after
 * the first are indented like the key. Undefined when the value there is something else, or comes through an alias.
 */
export function insertEntry(source: Source, location: Location, key: string, text: string): TextEdit | undefined {
  const position = located(source, location.piece);
  const { node, entry } = written(position, location);
  const indent = indentationAt(source, location);
  const eol = eolOf(source, location);
  const added = `${key}: ${text.replace(/\r?\n/g, eol + indent)}`;
  if (node?.kind === 'map') {
    if (node.flow) return intoFlow(position, node, added);
    return intoBlock(position, node, eol, indent, added);
  }
  if (node?.kind !== 'scalar' || node.value !== null) return undefined;
  if (node.to > node.from) return at(position, node.from, node.to, `{${added}}`);
  if (entry) {
    const line = endOfLine(position, entry.keyTo);
    return at(position, line, line, eol + indent + added);
  }
  return intoNothing(position, eol, added);
}

/** The edit that puts other text in place of exactly the value at a location. Undefined when nothing is written at that path. */
export function replaceValue(source: Source, location: Location, text: string): TextEdit | undefined {
  const position = located(source, location.piece);
  const { node, entry } = written(position, location);
  if (!node) return undefined;
  if (node.to > node.from) return at(position, node.from, node.to, text.replace(/\r?\n/g, eolOf(source, location)));
  if (!entry) return intoNothing(position, eolOf(source, location), text);
  const colon = location.piece.text.indexOf(':', entry.keyTo);
  return colon < 0 ? undefined : at(position, colon + 1, colon + 1, ` ${text}`);
}

/** What is written at the path itself: aliases and merge keys are not followed. `entry` holds it, when a map does. */
function written(
  position: PiecePosition,
  { piece, path }: Location,
): { node: Node | undefined; entry: Entry | undefined } {
  let node: Node | undefined = link(position.doc, piece).tree.root;
  let entry: Entry | undefined;
  for (const step of path) {
    entry = node?.kind === 'map' ? entryOf(node, step) : undefined;
    node = node && child(node, step);
  }
  return { node, entry };
}

function intoFlow(position: PiecePosition, node: MapNode, added: string): TextEdit {
  const last = node.entries.at(-1);
  if (!last) return at(position, node.from + 1, node.from + 1, added);
  const end = Math.max(last.keyTo, last.value.to, colonAfter(position, last));
  return at(position, end, end, `, ${added}`);
}

/** An empty value (`a:`) ends with its colon. */
function colonAfter({ piece }: PiecePosition, { keyTo, value }: Entry): number {
  if (value.to > value.from) return 0;
  const colon = /^\s*:/.exec(piece.text.slice(keyTo));
  return colon ? keyTo + colon[0].length : 0;
}

/** After the last entry. Items of a section follow its key in the file, so that a section's key counts as the last no more. */
function intoBlock(position: PiecePosition, node: MapNode, eol: string, indent: string, added: string): TextEdit {
  const isRoot = position.section === undefined && node === link(position.doc, position.piece).tree.root;
  const cut = new Set(isRoot ? position.doc.sections.map((section) => section.key) : []);
  const last = node.entries.findLast((entry) => !cut.has(entry.name));
  if (!last) {
    const start = node.entries[0]?.from ?? node.from;
    return at(position, start, start, added + eol + indent);
  }
  const line = endOfLine(position, Math.max(last.keyTo, last.value.to));
  return at(position, line, line, eol + indent + added);
}

/** Into an item that is only a dash, or a document that has no content. */
function intoNothing(position: PiecePosition, eol: string, added: string): TextEdit {
  const { text } = position.piece;
  const dash = position.section === undefined ? undefined : /(?<=^|\n) *-(?=\s|$)/.exec(text);
  if (dash) {
    const end = dash.index + dash[0].length;
    return at(position, end, end, ` ${added}`);
  }
  const end = /(?:^|\n)\.\.\.\s[\s\S]*$/.exec(text);
  const place = end ? end.index + (text[end.index] === '\n' ? 1 : 0) : text.length;
  const fresh = place === 0 || text[place - 1] === '\n' || text[place - 1] === '\uFEFF';
  return at(position, place, place, `${fresh ? '' : eol}${added}${eol}`);
}

function at(position: PiecePosition, from: number, to: number, text: string): TextEdit {
  return { range: { start: positionOf(position, from), end: positionOf(position, to) }, text };
}

function lineStart({ piece }: PiecePosition, offset: number): number {
  const starts = lineStarts(piece);
  return starts[lineAt(starts, Math.max(0, offset))] ?? 0;
}

function endOfLine({ piece }: PiecePosition, offset: number): number {
  const starts = lineStarts(piece);
  return lineEnd(piece.text, starts, lineAt(starts, offset));
}

function column(position: PiecePosition, { from }: Entry): number {
  const start = lineStart(position, from);
  return from - start - (position.piece.text[start] === '\uFEFF' ? 1 : 0);
}

function eolOf(source: Source, { piece }: Location): string {
  return [piece, ...source.docs.map((doc) => doc.head)].some(({ text }) => text.includes('\r\n')) ? '\r\n' : '\n';
}
