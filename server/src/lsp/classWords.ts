/** Why an item is in its class: the pack's own thresholds beside the item's figures. */
import type { Figure, Item } from '../catalog/types.ts';
import type { Regime } from '../lint/index.ts';
import type { JudgedLine } from '../lint/types.ts';
import type { Ctx } from '../regime/context.ts';
import { FACTS } from '../regime/facts.ts';
import { COMPARE, type Comparison, codeTest } from '../regime/leaves.ts';
import type { ClassSpec, ConditionSpec } from '../regime/pack.ts';
import { number } from '../report/terminal.ts';
import { within } from '../trade/dates.ts';

/** Every class is told by this figure first, since that is what the arithmetic comes to. */
const LEADING = 'tpp';

export interface ClassWords {
  /** What the leading figure is held against: `≥ 500`. Empty where it does not decide. */
  readonly leading: string;
  /** What else decides: `performance density 7 ≥ 5`. */
  readonly others: readonly string[];
  /** The class: its label, or what the pack calls it in a sentence. */
  readonly name: string;
  readonly spec: ClassSpec;
}

/** What of the class's condition is a comparison and holds. Undefined where the class is not known. */
export function classWords(line: JudgedLine, { pack }: Regime): ClassWords | undefined {
  const { class: label, date, resolved: item } = line;
  const named = pack.spec.conditions ?? {};
  const classes = (pack.spec.classes ?? []).filter((one) => date === null || within(date, one.from, one.until));
  const spec = classes.find(
    (one) => one.label === label && (one.when === undefined || (item !== null && mayHold(one.when, item, named))),
  );
  if (!spec) return undefined;
  const tests = spec.when && item ? leaves(spec.when, item, named) : [];
  const others = new Map<string, string[]>();
  for (const { key, words, test } of tests)
    if (key !== LEADING) others.set(words, [...(others.get(words) ?? []), test]);
  const leading = tests.filter(({ key }) => key === LEADING).map(({ test }) => test);
  if (spec.otherwise && item) leading.push(...belowAll(classes, item, named));
  return {
    leading: [...new Set(leading)].join(' and '),
    others: [...others].map(([words, all]) => `${words} ${[...new Set(all)].join(' and ')}`.trim()),
    name: spec.words ?? spec.label,
    spec,
  };
}

type Named = Readonly<Record<string, ConditionSpec>>;
const SIGNS: Readonly<Record<Comparison, string>> = { atLeast: '≥', above: '>', atMost: '≤', below: '<' };

/** One test of an item: `performance density 7` and `≥ 5`. */
interface Tested {
  readonly key: string;
  readonly words: string;
  readonly test: string;
  readonly limit?: number;
  readonly holds: boolean;
}

/** The lowest limit of all classes, when the item stays below it: that is why it is in none. */
function belowAll(classes: readonly ClassSpec[], item: Item, named: Named): string[] {
  const floors = classes
    .flatMap(({ when }) => (when ? all(when, item, named) : []))
    .filter(({ key, test }) => key === LEADING && (test.startsWith(SIGNS.atLeast) || test.startsWith(SIGNS.above)));
  const [lowest] = floors.sort((a, b) => (a.limit ?? 0) - (b.limit ?? 0));
  return lowest?.limit !== undefined && !lowest.holds ? [`${SIGNS.below} ${number(lowest.limit)}`] : [];
}

/** Every test of a condition, also those of alternatives that do not carry it. */
function all(condition: ConditionSpec, item: Item, named: Named): Tested[] {
  return Object.entries(condition).flatMap(([key, test]): Tested[] => {
    if (key === 'all' || key === 'any') return (test as ConditionSpec[]).flatMap((one) => all(one, item, named));
    return key === 'is' ? all(named[String(test)] ?? {}, item, named) : tested(key, test, item);
  });
}

/** The tests that carry the condition: of alternatives, those of the first that nothing known of the item contradicts. */
function leaves(condition: ConditionSpec, item: Item, named: Named): Tested[] {
  return Object.entries(condition).flatMap(([key, test]): Tested[] => {
    switch (key) {
      case 'all':
        return (test as readonly ConditionSpec[]).flatMap((one) => leaves(one, item, named));
      case 'any': {
        const holding = (test as readonly ConditionSpec[]).find((one) => mayHold(one, item, named));
        return holding ? leaves(holding, item, named) : [];
      }
      case 'is':
        return leaves(named[String(test)] ?? {}, item, named);
      default:
        return tested(key, test, item).filter(({ holds }) => holds);
    }
  });
}

function mayHold(condition: ConditionSpec, item: Item, named: Named): boolean {
  return Object.entries(condition).every(([key, test]) => {
    switch (key) {
      case 'all':
        return (test as readonly ConditionSpec[]).every((one) => mayHold(one, item, named));
      case 'any':
        return (test as readonly ConditionSpec[]).some((one) => mayHold(one, item, named));
      case 'is':
        return mayHold(named[String(test)] ?? {}, item, named);
      case 'not':
        return true;
      default:
        if (FACTS[key]?.kind === 'code') return codeTest(test, FACTS[key].spelling)(String(saidOf(key, item) ?? ''));
        // What is not said of an item is not what put it into its class.
        if (FACTS[key]?.kind === 'flag') return saidOf(key, item) === test;
        return tested(key, test, item).every(({ holds }) => holds);
    }
  });
}

function tested(key: string, test: unknown, item: Item): Tested[] {
  const fact = FACTS[key];
  const value = saidOf(key, item);
  if (fact?.kind === 'flag' && typeof value === 'boolean') {
    return [{ key, words: `${fact.words}: ${value ? 'yes' : 'no'}`, test: '', holds: value === test }];
  }
  const stated = (value as Figure | undefined)?.stated;
  if (fact?.kind !== 'figure' || stated === undefined || typeof test !== 'object' || test === null) return [];
  return Object.entries(test as Record<Comparison, number>).map(([by, limit]) => ({
    key,
    words: `${fact.words} ${number(stated)}`,
    test: `${SIGNS[by as Comparison]} ${number(limit)}`,
    limit,
    holds: COMPARE[by as Comparison](stated, limit),
  }));
}

/** What the item alone says of a fact; undefined for what hangs on anything else. */
function saidOf(key: string, item: Item): unknown {
  const fact = FACTS[key];
  const alone = {
    world: {},
    line: { item, eccns: [], eccnUnreadable: false },
    shipment: { authorization: [] },
  } as unknown as Ctx;
  return fact?.scope === 'line' ? fact.read(alone) : undefined;
}
