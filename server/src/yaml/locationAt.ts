import { lineAt, lineEnd, lineStarts } from './lines.ts';
import { link } from './links.ts';
import { type LinePlace, placeOfLine } from './locate.ts';
import type { Node } from './tree.ts';
import type { Block, Doc, Location, Path, Piece, Pos, Source } from './types.ts';

/**
 * Deepest value at a position; `inKey` when the position is in a key. Undefined outside every document. On a blank line or in a
 * comment: the deepest value above whose keys are before the position's column, as if a line were typed there.
 */
export function locationAt(
  source: Source,
  pos: Pos,
): { document: number; location: Location; inKey: boolean } | undefined {
  const place = placeOfLine(source, pos.line);
  if (!place) return undefined;
  const { document, doc, within } = place;
  const above = itemAbove(place, pos.character);
  const piece = above ?? place.piece;
  const starts = lineStarts(piece);
  const cursor = above
    ? { offset: piece.text.length, line: starts.length, column: pos.character }
    : cursorIn(piece, starts, within, pos.character);
  const found = deepest(link(doc, piece).tree.root, cursor, piece);
  return { document, location: { piece, path: found.path }, inKey: found.inKey };
}

/** A position in a piece. Its line may lie below the piece. */
interface Cursor {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

function cursorIn(piece: Piece, starts: readonly number[], line: number, character: number): Cursor {
  const offset = Math.min((starts[line] ?? 0) + character, lineEnd(piece.text, starts, line));
  return { offset, line, column: character };
}

/**
 * A blank line under an item belongs to the piece that follows, but who types there, indented deeper than the dash, writes in
 * the item above.
 */
function itemAbove(place: LinePlace, column: number): Piece | undefined {
  const { doc, piece, section, block, index, within } = place;
  const starts = lineStarts(piece);
  if (section === undefined) return lastItemAbove(doc, piece, starts, within, column);
  const { blocks, indent = 0 } = doc.sections[section] as Doc['sections'][number];
  if (column <= indent || !isBlank(piece, 0, lineEnd(piece.text, starts, within))) return undefined;
  return index > 0 ? blocks[block]?.pieces[index - 1] : blocks[block - 1]?.pieces.at(-1);
}

function lastItemAbove(
  doc: Doc,
  head: Piece,
  starts: readonly number[],
  line: number,
  column: number,
): Piece | undefined {
  const section = doc.sections.findLast(({ atLine = 0 }) => atLine <= line);
  if (!section || column <= (section.indent ?? 0)) return undefined;
  if (!isBlank(head, section.at ?? 0, lineEnd(head.text, starts, line))) return undefined;
  const last: Block | undefined = section.blocks.at(-1);
  return last?.pieces.at(-1);
}

function isBlank({ text }: Piece, from: number, to: number): boolean {
  return /^\s*$/.test(text.slice(from, to));
}

function deepest(root: Node, cursor: Cursor, piece: Piece): { path: Path; inKey: boolean } {
  const path: (string | number)[] = [];
  let node = root;
  for (;;) {
    if (node.kind === 'list') {
      const index = node.items.findLastIndex((item) => item.from <= cursor.offset);
      const item = node.items[index];
      if (!item || !reaches(item, cursor, piece)) return { path, inKey: false };
      path.push(index);
      node = item;
    } else if (node.kind === 'map') {
      const entry = node.entries.findLast((each) => each.from <= cursor.offset);
      if (!entry) return { path, inKey: false };
      if (cursor.offset <= entry.keyTo) return { path: [...path, entry.name], inKey: true };
      if (!reaches({ ...entry.value, from: entry.from }, cursor, piece)) return { path, inKey: false };
      path.push(entry.name);
      node = entry.value;
    } else return { path, inKey: false };
  }
}

/** Is the cursor in the node, or behind it on its last line, or on a line below it and indented deeper? */
function reaches(node: Pick<Node, 'from' | 'to'>, { offset, line, column }: Cursor, piece: Piece): boolean {
  if (offset <= node.to) return true;
  const starts = lineStarts(piece);
  if (line === lineAt(starts, node.to)) return !/[,\]}]/.test(piece.text.slice(node.to, offset));
  return column > node.from - (starts[lineAt(starts, node.from)] ?? 0);
}
