/** Is a text a fact, or a sign that the fact is not there yet? The words are data: catalog/placeholders.yaml. */
import { vocabulary } from './generated/placeholders.ts';
import { remembered } from './remembered.ts';

/** Longer texts are prose: someone had something to say. */
const LONGEST = 160;
/** Words of the longest phrase, and one for good measure. */
const WORDS = 7;

/** Letters and digits only, in lower case, without accents and width. */
export function placeholderKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const keys = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.map(placeholderKey));

const PHRASE = keys(vocabulary.phrase);
const APART = new Set([...keys(vocabulary.apart), ...PHRASE]);
const WHOLE = new Set([...keys(vocabulary.whole), ...APART]);

/** A row of x's holds a place ("XXX", "xx/xx/xxxx"); a single one may be a name. */
const CROSSES = /^xx+$/;
/** "TBC, Inc." and "TBC (Pty) Ltd" are companies: a comma counts before a small letter, a bracket where one closes the text. */
const SEPARATOR = /[:;=|：；，、\n]|\s[-–—/]+\s|,\s*(?=\p{Ll})/u;
const WITH_BRACKETS = new RegExp(`[()[\\]{}<>（）【】]|${SEPARATOR.source}`, 'u');
const CLOSED = /[)\]}>）】]\s*$/u;

/** What is before the first separator that has a word before it, and what is behind the last that has one behind it. */
function ends(text: string): readonly string[] {
  const parts = text.split(CLOSED.test(text) ? WITH_BRACKETS : SEPARATOR).filter((part) => /[\p{L}\p{N}]/u.test(part));
  return parts.length < 2 ? [] : [parts[0] as string, parts[parts.length - 1] as string];
}

function saysPhrase(text: string): boolean {
  const words = text.split(/[\s_\p{Pd}.]+/u).filter(Boolean);
  for (let count = 2; count <= Math.min(WORDS, words.length); count += 1) {
    const found = [words.slice(0, count), words.slice(-count)].some((some) =>
      PHRASE.has(placeholderKey(some.join(''))),
    );
    if (found) {
      return true;
    }
  }
  return false;
}

/** Says that something is not known, not there yet or left to another place ("N/A", "TBD - ask Marie", "-"). Linear in the length. */
export const isPlaceholder = remembered(holdsAPlace);

function holdsAPlace(text: string): boolean {
  const key = placeholderKey(text);
  if (key === '' || WHOLE.has(key) || CROSSES.test(key)) {
    return true;
  }
  if (text.length > LONGEST) {
    return false;
  }
  return ends(text).some((part) => APART.has(placeholderKey(part))) || saysPhrase(text);
}
