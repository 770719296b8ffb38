/** Facts that a pack declares: a key of the document, read as a kind of fact. */
import type { Path } from '../../yaml/types.ts';
import type { Ctx } from '../context.ts';
import { type Fact, headAt, lineAt } from './fact.ts';

export interface FactSpec {
  /** Keys with dots between them, from the top of the document, or from the line item. */
  readonly path: string;
  /** given: something is written there. */
  readonly kind: 'country' | 'countries' | 'number' | 'flag' | 'code' | 'codes' | 'date' | 'text' | 'given';
  /** If omitted, the shipment. A line that does not have the first key of the path takes the shipment's. */
  readonly scope?: 'shipment' | 'line';
  /** Where its findings are, if not at `path`. */
  readonly at?: string;
  /** For messages: "the testing laboratory". */
  readonly words: string;
  /** What an omitted flag counts as. If omitted, unknown. */
  readonly absent?: false;
}

/** The fact as the table would have it. What is written and cannot be read is unknown, whatever its absence counts as. */
export function declaredFact({ path, at = path, kind, scope = 'shipment', words, absent }: FactSpec): Fact {
  const keys: Path = path.split('.');
  const place: Path = at.split('.');
  const own = (c: Ctx) => (scope === 'line' && c.line.has([keys[0] as string]) ? c.line : undefined);
  return {
    kind: kind === 'given' ? 'flag' : kind,
    scope,
    words,
    path: keys,
    read: (c) => {
      const from = own(c) ?? c.shipment;
      if (!from.has(keys)) return kind === 'given' ? false : absent;
      const value = from.value(keys, kind);
      return kind === 'given' ? value === true : value;
    },
    at: (c) => (own(c) ? lineAt(place)(c) : headAt(place)(c)),
  };
}
