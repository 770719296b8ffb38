import { Lexer } from 'yaml';
import { piecesOf } from './blocks.ts';
import type { Doc, Piece, Section } from './types.ts';

const LIKELY = /(?:^|[\s[{,:])&[^\s,[\]{}]/;
const NONE: readonly string[] = [];
const remembered = new WeakMap<Piece, readonly string[]>();

/** Names of the anchors that the piece defines, in order; asked of the lexer, since a `&` may be in a text or a comment. */
export function anchorsIn(piece: Piece): readonly string[] {
  if (!LIKELY.test(piece.text)) return NONE;
  let names = remembered.get(piece);
  if (!names) {
    names = namesIn(piece.text);
    remembered.set(piece, names);
  }
  return names;
}

function namesIn(text: string): string[] {
  const names: string[] = [];
  let content = false;
  for (const token of new Lexer().lex(text)) {
    if (!content && token[0] === '&' && token.length > 1) names.push(token.slice(1));
    content = token === '\x1f';
  }
  return names;
}

const EMPTY: Pick<Doc, 'anchors' | 'definers'> = { anchors: new Map(), definers: new Map() };

/** The anchors of a document: for each name the pieces that define it. */
export function anchorsOf(head: Piece, sections: readonly Section[]): Pick<Doc, 'anchors' | 'definers'> {
  let definers: Map<string, Piece[]> | undefined;
  for (const piece of [head, ...sections.flatMap(piecesOf)]) {
    for (const name of anchorsIn(piece)) {
      definers ??= new Map();
      const known = definers.get(name);
      if (!known) definers.set(name, [piece]);
      else if (known[known.length - 1] !== piece) known.push(piece);
    }
  }
  if (!definers) return EMPTY;
  const anchors = new Map<string, Piece>();
  for (const [name, pieces] of definers) anchors.set(name, pieces[pieces.length - 1] as Piece);
  return { anchors, definers };
}
