/** Sentences of messages: short enough for one line, whatever a document says. */

/** Maximum length of a message, in characters; it is one line. */
export const MOST_CHARACTERS = 160;

const MOST_QUOTED = 40;

/** A text that is not longer than `most` characters: its middle gives way to an ellipsis. */
export function shortened(text: string, most = MOST_QUOTED): string {
  // No sign needs more code units than two; a message counts those, as editors do.
  if (text.length <= most) return text;
  const signs = [...text];
  const half = Math.floor((most - 1) / 2);
  const head = within(signs, half);
  const tail = within(signs.reverse(), most - 1 - half);
  return `${head.join('')}…${tail.reverse().join('')}`;
}

function within(signs: readonly string[], most: number): string[] {
  let end = 0;
  for (let left = most; left >= (signs[end]?.length ?? Number.POSITIVE_INFINITY); end++)
    left -= (signs[end] as string).length;
  return signs.slice(0, end);
}

/** A value of a document as messages quote it: on one line, in straight quotes, shortened. */
export const quoted = (text: string): string => `"${shortened(text.replace(/\s+/gu, ' ').trim())}"`;

/** A sentence ends here; not behind the initials of a name ("S.A. Farol"). */
const SENTENCE_END = /(?<=[\p{Ll}\p{N})"`%][.?!])\s+(?=[\p{Lu}"`])/u;

/**
 * The sentences of a message that fit, and those that do not. A first sentence that is too long by itself is shortened, and the rest is the
 * whole message. `room`: characters, at most `MOST_CHARACTERS`.
 */
export function brief(text: string, room = MOST_CHARACTERS): { readonly message: string; readonly rest: string } {
  if (text.length <= room) return { message: text, rest: '' };
  const [first = '', ...others] = text.split(SENTENCE_END);
  if (first.length > room) return { message: shortened(first, room), rest: text };
  let message = first;
  let at = 0;
  for (; at < others.length && message.length + 1 + (others[at] as string).length <= room; at++) {
    message += ` ${others[at]}`;
  }
  return { message, rest: others.slice(at).join(' ') };
}

/** `an export`, `a delivery`: by the first letter. */
export const withArticle = (word: string): string => `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;
