/**
 * Names of parties, made comparable. A person writes "Nordlys Compute AS" and "NORDLYS COMPUTE, A.S." and means one company. Every
 * comparison of names goes through here: caps, lists, registers, opening balances, the editor.
 */
import { remembered } from '../catalog/remembered.ts';
import { wordsOf } from './foldName.ts';
import { divide, isAnd } from './legalForms.ts';
import { nearlySame } from './nearNames.ts';

export { nearlySame } from './nearNames.ts';

/** What a name says. */
export interface LegalName {
  /** Which company: folded, without legal forms. Never empty unless the name is. */
  readonly stem: string;
  /** Which legal form, as codes of catalog/legal-forms.yaml in alphabetical order; all that a spelling may mean. Empty: none is said. */
  readonly forms: readonly string[];
}

/** Stem and legal form of a name. Takes time in proportion to its length, since names come from files that anyone may write. */
export const legalName = remembered(divided);

function divided(name: string): LegalName {
  const { words, codes } = divide(wordsOf(name));
  const stem: string[] = [];
  let initials = false;
  words.forEach(({ text }, i) => {
    const joins = isAnd(text) && i > 0 && i < words.length - 1;
    const single = text.length === 1 && !joins;
    if (single && initials) {
      stem[stem.length - 1] += text; // "J P Morgan" is "J.P. Morgan"
    } else {
      stem.push(joins ? 'and' : text);
    }
    initials = single;
  });
  return { stem: stem.length > 0 ? stem.join(' ') : name.trim(), forms: [...codes].sort() };
}

/** Folded for comparison: case, accents, punctuation and legal forms are gone. */
export function normalName(name: string): string {
  return legalName(name).stem;
}

/** One stem and two legal forms, both of them said: perhaps two legal persons. A name without a form differs from none. */
export function otherLegalForm(a: string, b: string): boolean {
  const [one, other] = [legalName(a), legalName(b)];
  return (
    one.stem === other.stem &&
    one.forms.length > 0 &&
    other.forms.length > 0 &&
    !one.forms.some((code) => other.forms.includes(code))
  );
}

/** Lists of names are compared with every party of a workspace, so each is folded once. */
const folded = new WeakMap<readonly string[], readonly string[]>();

function normalNames(names: readonly string[]): readonly string[] {
  if (names.length < 2) {
    return names.map(normalName);
  }
  let normal = folded.get(names);
  if (!normal) {
    normal = names.map(normalName);
    folded.set(names, normal);
  }
  return normal;
}

/** Exact or normalised names: true; nearly the same: unknown; else false. */
export function sameParty(names: readonly string[], name: string | undefined): boolean | undefined {
  if (name === undefined) {
    return undefined;
  }
  const wanted = normalName(name);
  let near = false;
  for (const have of normalNames(names)) {
    if (have === wanted) {
      return true;
    }
    near ||= nearlySame(have, wanted);
  }
  return near ? undefined : false;
}
