import { anchorsOf } from './anchors.ts';
import { blocksOf, piecesOf } from './blocks.ts';
import type { Block, Doc, Piece, Section, Source } from './types.ts';

/**
 * The fresh source with every piece and block of the old one whose text stands unchanged at the start or the end of its section.
 * Each old piece is used at most once, and in its old order.
 */
export function share(old: Source, fresh: Source): Source {
  const partners = partnersOf(old.docs, fresh.docs);
  const docs = fresh.docs.map((doc, index) => {
    const partner = partners[index];
    return partner ? shareDoc(partner, doc) : doc;
  });
  return { ...fresh, docs };
}

/** Which old document a new one is compared with: equal ones from the front and the back, those between in order. */
function partnersOf(old: readonly Doc[], fresh: readonly Doc[]): (Doc | undefined)[] {
  const partners: (Doc | undefined)[] = fresh.map(() => undefined);
  const shorter = Math.min(old.length, fresh.length);
  let front = 0;
  while (front < shorter && isSame(old[front] as Doc, fresh[front] as Doc)) front++;
  let back = 0;
  while (back < shorter - front && isSame(old.at(-1 - back) as Doc, fresh.at(-1 - back) as Doc)) back++;
  for (let index = 0; index < fresh.length; index++) {
    const fromBack = fresh.length - index;
    if (fromBack <= back) partners[index] = old[old.length - fromBack];
    else if (index < old.length - back) partners[index] = old[index];
  }
  return partners;
}

function isSame(a: Doc, b: Doc): boolean {
  if (a.head.text !== b.head.text || a.sections.length !== b.sections.length) return false;
  return a.sections.every((section, index) => {
    const other = b.sections[index] as Section;
    const [ours, theirs] = [piecesOf(section), piecesOf(other)];
    return section.key === other.key && section.at === other.at && hasTexts(ours, theirs);
  });
}

function hasTexts(a: readonly Piece[], b: readonly Piece[]): boolean {
  return a.length === b.length && a.every((piece, index) => piece.text === b[index]?.text);
}

function shareDoc(old: Doc, fresh: Doc): Doc {
  const head = old.head.text === fresh.head.text ? old.head : fresh.head;
  const sections = fresh.sections.map((section) => {
    const partner = old.sections.find((each) => each.key === section.key);
    return partner ? shareSection(partner, section) : section;
  });
  const same = head === old.head && sections.length === old.sections.length;
  if (same && sections.every((section, index) => section === old.sections[index])) return old;
  const anchors = fresh.anchors.size === 0 ? fresh : anchorsOf(head, sections);
  return { ...fresh, head, sections, ...sharedAnchors(old, anchors) };
}

/** The old maps, when they still say the same: then what was found out about aliases still holds. */
function sharedAnchors(old: Doc, fresh: Pick<Doc, 'anchors' | 'definers'>): Pick<Doc, 'anchors' | 'definers'> {
  const { anchors, definers } = fresh;
  const same =
    old.definers?.size === definers?.size &&
    [...(definers ?? [])].every(([name, pieces]) => {
      const known = old.definers?.get(name);
      return known?.length === pieces.length && known.every((piece, index) => piece === pieces[index]);
    });
  return same ? { anchors: old.anchors, definers: old.definers } : { anchors, definers };
}

/** The fresh section with the old one's pieces and blocks where they have the same text. */
export function shareSection(old: Section, fresh: Section): Section {
  const before = piecesOf(old);
  const pieces = sharedPieces(before, piecesOf(fresh));
  const { key, at, atLine, indent } = fresh;
  if (pieces.length === before.length && pieces.every((piece, index) => piece === before[index])) {
    if (old.at === at && old.atLine === atLine && old.indent === indent) return old;
    return { key, blocks: old.blocks, at, atLine, indent };
  }
  return { key, blocks: sharedBlocks(old.blocks, pieces), at, atLine, indent };
}

/** Old pieces in place of new ones with the same text, from the front and from the back. */
export function sharedPieces(old: readonly Piece[], fresh: readonly Piece[]): Piece[] {
  const pieces = [...fresh];
  const shorter = Math.min(old.length, fresh.length);
  let front = 0;
  while (front < shorter && old[front]?.text === fresh[front]?.text) {
    pieces[front] = old[front] as Piece;
    front++;
  }
  for (let back = 1; back <= shorter - front && old.at(-back)?.text === fresh.at(-back)?.text; back++) {
    pieces[fresh.length - back] = old.at(-back) as Piece;
  }
  for (let index = front; index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    if (piece === fresh[index]) pieces[index] = detached(piece);
    else break;
  }
  return pieces;
}

/** A slice of a text keeps the whole text in memory: a piece that outlives many edits must not. */
function detached(piece: Piece): Piece {
  return { text: JSON.parse(JSON.stringify(piece.text)) as string, lines: piece.lines };
}

/** Old blocks where all their pieces are still there, from the front and from the back; new ones between. */
function sharedBlocks(old: readonly Block[], pieces: readonly Piece[]): Block[] {
  let from = 0;
  let first = 0;
  while (first < old.length && stands(old[first] as Block, pieces, from)) from += old[first++]?.pieces.length ?? 0;
  let to = pieces.length;
  let last = old.length;
  while (last > first) {
    const block = old[last - 1] as Block;
    if (to - block.pieces.length < from || !stands(block, pieces, to - block.pieces.length)) break;
    to -= block.pieces.length;
    last--;
  }
  return [...old.slice(0, first), ...blocksOf(pieces.slice(from, to)), ...old.slice(last)];
}

function stands(block: Block, pieces: readonly Piece[], at: number): boolean {
  return block.pieces.every((piece, index) => pieces[at + index] === piece);
}
