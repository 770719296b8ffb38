import { indexIn, linesOf } from './blocks.ts';
import { lineAt, lineEnd, lineStarts } from './lines.ts';
import type { Block, Doc, Piece, Pos, Source } from './types.ts';

/** Where a piece is in a source. For a head `section` is undefined. Lines are the file's, from 0. */
export interface PiecePosition {
  readonly document: number;
  readonly doc: Doc;
  readonly piece: Piece;
  readonly section: number | undefined;
  readonly block: number;
  readonly index: number;
  /** Line of the file on which the piece starts. */
  readonly line: number;
}

/** The piece's place: a look-up per block, then sums. Undefined when the source does not hold the piece. */
export function locate(source: Source, piece: Piece): PiecePosition | undefined {
  let start = 0;
  for (let document = 0; document < source.docs.length; document++) {
    const doc = source.docs[document] as Doc;
    if (doc.head === piece) return { document, doc, piece, section: undefined, block: 0, index: 0, line: start };
    let inserted = 0;
    for (let section = 0; section < doc.sections.length; section++) {
      const { blocks, atLine = 0 } = doc.sections[section] as Doc['sections'][number];
      let line = start + atLine + inserted;
      for (let block = 0; block < blocks.length; block++) {
        const each = blocks[block] as Block;
        const index = indexIn(each, piece);
        if (index !== undefined) {
          for (let before = 0; before < index; before++) line += each.pieces[before]?.lines ?? 0;
          return { document, doc, piece, section, block, index, line };
        }
        line += each.lines;
        inserted += each.lines;
      }
    }
    start += doc.head.lines + inserted;
  }
  return undefined;
}

/** Line breaks in the whole document. */
export function linesIn(doc: Doc): number {
  return doc.sections.reduce((lines, section) => lines + linesOf(section), doc.head.lines);
}

/** Position in the file of an offset in a located piece. */
export function positionOf(position: PiecePosition, offset: number): Pos {
  const { piece, doc, section, line } = position;
  const starts = lineStarts(piece);
  const within = lineAt(starts, Math.max(0, Math.min(offset, piece.text.length)));
  const character = Math.max(0, Math.min(offset, piece.text.length)) - (starts[within] ?? 0);
  if (section !== undefined) return { line: line + within, character };
  let inserted = 0;
  for (const each of doc.sections) if ((each.atLine ?? 0) <= within) inserted += linesOf(each);
  return { line: line + within + inserted, character };
}

/** A line of the file: the piece that holds it, and the line's number in the piece's text. */
export interface LinePlace extends PiecePosition {
  readonly within: number;
}

/** Finds the piece that holds a line of the file; undefined beyond the end. */
export function placeOfLine(source: Source, line: number): LinePlace | undefined {
  let start = 0;
  for (let document = 0; document < source.docs.length; document++) {
    const doc = source.docs[document] as Doc;
    const lines = linesIn(doc);
    const last = document === source.docs.length - 1;
    if (line < start + lines || (last && line === start + lines)) return inDocument(doc, document, start, line);
    start += lines;
  }
  return undefined;
}

function inDocument(doc: Doc, document: number, start: number, line: number): LinePlace {
  let before = start;
  for (let section = 0; section < doc.sections.length; section++) {
    const { blocks, atLine = 0 } = doc.sections[section] as Doc['sections'][number];
    let at = before + atLine;
    if (line < at) break;
    for (let block = 0; block < blocks.length; block++) {
      const each = blocks[block] as Block;
      const open = isOpen(doc, section, block);
      if (line < at + each.lines || (open && line === at + each.lines)) {
        return { document, doc, section, block, ...inBlock(each, at, line) };
      }
      at += each.lines;
      before += each.lines;
    }
  }
  const location = { document, doc, piece: doc.head, section: undefined, block: 0, index: 0, line: start };
  return { ...location, within: line - before };
}

/** Does the block end in a line without a break? Then the file ends there, and its last line is the block's. */
function isOpen(doc: Doc, section: number, block: number): boolean {
  const { blocks } = doc.sections[section] as Doc['sections'][number];
  if (section !== doc.sections.length - 1 || block !== blocks.length - 1) return false;
  const last = blocks[block]?.pieces.at(-1);
  return last !== undefined && !last.text.endsWith('\n');
}

function inBlock(block: Block, start: number, line: number): Pick<LinePlace, 'piece' | 'index' | 'line' | 'within'> {
  let at = start;
  const final = block.pieces.length - 1;
  for (let index = 0; index <= final; index++) {
    const piece = block.pieces[index] as Piece;
    if (line < at + piece.lines || index === final) return { piece, index, line: at, within: line - at };
    at += piece.lines;
  }
  throw new RangeError('a block holds at least one piece');
}

/** One line of the file, without its break; empty beyond the end. */
export function lineText(source: Source, line: number): string {
  const place = placeOfLine(source, line);
  if (!place) return '';
  const starts = lineStarts(place.piece);
  return place.piece.text.slice(starts[place.within], lineEnd(place.piece.text, starts, place.within));
}

/** Number of lines of the file: one more than it has line breaks. */
export function lineCount(source: Source): number {
  return source.docs.reduce((lines, doc) => lines + linesIn(doc), 1);
}
