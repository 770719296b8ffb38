/** What the packs that judge a document declare, so that the format of documents need not fix it. */
import type { Regime } from '../regime/index.ts';
import type { Words } from '../schema/index.ts';
import { KEYED } from '../trade/cited.ts';
import type { Jurisdictions } from '../trade/eccns.ts';

export interface Declared {
  readonly words: Words;
  readonly jurisdictions: Jurisdictions;
}

/** All that one of the regimes that judge declares. `known`: all regimes. */
export function declaredBy(regimes: readonly Regime[], known: Iterable<Regime>): Declared {
  const keys = (part: 'transactions' | 'partyLists' | 'authorizationKinds') =>
    distinct(regimes.flatMap(({ pack }) => Object.keys(pack.spec[part] ?? {})));
  return {
    words: {
      transaction: keys('transactions'),
      'party-list': keys('partyLists'),
      'authorization-kind': distinct([...KEYED, ...keys('authorizationKinds')]),
    },
    jurisdictions: {
      known: distinct([...known].map(({ jurisdiction }) => jurisdiction)),
      eccnOf: distinct(regimes.filter(({ pack }) => pack.spec.classification).map(({ jurisdiction }) => jurisdiction)),
    },
  };
}

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];
