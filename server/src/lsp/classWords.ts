/** Why an item is in its class: the pack's own thresholds beside the item's figures. */
import type { Figure, Item } from '../catalog/types.ts';
import type { Regime } from '../lint/index.ts';
import type { JudgedLine } from '../lint/types.ts';
import { FACTS } from '../regime/facts.ts';
import type { ConditionSpec } from '../regime/pack.ts';
import { number } from '../report/terminal.ts';
import { within } from '../trade/dates.ts';

type Comparison = 'atLeast' | 'above' | 'atMost' | 'below';
const SIGNS: Readonly<Record<Comparison, string>> = { atLeast: '≥', above: '>', atMost: '≤', below: '<' };

/** `TPP 15,840 ≥ 4,800`: what of the class's condition is a comparison and holds. Empty where no figure decides. */
export function classWords({ class: label, date, resolved }: JudgedLine, { pack }: Regime): string {
  const spec = (pack.spec.classes ?? []).find(
    (one) => one.label === label && (date === null || within(date, one.from, one.until)),
  );
  if (!spec?.when || !resolved) return '';
  return [...new Set(leaves(spec.when, resolved, pack.spec.conditions ?? {}))].join(', ');
}

type Named = Readonly<Record<string, ConditionSpec>>;

/** The comparisons that carry the condition: of alternatives, those of the first that no figure of the item contradicts. */
function leaves(condition: ConditionSpec, item: Item, named: Named): string[] {
  return Object.entries(condition).flatMap(([key, test]): string[] => {
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
        return comparisons(key, test, item).flatMap(({ words, holds }) => (holds ? [words] : []));
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
      default: {
        if (FACTS[key]?.kind === 'flag') return figureOf(item, key) === undefined || figureOf(item, key) === test;
        return comparisons(key, test, item).every(({ holds }) => holds);
      }
    }
  });
}

function comparisons(key: string, test: unknown, item: Item): { words: string; holds: boolean }[] {
  const fact = FACTS[key];
  const stated = (figureOf(item, key) as Figure | undefined)?.stated;
  if (fact?.kind !== 'figure' || stated === undefined || typeof test !== 'object' || test === null) return [];
  const name = key === 'tpp' ? 'TPP' : fact.words;
  return Object.entries(test as Record<Comparison, number>).map(([by, limit]) => ({
    words: `${name} ${number(stated)} ${SIGNS[by as Comparison]} ${number(limit)}`,
    holds: compare(stated, by as Comparison, limit),
  }));
}

function compare(value: number, by: Comparison, limit: number): boolean {
  switch (by) {
    case 'atLeast':
      return value >= limit;
    case 'above':
      return value > limit;
    case 'atMost':
      return value <= limit;
    case 'below':
      return value < limit;
  }
}

function figureOf(item: Item, key: string): unknown {
  return (item as unknown as Readonly<Record<string, unknown>>)[key];
}
