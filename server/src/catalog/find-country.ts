/** Looking a country up by code, name or alias, and what may have been meant. */

import { countryKey, likeness, nearest, words } from './catalogNames.ts';
import { codeAndName, leadingCode, nameKeys } from './country-names.ts';
import type { CatalogData, Country, Region } from './types.ts';

export interface CountryFinder {
  readonly countries: readonly Country[];
  find(text: string): { readonly country: Country; readonly exact: boolean } | undefined;
  findStation(text: string): Country | undefined;
  findRegion(text: string): Region | undefined;
  suggest(text: string): Country[];
}

interface Labels {
  readonly keys: readonly string[];
  readonly words: ReadonlySet<string>;
}

const NEAR = 0.66;
const SUGGESTIONS = 3;
/** The longest official name has some 60 letters. */
const LONGEST = 120;

/** Two letters, with whatever is between them: a code or a word ("no", "P.R.", "n/a"), read as it is written or not at all. */
const isShort = (key: string): boolean => /^[a-z]{0,2}$/u.test(key);
const shortForm = (text: string): string => text.replace(/\s+/gu, '').replace(/^The(?=[A-Z])/u, 'the');

/** Maps are built once, those of other languages when a text is in none of the others. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one table of names, and the look-ups that share it
export function countryFinder(data: CatalogData): CountryFinder {
  const byCode = new Map<string, Country>();
  const byKey = new Map<string, Country>();
  /** Three-letter codes and aliases of two letters, in capitals as they are written. */
  const asWritten = new Map<string, Country>();
  const countries = data.countries.map(({ code, name, aliases = [], alpha3, of, codeMeans }): Country => {
    const country: Country = {
      code,
      name,
      aliases: [...new Set([...aliases, alpha3])],
      ...(of === undefined ? {} : { of }),
      ...(codeMeans === undefined ? {} : { codeMeans }),
    };
    byCode.set(code, country);
    asWritten.set(alpha3, country);
    for (const text of [name, ...aliases]) {
      const key = countryKey(text);
      if (isShort(key)) asWritten.set(shortForm(text), country);
      else byKey.set(key, country);
    }
    return country;
  });
  const ambiguous = new Set((data.ambiguousCountries ?? []).map(countryKey));
  const regions = (data.regions ?? []).map(({ aliases = [], codes = [], ...region }) => ({
    region,
    keys: new Set([region.name, ...aliases].map(countryKey)),
    codes,
  }));
  const locodes = new Set(data.locodes ?? []);

  let foreign: ReadonlyMap<string, Country> | undefined;
  let labels: ReadonlyMap<Country, Labels> | undefined;

  /** Names in other languages; what two countries are called in two languages names neither. */
  function foreignNames(): ReadonlyMap<string, Country> {
    if (foreign !== undefined) return foreign;
    const found = new Map<string, Country | undefined>();
    for (const country of countries) {
      for (const key of new Set((data.countryNames?.[country.code] ?? []).map(countryKey))) {
        found.set(key, found.has(key) || ambiguous.has(key) || isShort(key) ? undefined : country);
      }
    }
    foreign = new Map([...found].filter((entry): entry is [string, Country] => entry[1] !== undefined));
    return foreign;
  }

  /** What suggestions are measured against; made when someone first asks. Three-letter codes are near to too much. */
  function labelled(): ReadonlyMap<Country, Labels> {
    labels ??= new Map(
      countries.map((country, index) => {
        const names = [country.name, ...(data.countries[index]?.aliases ?? [])];
        return [country, { keys: names.map(countryKey), words: new Set(names.flatMap(words)) }];
      }),
    );
    return labels;
  }

  /** By code or by a name alone. */
  function named(text: string): Country | undefined {
    const written = byCode.get(text) ?? asWritten.get(shortForm(text));
    const key = countryKey(text);
    if (written !== undefined || isShort(key) || ambiguous.has(key)) return written;
    for (const each of nameKeys(text)) {
      const country = byKey.get(each);
      if (country !== undefined) return country;
    }
    return foreignNames().get(key);
  }

  function find(text: string) {
    const exact = byCode.get(text);
    if (exact !== undefined) return { country: exact, exact: true };
    if (text.length > LONGEST || findRegion(text) !== undefined) return undefined;
    const trimmed = text.trim();
    const country = named(trimmed) ?? agreed(trimmed);
    return country === undefined ? undefined : { country, exact: false };
  }

  /** A code and a name next to each other, where both mean one country. */
  function agreed(text: string): Country | undefined {
    const both = codeAndName(text);
    if (both === undefined) return undefined;
    const country = byCode.get(both.code) ?? asWritten.get(both.code);
    // A name that is itself two letters is a code again: "US-CA" is California.
    return country !== undefined && !isShort(countryKey(both.name)) && named(both.name.trim()) === country
      ? country
      : undefined;
  }

  function findStation(text: string): Country | undefined {
    const code = text.trim().replace(/\s/u, '');
    return locodes.has(code) ? byCode.get(code.slice(0, 2)) : undefined;
  }

  function findRegion(text: string): Region | undefined {
    const key = countryKey(text);
    const code = text.trim().toUpperCase();
    return regions.find((it) => it.keys.has(key) || it.codes.includes(code))?.region;
  }

  /** A name is near when most of it agrees, or when each word asked for occurs in it ("Korea", "Congo"). */
  function suggest(text: string): Country[] {
    const trimmed = text.trim();
    const key = countryKey(trimmed);
    if (key === '' || text.length > LONGEST) return [];
    if (isShort(key)) {
      const code = byCode.get(key.toUpperCase()) ?? asWritten.get(key.toUpperCase());
      return code === undefined || code.codeMeans !== undefined ? [] : [code];
    }
    const asked = words(trimmed);
    const inside = mentioned(trimmed);
    const score = (country: Country) => {
      const label = labelled().get(country);
      if (label === undefined) return 0;
      if (inside.includes(country)) return 1;
      const edit = Math.max(...label.keys.map((it) => likeness(key, it)));
      return asked.every((word) => label.words.has(word)) ? Math.max(edit, NEAR) : edit;
    };
    return nearest(countries, score, NEAR, SUGGESTIONS);
  }

  /** Countries that the text says beside something else: "US-CA", "CNSHA", "Shanghai, China", "CN - Chinese". */
  function mentioned(text: string): readonly Country[] {
    const code = leadingCode(text);
    // Stations only of the list: PARIS has the form of a UN/LOCODE in Panama.
    const known = findStation(text) ?? (code === undefined ? asWritten.get(text.toUpperCase()) : byCode.get(code));
    const both = code === undefined ? codeAndName(text) : undefined;
    const parts = [...text.split(/[,;:/|()[\]]|\s[-–—]\s/u), ...(both ? [both.code, both.name] : [])].map((it) =>
      it.trim(),
    );
    const found = parts.length < 2 ? [] : parts.map((part) => (part === text ? undefined : named(part)));
    const official = text.replace(/^.*\b(?:of|the)\s+/iu, '');
    return [known, ...found, official === text ? undefined : named(official)].filter((it) => it !== undefined);
  }

  return { countries, find, findStation, findRegion, suggest };
}
