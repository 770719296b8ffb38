/** Kleene's three-valued logic. */
import type { Truth } from '../trade/vocabulary.ts';

export const not = (a: Truth): Truth => (a === 'unknown' ? 'unknown' : !a);

export function and(a: Truth, b: Truth): Truth {
  return a === false || b === false ? false : a === true && b === true ? true : 'unknown';
}

export function or(a: Truth, b: Truth): Truth {
  return a === true || b === true ? true : a === false && b === false ? false : 'unknown';
}
