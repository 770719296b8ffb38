/** Which tests carried an answer. Hovers, rule pages and the editor explain an answer by these, so that it never reads otherwise than it was judged. */
import type { Truth } from '../trade/vocabulary.ts';
import { type Ctx, quiet } from './context.ts';
import { ready, shown } from './evaluate.ts';
import type { Condition, TestNode } from './tree.ts';

/** A test, what the fact was, and what came out. */
export interface Tested {
  readonly node: TestNode;
  /** Of a figure the stated value, else its bounds; undefined where nothing is given. */
  readonly value: unknown;
  readonly truth: Truth;
}

/** The tests that made a condition what it is: of a conjunction that holds all, of alternatives the first that answers as the whole does. */
export function explain(condition: Condition, c: Ctx): readonly Tested[] {
  const answer = (of: Condition): Truth => ready(of)(quiet(c));
  switch (condition.op) {
    case 'test':
      return [
        {
          node: condition,
          value: shown(condition.fact.read(c) ?? condition.fact.absent),
          truth: answer(condition),
        },
      ];
    case 'all':
    case 'any': {
      const whole = answer(condition);
      const alike = condition.of.filter((part) => answer(part) === whole);
      const carryAll = (condition.op === 'all') === (whole === true);
      return (carryAll ? alike : alike.slice(0, 1)).flatMap((part) => explain(part, c));
    }
    case 'not':
      return explain(condition.of, c);
    case 'ref':
      return explain(condition.to.tree, c);
    default:
      // Questions about parties, lists and classes are explained by the sentence of the rule.
      return [];
  }
}
