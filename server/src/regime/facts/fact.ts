/** What a fact is, and where its value stands in a document. */
import type { Figure } from '../../catalog/types.ts';
import type { Spot } from '../../yaml/types.ts';
import type { Ctx, FactValue } from '../context.ts';

export type FactKind = 'country' | 'countries' | 'figure' | 'number' | 'flag' | 'code' | 'codes' | 'date' | 'text';
export type FactScope = 'shipment' | 'line' | 'party' | 'cited';

export interface Fact {
  readonly kind: FactKind;
  readonly scope: FactScope;
  /** For messages: "the ultimate parent's headquarters of the consignee". */
  readonly words: string;
  readonly read: (c: Ctx) => FactValue;
  readonly at: (c: Ctx) => Spot;
  /** Codes with several spellings: the one to compare. Applied to what conditions name; what `read` gives has it already. */
  readonly spelling?: (code: string) => string;
}

export const headAt =
  (...path: (string | number)[]) =>
  (c: Ctx): Spot =>
    c.shipment.spot(path);

export const lineAt =
  (...path: (string | number)[]) =>
  (c: Ctx): Spot => ({ piece: c.line.at.piece, path: [...c.line.at.path, ...path] });

export const figure =
  (read: (c: Ctx) => Figure | undefined) =>
  (c: Ctx): FactValue =>
    read(c) ?? { low: 0, high: Number.POSITIVE_INFINITY };

export const flag = (read: (c: Ctx) => boolean | undefined, at: Fact['at'], scope: FactScope, words: string): Fact => ({
  kind: 'flag',
  scope,
  words,
  read,
  at,
});
