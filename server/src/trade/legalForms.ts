/** Which words of a name are its legal form: "Co., Ltd." behind, "PT" in front, 有限公司 at the end of one word. */
import { shippedLegalForms } from '../catalog/legal-forms.ts';
import { type NameWord, wordsOf } from './foldName.ts';

/** A name divided into words that name the company, and codes of the forms that the others say. */
export interface Divided {
  readonly words: readonly NameWord[];
  /** Codes of catalog/legal-forms.yaml. A spelling that several countries share gives the codes of all. */
  readonly codes: ReadonlySet<string>;
}

/** One way to write a form. */
interface Spelling {
  readonly code: string;
  readonly front: boolean;
  readonly behind: boolean;
  /** Counts only where points or strokes are written. */
  readonly punctuated: boolean;
  /** Places within its letters at which a word may begin or end. */
  readonly divides: ReadonlySet<number>;
}

/** Words that join; all say the same. */
const AND: ReadonlySet<string> = new Set(['&', 'and', 'und', 'et', 'y', 'og', 'och']);
export const isAnd = (word: string): boolean => AND.has(word);

/** Scripts that are written without spaces, where a form is part of the last or first word. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{M}]{2,}$/u;

/** Letters of a spelling -> the forms that it may be. */
const SPELLINGS: ReadonlyMap<string, readonly Spelling[]> = spellings();
const LONGEST = Math.max(...[...SPELLINGS.keys()].map((letters) => letters.length));
/** The same for spellings that can be part of a word, and their lengths, the longest first. */
const GLUED: ReadonlyMap<string, readonly Spelling[]> = new Map(
  [...SPELLINGS].filter(([letters]) => UNSPACED.test(letters)),
);
const GLUED_LENGTHS = [...new Set([...GLUED.keys()].map((letters) => letters.length))].sort((a, b) => b - a);

function lettersOf(words: readonly NameWord[]): string {
  return words.map(({ text }) => (isAnd(text) ? '&' : text)).join('');
}

function spellings(): ReadonlyMap<string, readonly Spelling[]> {
  const found = new Map<string, Spelling[]>();
  for (const { code, at, short, long, punctuated } of shippedLegalForms) {
    const add = (text: string, abbreviated: boolean) => {
      const words = wordsOf(text);
      const letters = lettersOf(words);
      const spelling = {
        code,
        front: at !== 'behind',
        behind: at !== 'front',
        punctuated: abbreviated && punctuated === true && words.some((word) => word.punctuated),
        divides: dividesOf(words),
      };
      found.set(letters, [...(found.get(letters) ?? []), spelling]);
    };
    for (const text of short) add(text, true);
    for (const text of long) add(text, false);
  }
  return found;
}

function dividesOf(words: readonly NameWord[]): ReadonlySet<number> {
  const divides = new Set([0]);
  let at = 0;
  for (const { text } of words) {
    at += isAnd(text) ? 1 : text.length;
    divides.add(at);
  }
  return divides;
}

/**
 * The forms that the words spell, none where they spell no form. A word of several letters must be one in the spelling too, so that "A SA"
 * is not "ASA"; single letters may stand apart.
 */
function formsOf(words: readonly NameWord[], where: 'front' | 'behind' | 'anywhere'): readonly Spelling[] {
  const long = words.reduce((sum, { text }) => sum + text.length, 0) > LONGEST + words.length * LONGEST_AND;
  const found = long ? undefined : SPELLINGS.get(lettersOf(words));
  if (!found) {
    return [];
  }
  const apart = words.every(({ text }) => text.length === 1);
  const points = words.some(({ punctuated }) => punctuated);
  return found.filter(
    (spelling) =>
      (where === 'anywhere' || spelling[where]) &&
      (!spelling.punctuated || points) &&
      (apart || isDivided(words, spelling)),
  );
}

/** "and" counts as one letter. */
const LONGEST_AND = 2;

function isDivided(words: readonly NameWord[], { divides }: Spelling): boolean {
  let at = 0;
  return words.every(({ text }) => {
    const from = at;
    at += isAnd(text) ? 1 : text.length;
    return text.length === 1 || (divides.has(from) && divides.has(at));
  });
}

/** A form has at most so many words, single letters written apart included. */
const MOST_WORDS = 12;

/** Without the forms behind and in front, however many; at least one word stays, and a name that is nothing but a form stays whole. */
export function divide(words: readonly NameWord[]): Divided {
  const codes = new Set<string>();
  if (words.length <= MOST_WORDS && formsOf(words, 'anywhere').length > 0) {
    return { words, codes };
  }
  const left = [...words];
  let from = 0;
  const note = (found: readonly Spelling[]) => {
    for (const { code } of found) codes.add(code);
    return found.length > 0;
  };
  const isCut = (where: 'front' | 'behind'): boolean => {
    for (let count = Math.min(left.length - from - 1, MOST_WORDS); count > 0; count -= 1) {
      const part = where === 'behind' ? left.slice(-count) : left.slice(from, from + count);
      if (note(formsOf(part, where))) {
        if (where === 'behind') left.length -= count;
        else from += count;
        return true;
      }
    }
    const at = where === 'behind' ? left.length - 1 : from;
    const glued = gluedForm(left[at]?.text ?? '', where);
    if (glued) {
      note(glued.found);
      left[at] = { text: glued.rest, punctuated: false };
    }
    return glued !== undefined;
  };
  for (const where of ['behind', 'front'] as const) {
    while (isCut(where));
  }
  return { words: left.slice(from), codes };
}

/** A form at that end of a word, and the rest of the word, which is never empty. */
function gluedForm(
  word: string,
  where: 'front' | 'behind',
): { readonly found: readonly Spelling[]; readonly rest: string } | undefined {
  for (const length of GLUED_LENGTHS) {
    const part = where === 'behind' ? word.slice(-length) : word.slice(0, length);
    const found = word.length > length ? (GLUED.get(part) ?? []).filter((one) => one[where]) : [];
    if (found.length > 0) {
      return { found, rest: where === 'behind' ? word.slice(0, -length) : word.slice(length) };
    }
  }
  return undefined;
}

/** Is the text a form and nothing else, wherever it would be written? */
export const isForm = (text: string): boolean => formsOf(wordsOf(text), 'anywhere').length > 0;
