/** Facts that do not fit together, found while reading: rule ids `trade/…`. */
import type { Weaker } from '../catalog/stricter.ts';
import type { Country, Currency, Region } from '../catalog/types.ts';
import type { Location } from '../yaml/types.ts';
import { quoted, shortened } from '../yaml/wording.ts';
import type { Severity } from './vocabulary.ts';

/** A fix that replaces the value at the problem's location. */
export interface TradeFix {
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  /** The new value: a text, or several as a list. */
  readonly text: string | readonly string[];
  /** Values that have to change together with it: all edits are made, or none. */
  readonly also?: readonly { readonly at: Location; readonly value: number }[];
  /** An entry that goes with it into the same map. */
  readonly beside?: { readonly key: string; readonly text: string };
  /** A number, a list or a map, written as it is; words are quoted where YAML asks for it. */
  readonly verbatim?: true;
}

export interface TradeProblem {
  readonly rule: string;
  readonly severity: Severity;
  /** What stands here cannot be relied on: lines that it bears on are for a person to decide, whatever weight the finding is given. */
  readonly doubt?: true;
  readonly at: Location;
  readonly message: string;
  readonly fixes: readonly TradeFix[];
  readonly citation?: string;
  readonly url?: string;
}

/** The flag of a problem, to be spread into it. */
export const doubtIf = (doubtful: boolean): { readonly doubt?: true } => (doubtful ? { doubt: true } : {});

export const listOr = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;

/** A text that says that the fact is not there yet. An error where leaving the key out is one. */
export function placeholderProblem(at: Location, text: string, required: boolean, doubtful: boolean): TradeProblem {
  return {
    rule: 'trade/placeholder',
    severity: required ? 'error' : 'warning',
    at,
    message:
      text.trim() === ''
        ? 'Blank text counts as missing. Write the value, or remove the key.'
        : `Placeholder ${quoted(text)} counts as missing. Write the value, or remove the key.`,
    fixes: [],
    ...doubtIf(doubtful),
  };
}

/** A country that is understood by another spelling than its code. Where the code would be misread, the name is what to write. */
export function countryNameProblem(at: Location, text: string, country: Country): TradeProblem | undefined {
  if (country.codeMeans !== undefined) {
    return undefined;
  }
  return {
    rule: 'trade/country-name',
    severity: 'info',
    at,
    message: `${quoted(text)} is read as ${country.code} (${country.name}). Write the ISO code, so that every tool reads the same.`,
    fixes: [{ title: `Write ${country.code}`, safety: 'safe', text: country.code }],
  };
}

/** A code that says something else as well. */
export function ambiguousCodeProblem(at: Location, country: Country): TradeProblem {
  const { code, name, codeMeans } = country;
  return {
    rule: 'trade/ambiguous-country',
    severity: 'warning',
    at,
    message: `Ambiguous code ${code}: it means ${name} or "${codeMeans}". Write ${name}.`,
    fixes: [{ title: `Write ${name}`, safety: 'unsafe', text: name }],
    doubt: true,
  };
}

/**
 * A region where a country belongs. `besides`: the map that it is in has a key for regions; `said`: that key is there already, so
 * that writing it again would be no fix.
 */
export function regionProblem(
  at: Location,
  text: string,
  { region, of }: Region,
  { besides, said }: { readonly besides: boolean; readonly said: boolean },
): TradeProblem {
  const title = `Write ${of} with region: ${region}`;
  return {
    rule: 'trade/unknown-country',
    severity: 'error',
    at,
    message: besides
      ? `${quoted(text)} is a region, not a country. Write ${of}, and add region: ${region}.`
      : `${quoted(text)} is a region of ${of}, not a country. Write it as the region of the party there.`,
    // The country alone would hide the region.
    fixes: besides && !said ? [{ title, safety: 'unsafe', text: of, beside: { key: 'region', text: region } }] : [],
    doubt: true,
  };
}

/** A text that is there and names no country may name any: a doubt, also where leaving the key out is none. */
export function unknownCountryProblem(at: Location, text: string, near: readonly Country[]): TradeProblem {
  const meant = near.map((c) => `${c.code} (${c.name})`);
  return {
    rule: 'trade/unknown-country',
    severity: 'error',
    at,
    message: `Unknown country ${quoted(text)}. ${near.length ? `Did you mean ${listOr(meant)}?` : 'Write its two-letter ISO 3166-1 code.'}`,
    fixes: near.map((c) => ({ title: `Write ${c.code} (${c.name})`, safety: 'unsafe' as const, text: c.code })),
    doubt: true,
  };
}

export function currencyProblem(at: Location, text: string, near: readonly Currency[]): TradeProblem {
  const meant = near.map(({ code, name }) => `${code} (${name})`);
  return {
    rule: 'trade/unknown-currency',
    severity: 'error',
    at,
    message: `Unknown currency ${quoted(text)}. ${near.length > 0 ? `Did you mean ${listOr(meant)}?` : 'Write an ISO 4217 code, such as EUR.'}`,
    fixes: near.map(({ code, name }) => ({ title: `Write ${code} (${name})`, safety: 'unsafe', text: code })),
    doubt: true,
  };
}

/** How a name that carries a count is put right. */
export interface CountedItem {
  readonly count: number;
  /** The quantity as it is, where multiplying it is what was meant. */
  readonly quantity?: { readonly at: Location; readonly value: number };
}

/** `counted`: the name carries a count, so a name alone would lose units. `null`: it does, in a way that cannot be taken apart. */
export function itemProblem(
  at: Location,
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
      message: `${quoted(text)} contains a count${count === undefined ? '' : ` of ${count}`}. Write the item alone, and all units in \`quantity\`.${meant}`,
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
      ? `Unknown or ambiguous item ${quoted(text)}. Did you mean ${listOr(suggestions)}?`
      : `Unknown item ${quoted(text)}. Give its figures: item: {name: …, tpp: …, dieArea: …, dataCenter: …}.`,
    fixes: suggestions.map((id) => ({ title: `Write ${id}`, safety: 'unsafe' as const, text: id })),
  };
}

/** An item whose figures are known from the press alone. */
export function pressProblem(at: Location, name: string): TradeProblem {
  return {
    rule: 'trade/figures-from-press',
    severity: 'info',
    at,
    message: `Unconfirmed figures of ${shortened(name)}: they are from the press. Ask the maker, and give them under \`item\`.`,
    fixes: [],
    doubt: true,
  };
}

/** A figure of a document that is below that of the catalogue for the name that stands next to it. */
export function belowProblem(at: Location, name: string, { words, stated, known }: Weaker): TradeProblem {
  return {
    rule: 'trade/figures-below-catalogue',
    severity: 'warning',
    at,
    message: `Figure below the catalogue: ${quoted(name)} has ${words} of ${known} there, but ${stated} here. Correct the figure, or the name.`,
    fixes: [],
    doubt: true,
  };
}

/** A question about a value that is there and may mean something else: a warning, and a doubt. */
export function question(rule: string, at: Location, message: string, fixes: TradeProblem['fixes'] = []): TradeProblem {
  return { rule, severity: 'warning', at, message, fixes, doubt: true };
}

/** An unsafe fix that writes a number, in the given spelling where there is one. */
export const writeNumber = (value: number | string): TradeFix => ({
  title: `Write ${value}`,
  safety: 'unsafe',
  text: String(value),
  verbatim: true,
});
