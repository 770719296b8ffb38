/** The report as comma-separated values (RFC 4180): one row for each line item and determination, for spreadsheets. */

import type { Determination, JudgedLine } from '../lint/types.ts';
import { shipmentOf } from './model/shipments.ts';
import { allLines, rangeAt, type View } from './view.ts';
import { placesWords } from './words.ts';

type Cell = string | number | boolean | null | undefined;

/** One row per line item and regime; a line that no regime could judge has one row without an answer. Columns are added at the end only. */
export function* csvReport(view: View): Generator<string> {
  yield row(COLUMNS.map(([title]) => title));
  for (const line of allLines(view)) {
    const determinations = line.determinations.length > 0 ? line.determinations : [undefined];
    for (const of of determinations) yield row(COLUMNS.map(([, cell]) => cell(line, of, view)));
  }
}

const COLUMNS: readonly [string, (line: JudgedLine, of: Determination | undefined, view: View) => Cell][] = [
  ['file', (line, _, view) => view.name(line.file)],
  ['document', (line) => line.document],
  ['id', (line) => line.id],
  ['line', (line, _, view) => rangeAt(view, line.file, line.at).start.line + 1],
  ['item', (line) => line.item],
  ['quantity', (line) => line.quantity],
  ['date', (line) => line.date],
  ['destination', (line) => line.destination],
  ['regime', (_, of) => of?.regime],
  ['outcome', (_, of) => of?.outcome],
  ['verdict', (_, of) => of?.verdict ?? 'not judged'],
  ['authorized', (_, of) => of?.authorized],
  ['review', (_, of) => of?.review],
  ['class', (line) => line.class],
  ['tpp', (line) => line.tpp?.stated],
  ['totalTpp', (line) => line.totalTpp],
  ['reasons', (_, of) => of?.reasons.map(({ code, text }) => `${code}: ${text}`).join('\n')],
  ['citations', (_, of) => of?.citations.join('\n')],
  ['consignee', (line, _, view) => shipmentOf(line, view.source(line.file), 0).shipment.consignee],
  ['destinations', (line) => placesWords(line.destinations).replaceAll(', ', '; ')],
];

function row(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Signs with which a spreadsheet begins a formula: written by the author of a document, it would run at anyone who opens the report. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** One cell, quoted where it has to be. A text that a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  // A product of fractions has a tail of digits that mean nothing.
  if (typeof value === 'number') return String(Number(value.toPrecision(12)));
  if (typeof value === 'boolean') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
