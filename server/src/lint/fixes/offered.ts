/**
 * A fix that is offered beside those that a finding brings itself. Its text may have holes where only a person knows what belongs: an
 * editor that knows snippets stops at each, every other one gets what is in the hole, which for most is nothing, so that the next
 * check asks for it. What is not known is never written as if it were.
 */
import type { TextEdit } from '../../yaml/index.ts';

export interface OfferedFix {
  readonly title: string;
  /** safe: changes the spelling of a fact, never a fact. */
  readonly safety: 'safe' | 'unsafe';
  /** A person has to write something before the finding goes; the title says so. */
  readonly asks: boolean;
  /** In the order in which edits at the same place stand. */
  readonly edits: readonly TextEdit[];
}

const OPEN = '\u0001';
const CLOSE = '\u0002';
// biome-ignore lint/suspicious/noControlCharactersInRegex: signs that no document holds mark the holes
const HOLE = /\u0001([^\u0002]*)\u0002/g;

/** A place for a person to write; `meanwhile` is there until then. */
export function hole(meanwhile = ''): string {
  return `${OPEN}${meanwhile}${CLOSE}`;
}

export function hasHoles(text: string): boolean {
  return text.includes(OPEN);
}

/** The text for an editor without snippets; no line ends in a blank where a hole was. */
export function withoutHoles(text: string): string {
  // Of the blanks around an empty hole one is enough.
  return text
    .replaceAll(`${OPEN}${CLOSE} `, '')
    .replace(HOLE, '$1')
    .replace(/[ \t]+(?=\r?\n|$)/g, '');
}

/**
 * The text in the snippet syntax of the Language Server Protocol. `first` is the number of the first stop.
 * @returns the snippet and the number after its last stop
 */
export function asSnippet(text: string, first = 1): { readonly snippet: string; readonly next: number } {
  let next = first;
  const escaped = (plain: string): string => plain.replace(/[\\$}]/g, '\\$&');
  const parts = text.split(HOLE);
  const snippet = parts
    .map((part, index) => {
      if (index % 2 === 0) return escaped(part);
      const stop = part === '' ? `$${next}` : `\${${next}:${escaped(part)}}`;
      next += 1;
      return stop;
    })
    .join('');
  return { snippet, next };
}
