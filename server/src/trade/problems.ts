/** Facts that do not fit together, found while reading: rule ids `trade/…`. */
import type { Country } from '../catalog/types.ts';
import type { Spot } from '../yaml/types.ts';
import type { Severity } from './vocabulary.ts';

export interface TradeProblem {
  readonly rule: string;
  readonly severity: Severity;
  /** What stands here cannot be relied on: lines that it bears on are for a person to decide, whatever weight the finding is given. */
  readonly doubt?: true;
  readonly at: Spot;
  readonly message: string;
  /** A mend that replaces the value at the spot. */
  readonly fixes: readonly { readonly title: string; readonly safety: 'safe' | 'unsafe'; readonly text: string }[];
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
    doubt: true,
    at,
    message: `“${text}” is no country that Exportlint knows. ${near.length ? `Did you mean ${listOr(meant)}?` : 'Write an ISO 3166-1 alpha-2 code, such as the two letters of a postal address.'}`,
    fixes: near.map((c) => ({ title: `Write ${c.code} (${c.name})`, safety: 'unsafe' as const, text: c.code })),
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
