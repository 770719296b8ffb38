import { anchorsIn } from './anchors.ts';
import { replaceBlocks } from './blocks.ts';
import { type Cuts, cutItems, mayHoldBlockScalar } from './items.ts';
import { LIMITS } from './limits.ts';
import { lineStarts, offsetAt } from './lines.ts';
import { type LinePlace, placeOfLine } from './locate.ts';
import { read, textOf } from './read.ts';
import { share, sharedPieces } from './share.ts';
import { editSkeleton } from './skeleton.ts';
import { applyChanges } from './text.ts';
import type { Block, Doc, Piece, Section, Source, TextChange } from './types.ts';

/**
 * Applies the changes in their order, each to the text that the one before it left, as the protocol sends them. The result has
 * the documents, sections and pieces that `read` gives for the new text, and shares every piece and block that was not touched.
 * A change inside the items of a section, or in the head, costs what it touches; one that may move what stands between
 * (anchors in items, several documents, a section that begins or ends elsewhere) reads the whole text again and then shares.
 */
export function edit(source: Source, changes: readonly TextChange[]): Source {
  let now = source;
  for (let index = 0; index < changes.length; index++) {
    const change = changes[index] as TextChange;
    const next = editItems(now, change) ?? editSkeleton(now, change);
    if (next) now = next;
    else {
      const text = applyChanges(textOf(now), changes.slice(index));
      return share(now, read(now.file, text, now.cut ?? new Set()));
    }
  }
  return now;
}

/** The change, if it stays inside the items of one section and leaves the structure around them certain; else undefined. */
function editItems(source: Source, change: TextChange): Source | undefined {
  if (!change.range || source.docs.length === 0) return undefined;
  let { start, end } = change.range;
  if (start.line > end.line || (start.line === end.line && start.character > end.character))
    [start, end] = [end, start];
  const from = placeOfLine(source, Math.max(0, start.line));
  const to = placeOfLine(source, Math.max(0, end.line));
  if (from?.section === undefined || to?.section !== from.section || to.document !== from.document) return undefined;
  const section = from.doc.sections[from.section] as Section;
  const region = regionAround(section, from, to);
  const before = region.pieces.map((piece) => piece.text).join('');
  const first = offsetOf(from, start.character) + region.offset(from);
  const last = offsetOf(to, end.character) + region.offset(to);
  const size = (source.size ?? 0) + change.text.length - (last - first);
  if (size > LIMITS.bytes) return undefined;
  const text = before.slice(0, first) + change.text + before.slice(last);
  const pieces = cutRegion(source, from, section, region, text);
  if (!pieces) return undefined;
  return replaced(source, from, section, region, pieces, size);
}

function offsetOf({ piece, within }: LinePlace, character: number): number {
  return offsetAt(piece.text, lineStarts(piece), within, character);
}

/** The touched pieces with one neighbour on each side, since an edit may join items or move a comment between them. */
interface Region {
  readonly from: { readonly block: number; readonly index: number };
  readonly to: { readonly block: number; readonly index: number };
  readonly pieces: readonly Piece[];
  readonly isLast: boolean;
  /** Offset in the region at which a place's piece starts. */
  offset(place: LinePlace): number;
}

function regionAround({ blocks }: Section, from: LinePlace, to: LinePlace): Region {
  const start = stepBack(blocks, from.block, from.index);
  const end = stepOn(blocks, to.block, to.index);
  const pieces: Piece[] = [];
  for (let block = start.block; block <= end.block; block++) {
    const each = blocks[block]?.pieces ?? [];
    const first = block === start.block ? start.index : 0;
    const last = block === end.block ? end.index : each.length - 1;
    for (let index = first; index <= last; index++) pieces.push(each[index] as Piece);
  }
  const isLast = end.block === blocks.length - 1 && end.index === (blocks[end.block]?.pieces.length ?? 0) - 1;
  const offset = (place: LinePlace) => {
    let sum = 0;
    for (const piece of pieces) {
      if (piece === place.piece) return sum;
      sum += piece.text.length;
    }
    return sum;
  };
  return { from: start, to: end, pieces, isLast, offset };
}

function stepBack(blocks: readonly Block[], block: number, index: number): Region['from'] {
  if (index > 0) return { block, index: index - 1 };
  if (block > 0) return { block: block - 1, index: (blocks[block - 1]?.pieces.length ?? 1) - 1 };
  return { block, index };
}

function stepOn(blocks: readonly Block[], block: number, index: number): Region['to'] {
  if (index + 1 < (blocks[block]?.pieces.length ?? 0)) return { block, index: index + 1 };
  if (block + 1 < blocks.length) return { block: block + 1, index: 0 };
  return { block, index };
}

/** The region's new pieces, old ones where the text is the same; undefined when only a full read can tell. */
function cutRegion(source: Source, at: LinePlace, section: Section, region: Region, text: string): Piece[] | undefined {
  if (/\r(?!\n)/.test(text)) return undefined;
  const rest = region.isLast ? restOfHead(source, at) : undefined;
  if (!text.endsWith('\n') && rest !== '') return undefined;
  const cuts = cutItems(text, 0, text.length, section.indent ?? 0);
  if (cuts.stop !== text.length || cuts.ends.at(-1) !== text.length) return undefined;
  const made = piecesFrom(text, cuts);
  const last = made.at(-1) as Piece;
  // Blank lines and comments at the end belong here only if a block scalar holds them; an unchanged last piece proves that.
  const same = last.text === region.pieces.at(-1)?.text;
  if (cuts.content !== text.length && !same) return undefined;
  if (
    rest !== undefined &&
    !same &&
    /^[ \t]*(?:#|\r?\n|$)/.test(rest) &&
    rest !== '' &&
    mayHoldBlockScalar(last.text)
  ) {
    return undefined;
  }
  const pieces = sharedPieces(region.pieces, made);
  const [were, are] = [new Set(region.pieces), new Set(pieces)];
  const touched = [...region.pieces.filter((piece) => !are.has(piece)), ...pieces.filter((piece) => !were.has(piece))];
  return touched.some((piece) => anchorsIn(piece).length > 0) ? undefined : pieces;
}

/** What follows the section in the file, as far as the document goes; undefined when another document or section follows. */
function restOfHead(source: Source, { doc, document, section }: LinePlace): string | undefined {
  const at = doc.sections[section ?? 0]?.at ?? 0;
  const next = doc.sections[(section ?? 0) + 1];
  const rest = doc.head.text.slice(at, next?.at);
  return rest === '' && (next || document !== source.docs.length - 1) ? undefined : rest;
}

function piecesFrom(text: string, { ends, lines }: Cuts): Piece[] {
  return ends.map((end, index) => ({ text: text.slice(ends[index - 1] ?? 0, end), lines: lines[index] ?? 0 }));
}

function replaced(
  source: Source,
  { doc, document, section: number }: LinePlace,
  section: Section,
  { from, to }: Region,
  pieces: readonly Piece[],
  size: number,
): Source {
  const before = section.blocks[from.block]?.pieces.slice(0, from.index) ?? [];
  const after = section.blocks[to.block]?.pieces.slice(to.index + 1) ?? [];
  const blocks = replaceBlocks(section.blocks, from.block, to.block, [...before, ...pieces, ...after]);
  const sections = doc.sections.map((each, index) => (index === number ? { ...section, blocks } : each));
  const changed: Doc = { ...doc, sections };
  return { ...source, size, docs: source.docs.map((each, index) => (index === document ? changed : each)) };
}
