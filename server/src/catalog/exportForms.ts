/** Forms of numbers and legends on export documents: catalog/formats.yaml. */
import { formats } from './generated/formats.ts';
import { isPlaceholder, placeholderKey } from './placeholders.ts';

/** A legend that says why no filing is needed. */
export interface Exemption {
  /** Of 15 CFR part 30. */
  readonly section: string;
  /** Highest value per Schedule B number, in USD. */
  readonly upTo?: number;
  /** ISO alpha-2; undefined: any. */
  readonly destinations?: readonly string[];
  /** false: closed to licensed goods. */
  readonly licensed?: false;
  readonly cite: string;
  /** What it is for, to follow "is for". */
  readonly words: string;
}

export type Filing =
  | { readonly kind: 'itn' }
  /** `exemption` is undefined for a section that the table does not have. */
  | { readonly kind: 'exempt'; readonly section: string; readonly exemption?: Exemption };

const ITN = new RegExp(formats.itn.pattern);
const squeezed = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.:#_\p{Pd}/]+/gu, '');
/** Longest first, so that "AES ITN" goes before "AES". */
const byLength = (texts: readonly string[]) => texts.map(squeezed).sort((a, b) => b.length - a.length);
const PREFIXES = byLength(formats.itn.prefixes);
const MARKS = byLength(formats.exemptions.marks);
const SECTIONS: readonly Exemption[] = formats.exemptions.sections;

export const ITN_EXAMPLE: string = formats.itn.example;
export const ITN_CITE: string = formats.itn.cite;

const without = (text: string, starts: readonly string[]) => {
  const start = starts.find((each) => text.startsWith(each));
  return start === undefined ? undefined : text.slice(start.length);
};

/** What a text says about the filing in AES: a number, or a legend of exemption. Undefined: neither. */
export function readFiling(text: string): Filing | undefined {
  if (text.length > 80) {
    return undefined;
  }
  const plain = squeezed(text);
  if (ITN.test(without(plain, PREFIXES) ?? plain)) {
    return { kind: 'itn' };
  }
  if (without(plain, MARKS) === undefined) {
    return undefined;
  }
  const section = /\d+\s*\.\s*\d+(?:\s*\([a-z0-9]+\))*/iu.exec(text)?.[0].replace(/\s/gu, '').toLowerCase();
  if (section === undefined) {
    return undefined;
  }
  const exemption = SECTIONS.find((each) => section === each.section || section.startsWith(`${each.section}(`));
  return { kind: 'exempt', section, ...(exemption ? { exemption } : {}) };
}

const keys = (texts: readonly string[]) => new Set(texts.map(placeholderKey));
const OPEN = keys(formats.resolution.open);
const BARE = keys(formats.resolution.bare);

/** Does the text say how something was resolved? "under review", "open - asked the bank" and "yes" do not. */
export function saysHowResolved(text: string): boolean {
  const key = placeholderKey(text);
  const start = placeholderKey(text.split(/[:;,(]|\s[-–—]\s/u, 1)[0] as string);
  return !(isPlaceholder(text) || OPEN.has(key) || BARE.has(key) || OPEN.has(start));
}
