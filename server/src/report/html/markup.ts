/** HTML made of text that cannot break out of it: whatever is put into a template is escaped, unless it is markup already. */
import { harmless } from '../terminal.ts';

export interface Markup {
  readonly markup: string;
}

type Value = Markup | string | number | null | undefined | false | readonly Value[];

/** `markup`<td>${name}</td>``: strings are escaped, markup is not, lists are joined, and `null`, `undefined` and `false` are nothing. */
export function markup(texts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let out = texts[0] as string;
  values.forEach((value, nth) => {
    out += textOf(value) + texts[nth + 1];
  });
  return { markup: out };
}

export const NOTHING: Markup = { markup: '' };

/** Markup made elsewhere and known to be sound, such as a chart. */
export function sound(text: string): Markup {
  return { markup: text };
}

function textOf(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'object') return 'markup' in value ? value.markup : value.map(textOf).join('');
  return escaped(String(value));
}

/** For text and for attributes in double quotes. Control characters and direction marks of a document become visible signs. */
export function escaped(text: string): string {
  return harmless(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A link where the address is one of the web; else its text alone. */
export function link(text: string, url: string | null): Markup {
  return url !== null && /^https:\/\//.test(url)
    ? markup`<a href="${url}" rel="noreferrer">${text}</a>`
    : markup`${text}`;
}

/** A sentence with code between backticks. */
export function prose(text: string): Markup {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return markup`${text}`; // a backtick without its fellow is meant as it is
  return markup`${parts.map((part, nth) => (nth % 2 === 0 ? part : markup`<code>${part}</code>`))}`;
}

/** A string in a style sheet: every sign that is not a plain letter or digit as its number, so that none can end it. */
export function cssString(text: string): string {
  const signs = [...harmless(text)].map((sign) =>
    /[A-Za-z0-9]/.test(sign) ? sign : `\\${(sign.codePointAt(0) as number).toString(16)} `,
  );
  return `"${signs.join('')}"`;
}
