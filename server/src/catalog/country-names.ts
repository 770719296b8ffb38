/** Readings of a country's name that are not in the list as they are: turned round, official, together with a code. */
import { countryKey } from './catalogNames.ts';

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/\brep(?:\.|\b)/giu, 'Republic'],
  [/\bdem(?:\.|\b)/giu, 'Democratic'],
  [/\bfed(?:\.|\b)/giu, 'Federal'],
  [/\bisl\./giu, 'Islands'],
];

/** Of what a country may call itself; "State of Georgia" is not a country, so states are not here. */
const FORM = /^(?:the\s+)?(?:republic|kingdom)\s+of\s+(?:the\s+)?/iu;

/** Keys that "Korea (the Republic of)", "Iran, Islamic Rep." and "Republic of Italy" may be under; the whole text comes first. */
export function nameKeys(text: string): readonly string[] {
  const full = ABBREVIATIONS.reduce((so, [short, long]) => so.replace(short, long), text);
  const at = full.search(/[(,]/u);
  const head = at < 0 ? '' : full.slice(0, at);
  const tail = at < 0 ? '' : full.slice(at + 1).replace(/\)\s*$/u, '');
  const turned =
    head.trim() === '' || tail.trim() === '' ? [] : [`${tail} ${head}`, `${tail} of ${head}`, `${tail} of the ${head}`];
  const withoutForm = [full, ...turned].filter((it) => FORM.test(it)).map((it) => it.replace(FORM, ''));
  return [...new Set([text, full, ...turned, ...withoutForm].map(countryKey))];
}

/** "CN - China", "China (CN)", "China/CN": a code of two or three capitals next to a name. */
export function codeAndName(text: string): { readonly code: string; readonly name: string } | undefined {
  const before = /^([A-Z]{2,3})(?:\s*[-–—:,/|(=]\s*|\s+)(\P{N}+)$/u.exec(text);
  if (before !== null) {
    return { code: before[1] as string, name: (before[2] as string).replace(/\)\s*$/u, '') };
  }
  const after = /(?:[-–—:,/|([=]\s*|\s)([A-Z]{2,3})[\])]?$/u.exec(text);
  return after === null ? undefined : { code: after[1] as string, name: text.slice(0, after.index) };
}

/** The country of an ISO 3166-2 code ("US-CA"). */
export function leadingCode(text: string): string | undefined {
  return /^([A-Z]{2})-[A-Z0-9]{1,3}$/u.exec(text)?.[1];
}
