import { lineAt, lineEnd, lineStarts } from './lines.ts';
import { link } from './links.ts';
import { type Location, positionOf } from './locate.ts';
import { located } from './positions.ts';
import { child, type Entry, entryOf, type MapNode, type Node } from './tree.ts';
import type { Pos, Range, Source, Spot } from './types.ts';

/** An edit of the file, in its own line ends. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** The indentation of the keys of the map at a spot; for a value that is empty, the one that its keys would get. */
export function indentationAt(source: Source, spot: Spot): string {
  const location = located(source, spot.piece);
  const { node, entry } = written(location, spot);
  if (node?.kind === 'map' && node.entries.length > 0) return ' '.repeat(column(location, node.entries[0] as Entry));
  if (entry) return ' '.repeat(column(location, entry) + 2);
  if (location.section === undefined) return '';
  const dash = spot.piece.text.search(/^ *-(?=\s|$)/m);
  return ' '.repeat(Math.max(0, spot.piece.text.indexOf('-', dash) - lineStart(location, dash)) + 2);
}

/** Where a new key of the map at a spot goes, after its last entry, and the indentation there. Undefined when it is no map. */
export function insertionPoint(source: Source, spot: Spot): { pos: Pos; indent: string } | undefined {
  const insertion = insertEntry(source, spot, '', '');
  return insertion && { pos: insertion.range.start, indent: indentationAt(source, spot) };
}

/**
 * The edit that adds `key: text` to the map at a spot: block or flow, also to a map that is still empty. Lines of `text` after
 * the first are indented like the key. Undefined when the value there is something else, or comes through an alias.
 */
export function insertEntry(source: Source, spot: Spot, key: string, text: string): TextEdit | undefined {
  const location = located(source, spot.piece);
  const { node, entry } = written(location, spot);
  const indent = indentationAt(source, spot);
  const eol = eolOf(source, spot);
  const added = `${key}: ${text.replace(/\r?\n/g, eol + indent)}`;
  if (node?.kind === 'map') {
    if (node.flow) return intoFlow(location, node, added);
    return intoBlock(location, node, eol, indent, added);
  }
  if (node?.kind !== 'scalar' || node.value !== null) return undefined;
  if (node.to > node.from) return at(location, node.from, node.to, `{${added}}`);
  if (entry) {
    const line = endOfLine(location, entry.keyTo);
    return at(location, line, line, eol + indent + added);
  }
  return intoNothing(location, eol, added);
}

/** The edit that puts other text in place of exactly the value at a spot. Undefined when nothing is written at that path. */
export function replaceValue(source: Source, spot: Spot, text: string): TextEdit | undefined {
  const location = located(source, spot.piece);
  const { node, entry } = written(location, spot);
  if (!node) return undefined;
  if (node.to > node.from) return at(location, node.from, node.to, text.replace(/\r?\n/g, eolOf(source, spot)));
  if (!entry) return intoNothing(location, eolOf(source, spot), text);
  const colon = spot.piece.text.indexOf(':', entry.keyTo);
  return colon < 0 ? undefined : at(location, colon + 1, colon + 1, ` ${text}`);
}

/** What is written at the path itself: aliases and merge keys are not followed. `entry` holds it, when a map does. */
function written(location: Location, { piece, path }: Spot): { node: Node | undefined; entry: Entry | undefined } {
  let node: Node | undefined = link(location.doc, piece).tree.root;
  let entry: Entry | undefined;
  for (const step of path) {
    entry = node?.kind === 'map' ? entryOf(node, step) : undefined;
    node = node && child(node, step);
  }
  return { node, entry };
}

function intoFlow(location: Location, node: MapNode, added: string): TextEdit {
  const last = node.entries.at(-1);
  if (!last) return at(location, node.from + 1, node.from + 1, added);
  const end = Math.max(last.keyTo, last.value.to, colonAfter(location, last));
  return at(location, end, end, `, ${added}`);
}

/** An empty value (`a:`) ends with its colon. */
function colonAfter({ piece }: Location, { keyTo, value }: Entry): number {
  if (value.to > value.from) return 0;
  const colon = /^\s*:/.exec(piece.text.slice(keyTo));
  return colon ? keyTo + colon[0].length : 0;
}

/** After the last entry. Items of a section follow its key in the file, so that a section's key counts as the last no more. */
function intoBlock(location: Location, node: MapNode, eol: string, indent: string, added: string): TextEdit {
  const isRoot = location.section === undefined && node === link(location.doc, location.piece).tree.root;
  const cut = new Set(isRoot ? location.doc.sections.map((section) => section.key) : []);
  const last = node.entries.findLast((entry) => !cut.has(entry.name));
  if (!last) {
    const start = node.entries[0]?.from ?? node.from;
    return at(location, start, start, added + eol + indent);
  }
  const line = endOfLine(location, Math.max(last.keyTo, last.value.to));
  return at(location, line, line, eol + indent + added);
}

/** Into an item that is only a dash, or a document that has no content. */
function intoNothing(location: Location, eol: string, added: string): TextEdit {
  const { text } = location.piece;
  const dash = location.section === undefined ? undefined : /(?<=^|\n) *-(?=\s|$)/.exec(text);
  if (dash) {
    const end = dash.index + dash[0].length;
    return at(location, end, end, ` ${added}`);
  }
  const end = /(?:^|\n)\.\.\.\s[\s\S]*$/.exec(text);
  const place = end ? end.index + (text[end.index] === '\n' ? 1 : 0) : text.length;
  const fresh = place === 0 || text[place - 1] === '\n' || text[place - 1] === '\uFEFF';
  return at(location, place, place, `${fresh ? '' : eol}${added}${eol}`);
}

function at(location: Location, from: number, to: number, text: string): TextEdit {
  return { range: { start: positionOf(location, from), end: positionOf(location, to) }, text };
}

function lineStart({ piece }: Location, offset: number): number {
  const starts = lineStarts(piece);
  return starts[lineAt(starts, Math.max(0, offset))] ?? 0;
}

function endOfLine({ piece }: Location, offset: number): number {
  const starts = lineStarts(piece);
  return lineEnd(piece.text, starts, lineAt(starts, offset));
}

function column(location: Location, { from }: Entry): number {
  const start = lineStart(location, from);
  return from - start - (location.piece.text[start] === '\uFEFF' ? 1 : 0);
}

function eolOf(source: Source, { piece }: Spot): string {
  return [piece, ...source.docs.map((doc) => doc.head)].some(({ text }) => text.includes('\r\n')) ? '\r\n' : '\n';
}
