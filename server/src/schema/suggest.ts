/** "Did you mean": the word of a list that was probably meant. */
import { distance } from 'fastest-levenshtein';

export interface Near {
  readonly word: string;
  /** The same word but for case, hyphens, underscores and spaces. */
  readonly sameWord: boolean;
}

const folded = (word: string) => word.toLowerCase().replace(/[-_\s.]+/g, '');

/** Edits that still leave the word recognisable. */
function tolerated(length: number): number {
  return length <= 4 ? 1 : length <= 7 ? 2 : 3;
}

/** Two neighbouring letters swapped count as one slip of the finger, which plain edit distance counts as two. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) {
    return false;
  }
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** The nearest word, or undefined when none is near enough. */
export function nearest(text: string, words: readonly string[]): Near | undefined {
  const typed = folded(text);
  let best: string | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const meant = folded(word);
    const cost = isSwap(typed, meant) ? 1 : distance(typed, meant);
    if (cost < bestCost && cost <= tolerated(Math.min(typed.length, meant.length))) {
      best = word;
      bestCost = cost;
    }
  }
  best ??= onlyOneThatBegins(typed, words);
  return best === undefined ? undefined : { word: best, sameWord: bestCost === 0 };
}

/** `warn` for `warning`: too many letters are missing for a slip, but the beginning says it. */
function onlyOneThatBegins(typed: string, words: readonly string[]): string | undefined {
  const longer = typed.length < 4 ? [] : words.filter((word) => folded(word).startsWith(typed));
  return longer.length === 1 ? longer[0] : undefined;
}
