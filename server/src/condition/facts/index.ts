/**
 * The facts that conditions may ask for, by name: the one table from which the schema of packs, the page of facts, completion in packs
 * and the candidates of "what would clear this line" are made. Here, and only here, it is decided what it means when a document does not
 * give a fact: it is unknown, and travels, unless `absent` says what it counts as. A new fact is a row in one of the four tables.
 */
import type { Ctx, FactReader } from '../context.ts';
import { AUTHORIZATION } from './authorization.ts';
import { declaredFact, type FactSpec } from './declared.ts';
import type { Fact } from './fact.ts';
import { LINE } from './line.ts';
import { PARTY } from './party.ts';
import { SHIPMENT } from './shipment.ts';

export const FACTS: ReadonlyMap<string, Fact> = new Map(
  [SHIPMENT, LINE, PARTY, AUTHORIZATION].flatMap((table) => Object.entries(table)),
);

/** The facts of the table and those that a pack declares. */
export function factsWith(declared: Readonly<Record<string, FactSpec>> = {}): ReadonlyMap<string, Fact> {
  const own = Object.entries(declared);
  return own.length === 0
    ? FACTS
    : new Map([...FACTS, ...own.map(([name, spec]) => [name, declaredFact(spec)] as const)]);
}

/** The value of a fact in a context: what the document gives, or what its absence counts as. */
export const factValue = (fact: FactReader | undefined, c: Ctx) => fact?.read(c) ?? fact?.absent;

/** The words of the fact that is written at a path, by the longest end of the path that a fact has; undefined where none has. */
export function factWords(path: Fact['path']): string | undefined {
  let words: string | undefined;
  let longest = 0;
  for (const { path: own, supply = [], words: it } of FACTS.values()) {
    for (const keys of [own, ...supply.flatMap(({ missingAt }) => (missingAt ? [missingAt] : []))]) {
      if (keys.length > longest && isEndOf(keys, path)) {
        longest = keys.length;
        words = it;
      }
    }
  }
  return words;
}

/** Does the path end in these keys? */
export const isEndOf = (keys: Fact['path'], path: Fact['path']): boolean =>
  keys.every((key, nth) => path.at(nth - keys.length) === key);

export { authorizationAt, citedOf } from './authorization.ts';
export type { FactSpec } from './declared.ts';
export type { Fact } from './fact.ts';
export { parentHeadquarters } from './party.ts';
export type { Situation, Supply } from './supply.ts';
