/** Facts that do not fit together, found while reading: rule ids `trade/…`. */
import type { Country, Currency } from '../catalog/types.ts';
import type { Spot } from '../yaml/types.ts';
import type { Severity } from './vocabulary.ts';

/** A mend that replaces the value at the spot. */
export interface ProblemFix {
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  /** What to write: words are quoted where YAML asks for it, unless `verbatim`. */
  readonly text: string;
  /** A number, a list or a map, written as it is. */
  readonly verbatim?: true;
}

export interface TradeProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly at: Spot;
  readonly message: string;
  readonly fixes: readonly ProblemFix[];
  /** What stands at `at` cannot be relied on: no line that it bears on is better than review, whatever the severity. */
  readonly doubt?: true;
  readonly citation?: string;
  readonly url?: string;
}

export const listOr = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;

export function countryProblem(
  at: Spot,
  text: string,
  country: Country | undefined,
  suggest: () => readonly Country[],
): TradeProblem {
  if (country) {
    return {
      rule: 'trade/country-name',
      severity: 'info',
      at,
      message: `“${text}” is read as ${country.code} (${country.name}). Write the ISO code so that every tool reads the same.`,
      fixes: [{ title: `Write ${country.code}`, safety: 'safe', text: country.code }],
    };
  }
  const near = suggest();
  const meant = near.map((c) => `${c.code} (${c.name})`);
  return {
    rule: 'trade/unknown-country',
    severity: 'error',
    at,
    message: `“${text}” is no country that Exportlint knows. ${near.length ? `Did you mean ${listOr(meant)}?` : 'Write an ISO 3166-1 alpha-2 code, such as the two letters of a postal address.'}`,
    fixes: near.map((c) => ({ title: `Write ${c.code} (${c.name})`, safety: 'unsafe' as const, text: c.code })),
  };
}

export function currencyProblem(at: Spot, text: string, near: readonly Currency[]): TradeProblem {
  const meant = near.map(({ code, name }) => `${code} (${name})`);
  return {
    rule: 'trade/unknown-currency',
    severity: 'error',
    at,
    message: `Unknown currency “${text}”. ${near.length > 0 ? `Did you mean ${listOr(meant)}?` : 'Write an ISO 4217 code, such as EUR.'}`,
    fixes: near.map(({ code, name }) => ({ title: `Write ${code} (${name})`, safety: 'unsafe', text: code })),
    doubt: true,
  };
}

export function itemProblem(at: Spot, text: string, suggestions: readonly string[]): TradeProblem {
  return {
    rule: 'trade/unknown-item',
    severity: 'error',
    at,
    message: suggestions.length
      ? `“${text}” names no item of the catalogue, or more than one. Did you mean ${listOr(suggestions)}?`
      : `“${text}” names no item of the catalogue. Give its figures instead: item: {name: …, tpp: …, dieArea: …, dataCenter: …}.`,
    fixes: suggestions.map((id) => ({ title: `Write ${id}`, safety: 'unsafe' as const, text: id })),
  };
}

/** A question about a value that stands there and may mean something else: a warning, and a doubt. */
export function question(rule: string, at: Spot, message: string, fixes: TradeProblem['fixes'] = []): TradeProblem {
  return { rule, severity: 'warning', at, message, fixes, doubt: true };
}

/** An unsafe fix that writes a number, in the given spelling where there is one. */
export const writeNumber = (value: number | string): ProblemFix => ({
  title: `Write ${value}`,
  safety: 'unsafe',
  text: String(value),
  verbatim: true,
});
