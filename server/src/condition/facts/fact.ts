/** What a fact is, where its value is in a document, and what its absence means. */

import type { Location } from '../../yaml/types.ts';
import type { Ctx, FactReader, FactScope } from '../context.ts';
import type { FactKind } from '../kinds/index.ts';
import type { Supply } from './supply.ts';

export interface Fact extends FactReader {
  readonly kind: FactKind;
  /** Where it is written, from the place of its scope on; empty for what is worked out from several keys. */
  readonly path: readonly (string | number)[];
  /** Codes with several spellings: the one to compare. Applied to what conditions name; what `read` gives has it already. */
  readonly spelling?: (code: string) => string;
  /** What would bring it about, tried for "what would clear this line". */
  readonly supply?: readonly Supply[];
}

type More = Partial<Pick<Fact, 'absent' | 'at' | 'spelling' | 'supply'>>;
type Row = (kind: FactKind, words: string, path: string, read: Fact['read'], more?: More) => Fact;

/** Rows of one scope; `place` gives the spot of a path in it. `path`: keys with dots between them. */
export function rowsOf(scope: FactScope, place: (path: Fact['path']) => Fact['at']): Row {
  return (kind, words, path, read, more) => {
    const keys = path === '' ? [] : path.split('.');
    return { kind, scope, words, path: keys, read, at: place(keys), ...more };
  };
}

export const headAt =
  (path: Fact['path']) =>
  (c: Ctx): Location =>
    c.shipment.location(path);

export const lineAt =
  (path: Fact['path']) =>
  (c: Ctx): Location => ({ piece: c.line.at.piece, path: [...c.line.at.path, ...path] });
