import { lineAt, lineEnd, lineStarts } from './lines.ts';
import { link } from './links.ts';
import { locate, type PiecePosition, positionOf } from './locate.ts';
import { type Entry, entryOf, type MapNode, type Node } from './tree.ts';
import type { Location, Path, Piece, Range, Source } from './types.ts';
import { landed, mergeSources, stepDown } from './walk.ts';

/** What is asked of a location: the value's range, its key's, or the whole entry from the key to the end of the value. */
export type Aspect = 'value' | 'key' | 'entry';

/**
 * Range of the value at a location, in the file. For a value that comes through an alias or a merge key: the alias. For a path that
 * is missing: the key that holds the closest existing ancestor, or the first entry of the root, so that the range stays short.
 * @throws RangeError when the piece is not part of the source
 */
export function rangeOf(source: Source, location: Location, of: Aspect = 'value'): Range {
  const position = located(source, location.piece);
  const linked = link(position.doc, location.piece);
  const { from, to } = stretchOf(linked, location.path, of);
  return { start: positionOf(position, from), end: positionOf(position, to) };
}

/** Range in the file of two offsets in a piece's text. */
export function rangeOfOffsets(source: Source, piece: Piece, from: number, to: number): Range {
  const position = located(source, piece);
  return { start: positionOf(position, from), end: positionOf(position, to) };
}

/** Path from the document's root, `["lines", 4711, "quantity"]`, and the document's index in the file. */
export function pathOf(source: Source, location: Location): { document: number; path: Path } {
  const { document, doc, section, block, index } = located(source, location.piece);
  if (section === undefined) return { document, path: location.path };
  const { key, blocks } = doc.sections[section] as (typeof doc.sections)[number];
  let before = 0;
  for (let each = 0; each < block; each++) before += blocks[each]?.pieces.length ?? 0;
  return { document, path: [key, before + index, ...location.path] };
}

export function located(source: Source, piece: Piece): PiecePosition {
  const location = locate(source, piece);
  if (!location) throw new RangeError(`the piece is not part of ${source.file}`);
  return location;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

type Linked = ReturnType<typeof link>;

/** Offsets of what is asked for, in the piece's text. */
function stretchOf(linked: Linked, path: Path, of: Aspect): Stretch {
  let node: Node = linked.tree.root;
  let entry: Entry | undefined;
  // The key of the innermost map on the way: what a short range falls back to.
  let holder: Entry | undefined;
  for (let depth = 0; depth < path.length; depth++) {
    if (node.kind === 'alias') return node;
    const step = path[depth] as string | number;
    const below = node.kind === 'map' ? entryOf(node, step) : undefined;
    const item = itemOf(node, step);
    if (below) {
      entry = below;
      holder = below;
      node = below.value;
    } else if (item) {
      entry = undefined;
      node = item;
      if (node.kind === 'map') holder = undefined;
    } else {
      const merge = node.kind === 'map' ? mergeOf(linked, node, path.slice(0, depth), step) : undefined;
      return merge ?? short(linked, node, holder);
    }
  }
  if (entry && of === 'key') return { from: entry.from, to: entry.keyTo };
  if (entry && of === 'entry') return { from: entry.from, to: Math.max(entry.keyTo, node.to) };
  if (entry && node.from === node.to) return { from: entry.from, to: entry.keyTo };
  if (of === 'key' && node.kind !== 'scalar') return short(linked, node, holder);
  return node;
}

function itemOf(node: Node, step: string | number): Node | undefined {
  return node.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
}

/** A short range that stands for a whole map or list: the key that holds it, or its own first line. */
function short(linked: Linked, node: Node, holder: Entry | undefined): Stretch {
  if (node.kind === 'scalar' || node.kind === 'alias') {
    if (node.to > node.from) return node;
    return holder ? { from: holder.from, to: holder.keyTo } : firstLine(linked, node);
  }
  if (holder) return { from: holder.from, to: holder.keyTo };
  return firstLine(linked, node);
}

function firstLine({ piece }: Linked, node: Node): Stretch {
  const { text } = piece;
  let from = node.kind === 'map' ? (node.entries[0]?.from ?? node.from) : node.from;
  // A piece that holds nothing (`- # comment`): the first thing written on it.
  if (node.kind === 'scalar' && node.from === node.to) from = Math.max(0, text.search(/\S/));
  const first = node.kind === 'map' ? node.entries[0] : undefined;
  const starts = lineStarts(piece);
  const end = lineEnd(text, starts, lineAt(starts, from));
  const written = first
    ? Math.max(first.keyTo, first.value.to)
    : node.kind === 'list'
      ? (node.items[0]?.to ?? node.to)
      : end;
  return { from, to: Math.max(from, Math.min(end, written)) };
}

/** The alias through which a merged key comes into the map. */
function mergeOf(linked: Linked, node: MapNode, path: Path, step: string | number): Stretch | undefined {
  for (const source of mergeSources({ in: linked, path }, node)) {
    const place = landed(source);
    if (place?.node.kind !== 'map' || !stepDown(place, step)) continue;
    // The list of merges may itself be an alias: then what is written here is that alias.
    return source.in === linked ? source.node : (node.entries.find((each) => each.merge)?.value ?? node);
  }
  return undefined;
}
