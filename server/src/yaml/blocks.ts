import type { Block, Piece, Section } from './types.ts';

/** Pieces in a block: the square root of what a large file holds. */
const FULL = 128;

/** Cuts pieces into blocks of at most 128, as even as can be. */
export function blocksOf(pieces: readonly Piece[]): Block[] {
  const count = Math.ceil(pieces.length / FULL);
  const blocks: Block[] = [];
  for (let index = 0; index < count; index++) {
    const from = Math.floor((pieces.length * index) / count);
    const to = Math.floor((pieces.length * (index + 1)) / count);
    blocks.push(blockOf(pieces.slice(from, to)));
  }
  return blocks;
}

export function blockOf(pieces: readonly Piece[]): Block {
  let lines = 0;
  for (const piece of pieces) lines += piece.lines;
  return { pieces, lines };
}

/** Line breaks in all items of the section. */
export function linesOf(section: Section): number {
  let lines = 0;
  for (const block of section.blocks) lines += block.lines;
  return lines;
}

export function piecesOf(section: Section): Piece[] {
  return section.blocks.flatMap((block) => block.pieces as Piece[]);
}

export function countOf(section: Section): number {
  let count = 0;
  for (const block of section.blocks) count += block.pieces.length;
  return count;
}

const places = new WeakMap<Block, Map<Piece, number>>();

/** Index of the piece in the block, or undefined; remembered for the block. */
export function indexIn(block: Block, piece: Piece): number | undefined {
  let index = places.get(block);
  if (!index) {
    index = new Map(block.pieces.map((each, at) => [each, at]));
    places.set(block, index);
  }
  return index.get(piece);
}

/**
 * The blocks with the pieces of the blocks `from` to `to` (inclusive) replaced; the others stay the same objects. Blocks that
 * became small take in a neighbour, so that deleting cannot leave many tiny ones.
 */
export function replaceBlocks(blocks: readonly Block[], from: number, to: number, pieces: readonly Piece[]): Block[] {
  let [first, last, filling] = [from, to, pieces];
  if (filling.length < FULL / 4 && last + 1 < blocks.length) {
    last++;
    filling = [...filling, ...(blocks[last]?.pieces ?? [])];
  } else if (filling.length < FULL / 4 && first > 0) {
    first--;
    filling = [...(blocks[first]?.pieces ?? []), ...filling];
  }
  const made = filling.length <= FULL * 2 && filling.length > 0 ? [blockOf(filling)] : blocksOf(filling);
  return [...blocks.slice(0, first), ...made, ...blocks.slice(last + 1)];
}
