/** Which class a line's item falls in. When a figure that decides it is missing, every class that is still possible. */

import type { Ctx } from '../condition/context.ts';
import { explain, type Tested } from '../condition/explain.ts';
import { testsOf } from '../condition/visit.ts';
import { within } from '../trade/dates.ts';
import type { Location } from '../yaml/types.ts';
import type { View } from './compiled.ts';
import type { ClassSpec } from './pack.ts';

export interface ClassOf {
  readonly ids: ReadonlySet<string>;
  /** As the pack labels it. */
  readonly label: string;
  /** For sentences. */
  readonly words: string;
  readonly citation: string;
  /** What was not known when this was only one of several. */
  readonly missing: readonly Location[];
}

/** Why an item is in its class. */
export interface Classification {
  readonly spec: ClassSpec;
  /** The tests that put it there. Of the class of everything else: those of all other classes. */
  readonly tests: readonly Tested[];
}

/** The first class of the pack among `ids`, explained; undefined where there is none on the day. */
export function explainClass(view: View, c: Ctx, ids: ReadonlySet<string>): Classification | undefined {
  const classes = view.pack.classes.filter(({ spec }) => within(c.date, spec.from, spec.until));
  const own = classes.find(({ spec }) => ids.has(spec.id));
  if (!own) return undefined;
  const { spec, test } = own;
  const tests = spec.otherwise
    ? classes.flatMap((one) => (one.test ? testsOf(one.test.tree).flatMap((node) => explain(node, c)) : []))
    : test
      ? explain(test.tree, c)
      : [];
  return { spec, tests };
}

/** One class when it is certain; else all that are possible, the first match that is certain ends the list. */
export function classify(view: View, c: Ctx): readonly ClassOf[] {
  const possible: ClassOf[] = [];
  for (const { spec, test, sub } of view.pack.classes) {
    if (!within(c.date, spec.from, spec.until)) {
      continue;
    }
    const open = c.log.missing.length;
    const truth = spec.otherwise || !test ? true : test(c);
    if (truth === false) {
      continue;
    }
    const missing = c.log.missing.slice(open);
    c.log.missing.length = open;
    for (const ids of withSubs(spec.id, sub, c)) {
      possible.push({
        ids: view.classIds([...ids.ids, `=${spec.label}`]),
        label: spec.label,
        words: spec.words ?? spec.label,
        citation: spec.cite ?? '',
        missing: [...missing, ...ids.missing],
      });
    }
    if (truth === true) {
      break;
    }
  }
  return possible;
}

function withSubs(
  id: string,
  subs: readonly { readonly id: string; readonly test: (c: Ctx) => boolean | 'unknown' }[],
  c: Ctx,
): readonly { ids: readonly string[]; missing: readonly Location[] }[] {
  let combinations: { ids: readonly string[]; missing: readonly Location[] }[] = [{ ids: [id], missing: [] }];
  for (const sub of subs) {
    const open = c.log.missing.length;
    const truth = sub.test(c);
    const missing = c.log.missing.slice(open);
    c.log.missing.length = open;
    if (truth === true) {
      combinations = combinations.map((combination) => ({
        ids: [...combination.ids, sub.id],
        missing: combination.missing,
      }));
    } else if (truth === 'unknown') {
      combinations = combinations.flatMap((combination) => [
        { ids: combination.ids, missing: [...combination.missing, ...missing] },
        { ids: [...combination.ids, sub.id], missing: [...combination.missing, ...missing] },
      ]);
    }
  }
  return combinations;
}
