import { anchorsIn } from './anchors.ts';
import { blockOf, countOf, replaceBlocks } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { lineStarts } from './lines.ts';
import { locate, placeOfLine, positionOf } from './locate.ts';
import { read, textOf } from './read.ts';
import { sharedPieces, shareSection } from './share.ts';
import { applyChanges } from './text.ts';
import type { Doc, Piece, Pos, Section, Source, TextChange } from './types.ts';

/**
 * A change to the head, to the end of a section or across them, in a file of one document. It is made in a skeleton of the file,
 * which holds of each section only the first item and the last two, and read there. If all but the last item come out as they
 * went in, the items that were omitted stand as they stood: what they are is decided by what is before and behind them.
 * Undefined when that cannot be told.
 */
export function editSkeleton(source: Source, change: TextChange): Source | undefined {
  const doc = source.docs[0];
  if (source.docs.length !== 1 || !doc || !change.range || doc.sections.length === 0) return undefined;
  const bones: Source = { ...source, docs: [{ ...doc, sections: doc.sections.map(shortened) }] };
  const start = moved(source, bones, change.range.start);
  const end = moved(source, bones, change.range.end);
  if (!start || !end) return undefined;
  const before = textOf(bones);
  const text = applyChanges(before, [{ range: { start, end }, text: change.text }]);
  const size = (source.size ?? 0) + text.length - before.length;
  if (size > LIMITS.bytes) return undefined;
  const fresh = read(source.file, text, source.cut ?? new Set()).docs;
  const changed = fresh.length === 1 ? grown(doc, fresh[0] as Doc) : undefined;
  return changed && { ...source, size, docs: [changed] };
}

/** Items that the skeleton keeps: the first, and the last two. */
const KEPT = 3;

function shortened(section: Section): Section {
  if (countOf(section) <= KEPT) return section;
  return { ...section, blocks: [blockOf(ends(section))] };
}

function ends({ blocks }: Section): [Piece, Piece, Piece] {
  const last = blocks.slice(-2).flatMap((block) => block.pieces);
  return [blocks[0]?.pieces[0] as Piece, last.at(-2) as Piece, last.at(-1) as Piece];
}

/** The same place in the skeleton; undefined when its piece was omitted. */
function moved(source: Source, bones: Source, { line, character }: Pos): Pos | undefined {
  const place = placeOfLine(source, Math.max(0, line));
  const there = place && locate(bones, place.piece);
  if (!place || !there) return undefined;
  return { line: positionOf(there, lineStarts(place.piece)[place.within] ?? 0).line, character };
}

/** The document with the skeleton's head and ends, and the old middles. */
function grown(old: Doc, bones: Doc): Doc | undefined {
  if (bones.sections.length !== old.sections.length) return undefined;
  const head = bones.head.text === old.head.text ? old.head : bones.head;
  const sections: Section[] = [];
  for (const [index, fresh] of bones.sections.entries()) {
    const section = grownSection(old.sections[index] as Section, fresh);
    if (!section) return undefined;
    sections.push(section);
  }
  const anchors = old.head === head ? {} : withHead(old, head);
  return { ...old, ...anchors, head, sections };
}

function grownSection(old: Section, fresh: Section): Section | undefined {
  if (fresh.key !== old.key || fresh.indent !== old.indent) return undefined;
  const pieces = fresh.blocks.flatMap((block) => block.pieces);
  if (countOf(old) <= KEPT) {
    const section = shareSection(old, fresh);
    return changedAnchors(old, section) ? undefined : section;
  }
  const [first, penultimate, last] = ends(old);
  if (pieces[0]?.text !== first.text || pieces[1]?.text !== penultimate.text) return undefined;
  const tail = sharedPieces([last], pieces.slice(2));
  const { at, atLine } = fresh;
  if (tail.length === 1 && tail[0] === last) return { ...old, at, atLine };
  if ([last, ...tail].some((piece) => anchorsIn(piece).length > 0)) return undefined;
  const end = old.blocks.length - 1;
  const filling = [...(old.blocks[end]?.pieces.slice(0, -1) ?? []), ...tail];
  return { ...old, at, atLine, blocks: replaceBlocks(old.blocks, end, end, filling) };
}

function changedAnchors(old: Section, section: Section): boolean {
  if (old.blocks === section.blocks) return false;
  return [old, section].some(({ blocks }) =>
    blocks.some(({ pieces }) => pieces.some((piece) => anchorsIn(piece).length > 0)),
  );
}

/** The document's anchors, when none but the head's may have changed. */
function withHead(old: Doc, head: Piece): Pick<Doc, 'anchors' | 'definers'> {
  const names = anchorsIn(head);
  if (names.length === 0 && anchorsIn(old.head).length === 0) return { anchors: old.anchors, definers: old.definers };
  const definers = new Map<string, readonly Piece[]>(names.map((name) => [name, [head]]));
  for (const [name, pieces] of old.definers ?? []) {
    const items = pieces.filter((piece) => piece !== old.head);
    if (items.length > 0) definers.set(name, [...(definers.get(name) ?? []), ...items]);
  }
  return { anchors: new Map([...definers].map(([name, pieces]) => [name, pieces.at(-1) as Piece])), definers };
}
