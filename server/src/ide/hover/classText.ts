/** Why an item is in its class: the thresholds of the pack next to the figures of the item. */
import type { Tested } from '../../condition/explain.ts';
import { SIGNS } from '../../condition/kinds/number.ts';
import type { JudgedLine } from '../../lint/types.ts';
import { number } from '../../report/terminal.ts';

/** Shown first for every class, since that is what the arithmetic comes to. */
const LEADING = 'tpp';

export interface ClassText {
  /** What the leading figure is held against: `≥ 500`. Empty where it does not decide. */
  readonly leading: string;
  /** What else decides: `performance density 7 ≥ 5`. */
  readonly others: readonly string[];
  /** The class: its label, or what the pack calls it in a sentence. */
  readonly name: string;
}

/** The tests that put the item into its class, in words. Undefined where the class is not known. */
export function classText(line: Pick<JudgedLine, 'classification'>): ClassText | undefined {
  const found = line.classification();
  if (!found) return undefined;
  const { spec, tests } = found;
  const name = spec.words ?? spec.label;
  if (spec.otherwise) return { leading: belowAll(tests), others: [], name };
  const leading = tests.filter(({ node }) => node.name === LEADING).flatMap(limitsOf);
  const others = new Map<string, string[]>();
  for (const one of tests.filter(({ node }) => node.name !== LEADING)) {
    const words = figureText(one);
    if (words !== undefined) others.set(words, [...(others.get(words) ?? []), ...limitsOf(one)]);
  }
  return {
    leading: [...new Set(leading)].join(' and '),
    others: [...others].map(([words, limits]) => `${words} ${[...new Set(limits)].join(' and ')}`.trim()),
    name,
  };
}

/** `≥ 2,000` and `< 4,000`; nothing where there is no figure to hold against them. */
function limitsOf({ node: { test }, value }: Tested): string[] {
  if (!('limits' in test) || typeof value !== 'number') return [];
  return test.limits.map(({ by, limit }) => `${SIGNS[by]} ${number(limit)}`);
}

function figureText({ node: { fact }, value }: Tested): string | undefined {
  if (typeof value === 'number') return `${fact.words} ${number(value)}`;
  return typeof value === 'boolean' ? `${fact.words}: ${value ? 'yes' : 'no'}` : undefined;
}

/** The lowest limit of all classes, where the item is below it: that is why it is in none of them. */
function belowAll(all: readonly Tested[]): string {
  const floors = all.flatMap(({ node: { name, test }, value }) =>
    name === LEADING && 'limits' in test && typeof value === 'number'
      ? test.limits.flatMap(({ by, limit }) => (by === 'atLeast' || by === 'above' ? [{ by, limit, value }] : []))
      : [],
  );
  const lowest = floors.sort((a, b) => a.limit - b.limit)[0];
  if (!lowest || lowest.value > lowest.limit) return '';
  return `${SIGNS[lowest.by === 'above' ? 'atMost' : 'below']} ${number(lowest.limit)}`;
}
