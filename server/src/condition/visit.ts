/** Queries over condition trees: which tests, facts, codes, sets of countries and days they hold. */
import { addDays, type Dated } from '../trade/dates.ts';
import type { SetRef } from './sets.ts';
import type { Condition, TestNode } from './tree.ts';

/** Every node of a tree, outermost first. `follow`: also enters the conditions that are referred to by name. */
export function* nodesOf(condition: Condition, follow = true): Generator<Condition> {
  yield condition;
  switch (condition.op) {
    case 'all':
    case 'any':
      for (const part of condition.of) yield* nodesOf(part, follow);
      break;
    case 'not':
    case 'some':
    case 'every':
      yield* nodesOf(condition.of, follow);
      break;
    case 'ref':
      if (follow) yield* nodesOf(condition.to.tree, follow);
      break;
    default:
  }
}

/** The tests of a condition; named conditions are followed. */
export function testsOf(condition: Condition): TestNode[] {
  return [...nodesOf(condition)].filter((node) => node.op === 'test');
}

/** The tests that must be true for the condition to be true: none from alternatives, none that is negated, and none about parties. */
export function requiredTests(condition: Condition): readonly TestNode[] {
  switch (condition.op) {
    case 'test':
      return [condition];
    case 'all':
      return condition.of.flatMap(requiredTests);
    case 'ref':
      return requiredTests(condition.to.tree);
    default:
      return [];
  }
}

/** Codes that conditions look for in a fact that is a list of codes, each once, in the order of the text. */
export function codesAskedFor(condition: Condition, fact: string): readonly string[] {
  return [...new Set(testsOf(condition).flatMap(({ name, test }) => (name === fact && 'any' in test ? test.any : [])))];
}

/** The sets of countries that a condition itself names, without those of named conditions. */
export function setsNamed(condition: Condition): readonly { readonly set: SetRef; readonly at: TestNode['at'] }[] {
  return [...nodesOf(condition, false)].flatMap((node) =>
    node.op === 'test' && 'set' in node.test ? [{ set: node.test.set, at: [...node.at, node.test.by] }] : [],
  );
}

/** The days on which a test of a date can change its answer. */
export function turningDays(condition: Condition): readonly string[] {
  return testsOf(condition).flatMap(({ test }) => (test.kind === 'date' ? daysOf(test) : []));
}

/** The first day of a period, and the day after its last. */
export function daysOf({ from, until }: Dated): readonly string[] {
  return [...(from ? [from] : []), ...(until ? [addDays(until, 1)] : [])];
}
