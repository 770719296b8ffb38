/** Small things that many sections are made of. */
import { dateInWords } from '../../trade/dates.ts';
import { type Answer, figure } from '../model/answers.ts';
import type { AllocationModel, Place, ReportModel } from '../model/types.ts';
import { count } from '../terminal.ts';
import { type Markup, markup } from './markup.ts';

/** An answer distinguished by its sign and its word, and by colour only besides. */
export const SIGNS: Readonly<Record<Answer, string>> = {
  'not judged': '?',
  blocked: '✕',
  review: '◆',
  caution: '▲',
  clear: '✓',
};

export function pill(answer: Answer): Markup {
  return markup`<span class="pill ${classOf(answer)}"><span aria-hidden="true">${SIGNS[answer]}</span> ${answer}</span>`;
}

export function classOf(answer: Answer): string {
  return answer.replace(' ', '-');
}

/** So many places are named; the rest is counted. */
const PLACES = 24;

/** `june.manifest.yaml, lines 8, 12; july.manifest.yaml, line 4`. */
export function placesText(model: ReportModel, places: readonly Place[]): string {
  const byFile = new Map<number, Set<number>>();
  for (const { file, line } of places.slice(0, PLACES)) {
    const lines = byFile.get(file) ?? new Set();
    lines.add(line + 1);
    byFile.set(file, lines);
  }
  const named = [...byFile].map(
    ([file, lines]) => `${model.files[file]?.name}, ${lines.size === 1 ? 'line' : 'lines'} ${[...lines].join(', ')}`,
  );
  const rest = places.length - PLACES;
  return named.join('; ') + (rest > 0 ? `; and ${count(rest, 'more place')}` : '');
}

/** `8,110,080 TPP`; USD goes in front. */
export function amountOf(value: number, unit: AllocationModel['unit']): string {
  return unit === 'value' ? `USD ${figure(value)}` : `${figure(value)} ${unit === 'tpp' ? 'TPP' : 'units'}`;
}

/** `Portugal (PT)`. */
export function destinationName(model: ReportModel, code: string | null): string {
  if (code === null) return 'destination not known';
  const name = model.countries[code];
  return name === undefined || name === code ? code : `${name} (${code})`;
}

/** All places where the goods of a shipment end up. */
export function destinationNames(model: ReportModel, codes: readonly (string | null)[]): string {
  return codes.map((code) => destinationName(model, code)).join(' and ');
}

/** `2 June 2025`; what is not a date stays as it is. */
export function longDate(date: string | null): string {
  return date === null ? 'no date' : dateInWords(date);
}

/** A table of at most so many rows is kept on one page; a longer one breaks between rows, under a head of its own on each page. */
const WHOLE = 14;

/** The class of a table of so many rows, for print. */
export function paged(rows: number): string {
  return rows <= WHOLE ? ' whole' : '';
}
