/** What must hold in catalog/legal-forms.yaml beyond its schema, and what the engine loads of it. */
import type { Json } from '../setup/files.ts';

/** A form of European law has no country; this stands for it in `in`. */
const EUROPE = 'EU';

/**
 * A spelling with all that comparing ignores taken away, roughly: enough to find the same spelling twice. The engine folds more
 * (server/src/trade/foldName.ts).
 */
const roughly = (spelling: string) =>
  spelling
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}&]+/gu, '');

/**
 * Codes, countries and spellings of the forms, as "entry: field: what". A spelling may belong to two forms of different countries ("AS"), never
 * to two of one country, since then it could not be told which is meant.
 */
export function legalFormProblems({ forms }: Json, { countries }: Json): string[] {
  const problems: string[] = [];
  const known = new Set([...countries.map((country: Json) => country.code), EUROPE]);
  const codes = new Set<string>();
  const owners = new Map<string, Json[]>();
  for (const { code, in: places, short, long, punctuated } of forms) {
    const complain = (field: string, text: string) => problems.push(`${code}: ${field}: ${text}`);
    if (codes.has(code)) complain('code', 'used twice');
    codes.add(code);
    for (const place of places) if (!known.has(place)) complain('in', `${place} is not a listed country`);
    if (short.length + long.length === 0) complain('short', 'needs a spelling, here or under long');
    if (punctuated && !short.some((text: string) => /[./]/.test(text)))
      complain('punctuated', 'no abbreviation has points');
    const own = new Set<string>();
    for (const [field, text] of [
      ...short.map((one: string) => ['short', one]),
      ...long.map((one: string) => ['long', one]),
    ]) {
      const key = roughly(text);
      if (!/[\p{L}\p{N}]/u.test(key)) complain(field, `"${text}" has no letters`);
      if (own.has(key)) continue;
      own.add(key);
      for (const other of owners.get(key) ?? []) {
        const both = places.find((place: string) => other.in.includes(place));
        if (both !== undefined)
          complain(field, `"${text}" also belongs to ${other.code}, which is used in ${both} too`);
      }
      owners.set(key, [...(owners.get(key) ?? []), { code, in: places }]);
    }
  }
  return problems;
}

/** What the engine reads of a form; countries are for reviewers. */
export const compactForms = ({ forms }: Json) =>
  forms.map(({ code, at, short, long, punctuated }: Json) => ({ code, at, short, long, punctuated }));
