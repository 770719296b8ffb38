/** Words in texts: whole words, beginnings of words, and scripts that put no space between words. */
import { isMap } from '../yaml/index.ts';
import type { PackProblem } from './merge.ts';
import type { PackSpec } from './pack.ts';

/** Without case, accents and punctuation; a space at either end and between words. */
const folded = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\.(?=\s|$)/g, ' ')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim()} `;

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Does the text mention one of the words? Each is the beginning of a word, or a whole one where it ends in a space. Words of scripts without
 * spaces are found anywhere.
 */
export function mentionTest(words: readonly string[]): (text: string) => boolean {
  const wanted = words.map((word) => {
    const plain = folded(word).trim();
    return WITHOUT_SPACES.test(word) ? plain : ` ${plain}${word.endsWith(' ') ? ' ' : ''}`;
  });
  return (text) => {
    const searched = folded(text);
    return wanted.some((word) => searched.includes(word));
  };
}

/** The pack with the words of `terms` written out where conditions name them, and the names that there are not. */
export function withTerms(spec: PackSpec): { readonly spec: PackSpec; readonly problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  const wordsOf = (name: string, path: readonly (string | number)[]): readonly string[] => {
    const terms = Object.hasOwn(spec.terms ?? {}, name) ? spec.terms?.[name] : undefined;
    if (!terms) {
      problems.push({ path, message: `there is no list of terms “${name}”` });
    }
    return (terms ?? []).map((term) => (term.endsWith('*') ? term.slice(0, -1) : `${term} `));
  };
  const walk = (value: unknown, path: readonly (string | number)[]): unknown => {
    if (Array.isArray(value)) {
      const items = value.map((item, i) => walk(item, [...path, i]));
      return items.some((item, i) => item !== value[i]) ? items : value;
    }
    if (!isMap(value)) {
      return value;
    }
    const { mentions } = value;
    if (isMap(mentions) && mentions['terms'] !== undefined) {
      const names = [mentions['terms']].flat().map(String);
      return { ...value, mentions: names.flatMap((name) => wordsOf(name, [...path, 'mentions', 'terms'])) };
    }
    const entries = Object.entries(value).map(([key, item]) => [key, walk(item, [...path, key])] as const);
    return entries.some(([key, item]) => item !== value[key]) ? Object.fromEntries(entries) : value;
  };
  return { spec: walk(spec, []) as PackSpec, problems };
}
