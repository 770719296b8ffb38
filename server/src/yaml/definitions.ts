import { indexIn } from './blocks.ts';
import { treeOf } from './compose.ts';
import type { Anchor, Tree } from './tree.ts';
import type { Doc, Piece } from './types.ts';

export interface Definition {
  readonly piece: Piece;
  readonly anchor: Anchor;
}

/**
 * What an alias at an offset of a piece stands for: the last definition of the name before it in the document. The items of a
 * section stand inside the head's text, at `section.at`, so a definition in the head may come before or after an item's.
 */
export function definitionOf(doc: Doc, name: string, user: Piece, offset: number): Definition | undefined {
  const own = lastBefore(treeOf(user, user !== doc.head), name, offset);
  const here = own && { piece: user, anchor: own };
  if (here && user !== doc.head) return here;
  const definers = definersOf(doc, name);
  if (definers.length === 0 || (definers.length === 1 && definers[0] === user)) return here;
  const sections = sectionsBefore(doc, user, offset);
  const item = lastItem(doc, definers, sections, user);
  const inHead = user === doc.head ? own : headAnchor(doc, name, user);
  if (item && (!inHead || (doc.sections[item.section]?.at ?? 0) > inHead.node.from)) {
    const anchor = lastBefore(treeOf(item.piece, true), name, Number.POSITIVE_INFINITY);
    if (anchor) return { piece: item.piece, anchor };
  }
  return inHead && { piece: doc.head, anchor: inHead };
}

function definersOf(doc: Doc, name: string): readonly Piece[] {
  const known = doc.definers?.get(name);
  if (known) return known;
  const single = doc.anchors.get(name);
  return single ? [single] : [];
}

function lastBefore(tree: Tree, name: string, offset: number): Anchor | undefined {
  return tree.anchors.findLast((anchor) => anchor.name === name && anchor.node.from < offset);
}

/** The head's last definition before the section of an item. */
function headAnchor(doc: Doc, name: string, item: Piece): Anchor | undefined {
  const tree = treeOf(doc.head, false);
  const last = lastBefore(tree, name, Number.POSITIVE_INFINITY);
  // Nearly always the definition is before the first section, and the item need not be looked for.
  if (!last || last.node.from < (doc.sections[0]?.at ?? 0)) return last;
  const place = placeOf(doc, item);
  return lastBefore(tree, name, doc.sections[place?.section ?? 0]?.at ?? 0);
}

interface Place {
  readonly section: number;
  readonly block: number;
  readonly index: number;
}

function placeOf(doc: Doc, piece: Piece): Place | undefined {
  for (let section = 0; section < doc.sections.length; section++) {
    const blocks = doc.sections[section]?.blocks ?? [];
    for (let block = 0; block < blocks.length; block++) {
      const index = indexIn(blocks[block] as (typeof blocks)[number], piece);
      if (index !== undefined) return { section, block, index };
    }
  }
  return undefined;
}

/** For a user in the head: how many sections are before it. For an item every section may hold earlier items. */
function sectionsBefore(doc: Doc, user: Piece, offset: number): number {
  if (user !== doc.head) return doc.sections.length;
  return doc.sections.filter((section) => (section.at ?? 0) <= offset).length;
}

/** The last of the defining items that is before the user. */
function lastItem(
  doc: Doc,
  definers: readonly Piece[],
  sections: number,
  user: Piece,
): (Place & { piece: Piece }) | undefined {
  const items = definers[0] === doc.head ? definers.slice(1) : definers;
  if (items.length === 0) return undefined;
  const limit = user === doc.head ? { section: sections, block: 0, index: 0 } : placeOf(doc, user);
  if (!limit) return undefined;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = placeOf(doc, items[middle] as Piece);
    if (place && isBefore(place, limit)) low = middle + 1;
    else high = middle;
  }
  const piece = items[low - 1];
  const place = piece && placeOf(doc, piece);
  return piece && place && { ...place, piece };
}

function isBefore(a: Place, b: Place): boolean {
  if (a.section !== b.section) return a.section < b.section;
  return a.block !== b.block ? a.block < b.block : a.index < b.index;
}
