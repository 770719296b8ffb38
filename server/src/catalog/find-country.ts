/** Looking a country up by code, name or alias, and what may have been meant. */

import { countryKey, likeness, nearest, words } from './names.ts';
import type { CatalogData, Country } from './types.ts';

export interface CountryFinder {
  readonly countries: readonly Country[];
  find(text: string): { readonly country: Country; readonly exact: boolean } | undefined;
  suggest(text: string): Country[];
}

interface Labels {
  readonly keys: readonly string[];
  readonly words: ReadonlySet<string>;
}

const NEAR = 0.66;
const SUGGESTIONS = 3;

/** Maps are built once; the three-letter code counts as an alias. */
export function countryFinder(data: CatalogData): CountryFinder {
  const byCode = new Map<string, Country>();
  const byKey = new Map<string, Country>();
  let labels: ReadonlyMap<Country, Labels> | undefined;
  const countries = data.countries.map(({ code, name, aliases = [], alpha3, of }): Country => {
    const country: Country = { code, name, aliases: [...aliases, alpha3], ...(of === undefined ? {} : { of }) };
    byCode.set(code, country);
    for (const text of [code, alpha3, name, ...aliases]) byKey.set(countryKey(text), country);
    return country;
  });

  /** What suggestions are measured against; made when somebody first asks. Three-letter codes are near to too much. */
  function labelled(): ReadonlyMap<Country, Labels> {
    labels ??= new Map(
      countries.map((country, index) => {
        const names = [country.name, ...(data.countries[index]?.aliases ?? [])];
        return [country, { keys: names.map(countryKey), words: new Set(names.flatMap(words)) }];
      }),
    );
    return labels;
  }

  function find(text: string) {
    const exact = byCode.get(text);
    if (exact !== undefined) return { country: exact, exact: true };
    const country = byKey.get(countryKey(text));
    return country === undefined ? undefined : { country, exact: false };
  }

  /** A name is near when most of it agrees, or when each word asked for occurs in it ("Korea", "Congo"). */
  function suggest(text: string): Country[] {
    const key = countryKey(text);
    const asked = words(text);
    if (key === '') return [];
    const score = (country: Country) => {
      const label = labelled().get(country);
      if (label === undefined) return 0;
      const edit = Math.max(...label.keys.map((it) => likeness(key, it)));
      return asked.every((word) => label.words.has(word)) ? Math.max(edit, NEAR) : edit;
    };
    return nearest(countries, score, NEAR, SUGGESTIONS);
  }

  return { countries, find, suggest };
}
