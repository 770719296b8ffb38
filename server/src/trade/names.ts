/** Names of parties, made comparable. A person writes "Nordlys Compute AS" and "NORDLYS COMPUTE, A.S." and means one company. */
import { distance } from 'fastest-levenshtein';

/** Company forms that say nothing about who it is; matched as whole words at the end of a name. */
const FORMS = new Set(
  'inc incorporated corp corporation co company ltd limited llc llp lp plc pbc gmbh ag kg se sa sas sarl spa srl bv nv oy oyj ab as asa aps pte pty pvt private bhd sdn kk jsc pjsc ooo fze fzco fzllc'.split(
    ' ',
  ),
);

/** Folded for comparison: case, accents, punctuation and company forms are gone. */
export function normalName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\b(?:[a-z]\.){2,}/g, (dotted) => dotted.replaceAll('.', ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);
  let end = words.length;
  while (end > 1 && FORMS.has(words[end - 1] as string)) {
    end -= 1;
  }
  return words.slice(0, end).join(' ');
}

/** Not the same, but near enough that one may be a slip for the other. */
export function nearlySame(a: string, b: string): boolean {
  if (a === b || a.length < 4 || b.length < 4) {
    return false;
  }
  const far = Math.max(a.length, b.length) > 12 ? 2 : 1;
  return Math.abs(a.length - b.length) <= far && distance(a, b) <= far;
}

/** Exact or normalised names: true; nearly the same: unknown; else false. */
export function sameParty(names: readonly string[], name: string | undefined): boolean | undefined {
  if (name === undefined) {
    return undefined;
  }
  const wanted = normalName(name);
  let near = false;
  for (const entry of names) {
    const have = normalName(entry);
    if (have === wanted) {
      return true;
    }
    near ||= nearlySame(have, wanted);
  }
  return near ? undefined : false;
}
