import { Lexer } from 'yaml';
import type { Piece } from './types.ts';

/** A comment of a piece, without its line break; offsets in the piece's text. */
export interface Comment {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The comments of a piece, distinguished from a `#` in a value. */
export function commentsIn(piece: Piece): readonly Comment[] {
  const found: Comment[] = [];
  let at = 0;
  for (const token of new Lexer().lex(piece.text)) {
    // Control characters of the lexer stand for nothing in the text.
    if (token === '\x02' || token === '\x18' || token === '\x1f') continue;
    if (token.startsWith('#')) found.push({ text: token, from: at, to: at + token.length });
    at += token.length;
  }
  return found;
}
