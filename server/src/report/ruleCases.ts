/** The cases that decide by a rule, as `npm run generate` found them by judging all cases of the packs. */
import type { Regime } from '../lint/index.ts';
import cases from './generated/ruleCases.json' with { type: 'json' };

/** An example that is run as a test: what it shows, and what Exportlint has to say about the line. */
export interface RuleCase {
  readonly title: string;
  /** `to QA on 2026-03-02`; empty where it is about the document. */
  readonly where: string;
  /** `blocked, licence needed`. */
  readonly says: string;
  /** The regime that says it. */
  readonly regime: string;
}

interface Found {
  readonly titles: readonly string[];
  readonly places: readonly string[];
  readonly sayings: readonly string[];
  /** By rule id: number of all cases, then title, place, saying and regime of those that show the rule best. */
  readonly rules: Readonly<Record<string, readonly [number, ...(readonly [number, number, number, string])[]]>>;
}

/** Those that show the rule best, and how many there are in all. A rule that a pack takes over from another has the cases of that one. */
export function casesOf(
  rule: string,
  regimes: ReadonlyMap<string, Regime>,
): { readonly cases: readonly RuleCase[]; readonly all: number } {
  const { titles, places, sayings, rules } = cases as unknown as Found;
  const found = rules[rule];
  if (found) {
    const [all, ...shown] = found;
    return {
      all,
      cases: shown.map(([title, place, says, regime]) => ({
        title: titles[title] ?? '',
        where: places[place] ?? '',
        says: sayings[says] ?? '',
        regime,
      })),
    };
  }
  const [id = '', ...local] = rule.split('/');
  const below = regimes.get(id)?.pack.spec.extends;
  return below === undefined ? { cases: [], all: 0 } : casesOf([below, ...local].join('/'), regimes);
}
