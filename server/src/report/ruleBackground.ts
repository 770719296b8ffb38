/** What a rule view tells besides the card: cases, wordings, and how the sets that the rule looks at changed. */
import type { Core } from '../lint/index.ts';
import { casesOf, type RuleCase } from './ruleCases.ts';
import { type DatedText, type SetChange, setChangesOf, textsOf } from './ruleHistory.ts';

/** What there is to tell of a rule besides its card. */
export interface RuleBackground {
  readonly texts: readonly DatedText[];
  readonly changes: readonly SetChange[];
  readonly cases: readonly RuleCase[];
  /** How many cases there are in all. */
  readonly allCases: number;
  readonly countryName: (code: string) => string;
}

/** Of a rule by its full id, seen from a day; an empty day: from none. */
export function backgroundOf(rule: string, date: string, { regimes, catalog }: Core): RuleBackground {
  const { cases, all } = casesOf(rule, regimes);
  return {
    texts: textsOf(rule, date, regimes),
    changes: setChangesOf(rule, regimes),
    cases,
    allCases: all,
    countryName: (code) => catalog.findCountry(code)?.country.name ?? code,
  };
}
