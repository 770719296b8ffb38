/** The cases that decide by a rule, as `npm run generate` found them by judging all cases of the packs. */
import type { Regime } from '../lint/index.ts';
import cases from './generated/ruleCases.json' with { type: 'json' };

/** An example that is run as a test: what it shows, and what Exportlint has to say about the line. */
export interface RuleCase {
  readonly title: string;
  /** `blocked, licence needed`. */
  readonly says: string;
  /** The regime that says it. */
  readonly regime: string;
}

interface Found {
  readonly titles: readonly string[];
  readonly sayings: readonly string[];
  /** By rule id: number of all cases, then title, saying and regime of those that show the rule best. */
  readonly rules: Readonly<Record<string, readonly [number, ...(readonly [number, number, string])[]]>>;
}

/** Those that show the rule best, and how many there are in all. A rule that a pack takes over from another has the cases of that one. */
export function casesOf(
  rule: string,
  regimes: ReadonlyMap<string, Regime>,
): { readonly cases: readonly RuleCase[]; readonly all: number } {
  const { titles, sayings, rules } = cases as unknown as Found;
  const found = rules[rule];
  if (found) {
    const [all, ...shown] = found;
    return {
      all,
      cases: shown.map(([title, says, regime]) => ({ title: titles[title] ?? '', says: sayings[says] ?? '', regime })),
    };
  }
  const [id = '', ...local] = rule.split('/');
  const below = regimes.get(id)?.pack.spec.extends;
  return below === undefined ? { cases: [], all: 0 } : casesOf([below, ...local].join('/'), regimes);
}
