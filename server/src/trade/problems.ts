/** Facts that do not fit together, found while reading: rule ids `trade/…`. */
import type { Weaker } from '../catalog/stricter.ts';
import type { Country } from '../catalog/types.ts';
import type { Spot } from '../yaml/types.ts';
import type { Severity } from './vocabulary.ts';

/** A fix that replaces the value at the problem's spot. */
export interface TradeFix {
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  /** The new value: a text, or several as a list. */
  readonly text: string | readonly string[];
  /** Values that have to change together with it: all edits are made, or none. */
  readonly also?: readonly { readonly at: Spot; readonly value: number }[];
}

export interface TradeProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly at: Spot;
  readonly message: string;
  readonly fixes: readonly TradeFix[];
  /** What is at the spot cannot be relied on: lines that it bears on wait for a person, whatever else is found. */
  readonly doubt?: true;
  readonly citation?: string;
  readonly url?: string;
}

/** A text as messages quote it: not longer than a line can hold. */
export const cut = (text: string): string => (text.length > 50 ? `${text.slice(0, 49)}…` : text);

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

/** How a name that carries a count is put right. */
export interface CountedItem {
  readonly count: number;
  /** The quantity as it is, where multiplying it is what was meant. */
  readonly quantity?: { readonly at: Spot; readonly value: number };
}

/** `counted`: the name carries a count, so a name alone would lose units. `null`: it does, in a way that cannot be taken apart. */
export function itemProblem(
  at: Spot,
  text: string,
  suggestions: readonly string[],
  counted?: CountedItem | null,
): TradeProblem {
  const problem = { rule: 'trade/unknown-item', severity: 'error', at } as const;
  if (counted !== undefined) {
    const meant = suggestions.length ? ` Did you mean ${listOr(suggestions)}?` : '';
    const { count, quantity } = counted ?? {};
    return {
      ...problem,
      message: `“${cut(text)}” holds a count${count === undefined ? '' : ` of ${count}`}: write the item alone, and all units in \`quantity\`.${meant}`,
      fixes:
        count === undefined || quantity === undefined
          ? []
          : suggestions.map((id) => ({
              title: `Write ${id} and quantity ${quantity.value * count}`,
              safety: 'unsafe' as const,
              text: id,
              also: [{ at: quantity.at, value: quantity.value * count }],
            })),
    };
  }
  return {
    ...problem,
    message: suggestions.length
      ? `“${text}” names no item of the catalogue, or more than one. Did you mean ${listOr(suggestions)}?`
      : `“${text}” names no item of the catalogue. Give its figures instead: item: {name: …, tpp: …, dieArea: …, dataCenter: …}.`,
    fixes: suggestions.map((id) => ({ title: `Write ${id}`, safety: 'unsafe' as const, text: id })),
  };
}

/** An item whose figures are known from the press alone. */
export function pressProblem(at: Spot, name: string): TradeProblem {
  return {
    rule: 'trade/figures-from-press',
    severity: 'info',
    at,
    message: `The figures of ${cut(name)} are from the press and confirmed by no one. Ask the maker, and give them under \`item\`.`,
    fixes: [],
    doubt: true,
  };
}

/** A figure of a document that is below that of the catalogue for the name that stands beside it. */
export function belowProblem(at: Spot, name: string, { words, stated, known }: Weaker): TradeProblem {
  return {
    rule: 'trade/figures-below-catalogue',
    severity: 'warning',
    at,
    message: `“${cut(name)}” has ${words} of ${known} in the catalogue, and ${stated} here. Correct the figure, or the name.`,
    fixes: [],
    doubt: true,
  };
}
