/** What the packs that judge a document declare, so that the format of documents need not fix it. */
import type { Regime } from '../regime/index.ts';
import type { Words } from '../schema/index.ts';

export interface Declared {
  readonly words: Words;
  /** Jurisdictions whose classification is also the `eccn` of a line. */
  readonly eccnOf: readonly string[];
}

/** All that one of the regimes declares. */
export function declaredBy(regimes: readonly Regime[]): Declared {
  const keys = (part: 'transactions' | 'partyLists') => [
    ...new Set(regimes.flatMap(({ pack }) => Object.keys(pack.spec[part] ?? {}))),
  ];
  return {
    words: { transaction: keys('transactions'), 'party-list': keys('partyLists') },
    eccnOf: [...new Set(regimes.flatMap(({ pack, jurisdiction }) => (pack.spec.classification ? [jurisdiction] : [])))],
  };
}
