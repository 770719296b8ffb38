/**
 * What a condition is: a tree. Leaves test one fact; nodes join conditions, refer to a named one, or ask about parties. `parse.ts` makes
 * it from the YAML of a pack, and everything that wants to know what a condition asks for looks at the tree, never at the YAML.
 */
import type { Role } from '../trade/types.ts';
import type { Truth } from '../trade/vocabulary.ts';
import type { Ctx, FactScope } from './context.ts';
import type { Fact } from './facts/fact.ts';
import type { FactTest } from './kinds/index.ts';
import type { PackPath } from './problem.ts';

interface Node {
  /** The narrowest thing that the answer depends on. */
  readonly scope: FactScope;
  /** Where it is in the pack. */
  readonly at: PackPath;
}

/** One fact and what is asked of it. */
export interface TestNode extends Node {
  readonly op: 'test';
  /** The name of the fact. */
  readonly name: string;
  readonly fact: Fact;
  readonly test: FactTest;
}

export type Condition =
  | (Node & { readonly op: 'all' | 'any'; readonly of: readonly Condition[] })
  | (Node & { readonly op: 'not'; readonly of: Condition })
  /** A condition of the pack, by its name. */
  | (Node & { readonly op: 'ref'; readonly name: string; readonly to: Test })
  /** At least one party of the roles, or all of them. */
  | (Node & { readonly op: 'some' | 'every'; readonly roles: readonly Role[]; readonly of: Condition })
  /** The party is on a list of the pack. */
  | (Node & { readonly op: 'named'; readonly list: string })
  /** Shares of the owners that are on one of the lists, added up, in percent. */
  | (Node & { readonly op: 'ownedBy'; readonly lists: readonly string[]; readonly atLeast: number })
  /** The line is of one of the classes. */
  | (Node & { readonly op: 'class'; readonly ids: readonly string[] })
  /** What the pack knows of and does not judge. */
  | (Node & { readonly op: 'cannotTell' })
  | TestNode;

/** A condition that can be asked. What was not known, and what it raised, is noted in the log of the context. */
export interface Test {
  (c: Ctx): Truth;
  readonly tree: Condition;
}
