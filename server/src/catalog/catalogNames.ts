/** How names are compared: what does not matter in them, and which of many is near to a text. */

import { distance } from 'fastest-levenshtein';

/** A name without marks of trade, in the usual width of letters: ® and ™ say nothing, full-width letters are the same letters. */
export function plainName(text: string): string {
  return text
    .replace(/[®™©℠]|\((?:r|tm|c)\)/giu, '')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-');
}

/** Item names: case, spaces, hyphens, underscores and marks of trade do not matter. */
export function itemKey(text: string): string {
  return plainName(text)
    .toLowerCase()
    .replace(/[\s_\p{Pd}]+/gu, '');
}

/** Country names: case, accents, punctuation and a leading or trailing "the" do not matter; "St." is "Saint", "&" is "and". */
export function countryKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/\bst\.?\s+(?=\p{L})/gu, 'saint ')
    .replace(/\(\s*the\s*\)/gu, ' ')
    .replace(/^\s*the\s+|,?\s+the\s*$/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Lower-case words and numbers of a name. */
export function words(text: string): string[] {
  return (
    plainName(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** 1 for equal keys, 0 for nothing in common: share of characters that an edit would keep. */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - distance(a, b) / longest;
}

/** The values that score at least `floor`, best first, at most `limit`; equals keep their order. */
export function nearest<T>(values: Iterable<T>, score: (value: T) => number, floor: number, limit: number): T[] {
  const scored: { value: T; score: number }[] = [];
  for (const value of values) {
    const it = score(value);
    if (it >= floor) scored.push({ value, score: it });
  }
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ value }) => value);
}
