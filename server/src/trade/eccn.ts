/**
 * ECCNs as people write them. One number has many spellings (`5A002.z`, `5A002z`, `ECCN: 5a002 Z`), and every comparison needs the same one.
 * Only the form is known here: which numbers exist, and what they mean, is for packs and the catalogue.
 */

import { remembered } from '../catalog/remembered.ts';

export interface EccnReading {
  /** In the canonical spelling, each once, in the order of the text. Empty: the text cannot be read as a whole. */
  readonly codes: readonly string[];
  /** Is the text one code, exactly as it should be written? */
  readonly canonical: boolean;
}

/** For what is subject to the regulations and on no entry of the list. */
const UNLISTED = 'EAR99';

const ENTRY = /(\d)[\s-]?([a-e])[\s-]?(\d{3})(?!\d)/y;
const LETTER = /[\s._-]*\(?([a-z])\)?(?![a-z])/y;
const NUMBER = /[\s._-]*\(?(\d{1,2})\)?(?!\d)/y;
const BETWEEN_PARTS = /[\s._-]*/y;
const NO_ENTRY = /e\.?a\.?r\.?[\s._-]*99(?![\p{L}\p{N}])/uy;
/** Signs around and between codes. Not `?`, `~` or `<`: they say something about the code. */
const SIGNS = /[\s,;/|&+.:#()[\]"'“”‘’-]+/y;
/** Words that name the number or its list, and nothing else. "not", "below" and "pending" are no such words. */
const LABELS =
  /eccns?(?!\p{L})|(?:and|or|usa?|u\.s\.|export|control|classification|class|numbers?|no|nr|codes?|bis|ccl|ear)(?![\p{L}\p{N}])/uy;
const WORD_SIGN = /[\p{L}\p{N}]/u;

/**
 * Reads one or several ECCNs out of a text: any case and separators, with labels such as "ECCN no." around them, in a list with commas,
 * slashes, semicolons or "and". A text with anything else in it is not read at all: half of it may be the half that does not count.
 */
export const readEccn = remembered(reading);

function reading(text: string): EccnReading {
  const plain = text
    .normalize('NFKC')
    .replace(/[\p{Cf}®™]/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .toLowerCase();
  const codes: string[] = [];
  let at = 0;
  while (at < plain.length) {
    const found = codeAt(plain, at);
    if (found) {
      codes.push(found.code);
      at = found.end;
      continue;
    }
    const skipped = match(SIGNS, plain, at) ?? match(LABELS, plain, at);
    if (!skipped) return { codes: [], canonical: false };
    at += skipped[0].length;
  }
  const distinct = [...new Set(codes)];
  return { codes: distinct, canonical: distinct.length === 1 && distinct[0] === text };
}

/** The canonical spelling of a single ECCN; any other text as it is. */
export function eccnSpelling(text: string): string {
  const { codes } = readEccn(text);
  return codes.length === 1 ? (codes[0] as string) : text;
}

/** Do the codes exclude each other? What is on an entry of the list is not what is on none. */
export function contradictory(codes: readonly string[]): boolean {
  return codes.length > 1 && codes.includes(UNLISTED);
}

/** Letters and numbers take turns below an entry: 4A003 z 1 b. */
function codeAt(text: string, start: number): { readonly code: string; readonly end: number } | undefined {
  const none = match(NO_ENTRY, text, start);
  if (none) return { code: UNLISTED, end: start + none[0].length };
  const entry = match(ENTRY, text, start);
  if (!entry) return undefined;
  const [whole, category, group = '', digits] = entry;
  const parts = [`${category}${group.toUpperCase()}${digits}`];
  let end = start + whole.length;
  for (let kind = LETTER; ; kind = kind === LETTER ? NUMBER : LETTER) {
    const part = match(kind, text, end);
    const next = end + (match(BETWEEN_PARTS, text, end)?.[0].length ?? 0);
    if (!part || match(ENTRY, text, next)) break;
    parts.push(part[1] as string);
    end += part[0].length;
  }
  return WORD_SIGN.test(text[end] ?? '') ? undefined : { code: parts.join('.'), end };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
