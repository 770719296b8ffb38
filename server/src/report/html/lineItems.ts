/** Every line item, document by document, with numbered reasons under each document. */
import { figure, selectedAnswer, selectedOf } from '../model/answers.ts';
import type { AnswerModel, LineModel, ReasonModel, ReportModel, ShipmentModel } from '../model/types.ts';
import { exceptionWords } from '../words.ts';
import { link, type Markup, markup, NOTHING, prose } from './markup.ts';
import { destinationNames, longDate, paged, pill } from './parts.ts';

/** One delivery, or a whole manifest. */
interface Part {
  readonly shipment: ShipmentModel;
  readonly lines: LineModel[];
}

export function lineItems(model: ReportModel): Markup {
  if (model.lines.length === 0) return markup`<p>There are none in what was looked at.</p>`;
  return markup`${byDocument(model).map((parts) => document(model, parts))}`;
}

function byDocument(model: ReportModel): Part[][] {
  const documents = new Map<string, Map<number, Part>>();
  for (const line of model.lines) {
    const shipment = model.shipments[line.shipment] as ShipmentModel;
    const key = `${shipment.file} ${shipment.document}`;
    const parts = documents.get(key) ?? new Map<number, Part>();
    const part = parts.get(line.shipment) ?? { shipment, lines: [] };
    part.lines.push(line);
    parts.set(line.shipment, part);
    documents.set(key, parts);
  }
  return [...documents.values()].map((parts) => [...parts.values()]);
}

/**
 * Reasons of a document get numbers in the order in which its lines give them. Those that say the same get the same number, also where
 * their texts were looked up on different days.
 */
class Notes {
  readonly #reasons: readonly ReasonModel[];
  readonly #numbers = new Map<string, number>();
  readonly told: ReasonModel[] = [];

  constructor(reasons: readonly ReasonModel[]) {
    this.#reasons = reasons;
  }

  number(index: number): number {
    const reason = this.#reasons[index] as ReasonModel;
    const key = `${reason.text}\n${reason.citation}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.told.push(reason);
    this.#numbers.set(key, number);
    return number;
  }
}

/** A document of so few line items stays on one page with their reasons. */
const SHORT = 5;

function document(model: ReportModel, parts: readonly Part[]): Markup {
  const first = (parts[0] as Part).shipment;
  const notes = new Notes(model.reasons);
  const others = [
    ...new Set(parts.flatMap(({ lines }) => lines.flatMap(({ answers }) => answers.slice(1).map((of) => of.regime)))),
  ];
  const tables = parts.map((part) => table(model, part, others, notes));
  const regimes = [...new Set(parts.flatMap(({ lines }) => lines.flatMap((line) => selectedOf(line)?.regime ?? [])))];
  const rows = parts.reduce((sum, { lines }) => sum + lines.length, 0);
  return markup`<section class="document${rows <= SHORT && ' whole'}">
<h3>${first.id ?? model.files[first.file]?.name} <span class="file">${model.files[first.file]?.name}${first.id === null && ''}, judged by ${regimes.join(', ') || 'no regime'}</span></h3>
${tables}
${reasons(notes)}
${exceptions(model, parts)}
</section>`;
}

function table(model: ReportModel, { shipment, lines }: Part, others: readonly string[], notes: Notes): Markup {
  const cited = [...new Set(lines.map((line) => line.cited))];
  const common = cited.length === 1 ? (cited[0] as string) : undefined;
  const facts = [
    longDate(shipment.date),
    `to ${shipment.consignee ?? 'a consignee not named'}, ${destinationNames(model, shipment.destinations)}`,
    common === undefined ? undefined : common === '' ? 'nothing cited' : `cites ${common}`,
    shipment.signed ? undefined : 'not signed',
  ].filter((fact) => fact !== undefined);
  const which = shipment.delivery === null ? '' : `Delivery ${shipment.delivery + 1}. `;
  return markup`<table class="lines${paged(lines.length)}"><caption>${which}${facts.join(' · ')}</caption>
<thead><tr><th scope="col" class="num">Line</th><th scope="col">Item</th><th scope="col" class="num">Units</th><th scope="col" class="num">Total TPP</th><th scope="col">Class</th>${common === undefined && markup`<th scope="col">Cites</th>`}<th scope="col">Answer</th><th scope="col">Why</th>${others.map((id) => markup`<th scope="col">${id}</th>`)}</tr></thead>
<tbody>${lines.map((line) => row(line, common === undefined, others, notes))}</tbody></table>`;
}

function row(line: LineModel, withCited: boolean, others: readonly string[], notes: Notes): Markup {
  const of = selectedOf(line);
  return markup`<tr><td class="num">${line.at.line + 1}</td><td>${line.name ?? 'not named'}</td><td class="num">${line.quantity === null ? '?' : figure(line.quantity)}</td><td class="num">${line.totalTpp === null ? '?' : figure(line.totalTpp)}</td><td>${line.class}</td>${withCited && markup`<td>${line.cited || '–'}</td>`}<td>${pill(selectedAnswer(line))} <span class="outcome">${of === undefined ? 'see the findings' : outcome(of)}</span></td><td class="refs">${of && [...new Set(of.reasons.map((reason) => notes.number(reason)))].join(', ')}</td>${others.map(
    (id) => {
      const other = line.answers.slice(1).find(({ regime }) => regime === id);
      return markup`<td>${other ? pill(other.verdict) : '–'}</td>`;
    },
  )}</tr>
`;
}

function outcome({ words, reviewWords, missing }: AnswerModel): string {
  const parts = [words];
  if (reviewWords !== undefined) parts.push(reviewWords);
  if (missing.length > 0) parts.push(`missing: ${missing.join(', ')}`);
  return parts.join('; ');
}

function reasons({ told }: Notes): Markup {
  if (told.length === 0) return NOTHING;
  return markup`<ol class="notes" aria-label="Reasons">${told.map(({ text, citation, url, raises }) => {
    const source = citation !== '' && markup` <span class="cite">${link(citation, url)}</span>`;
    return markup`<li class="${raises}">${prose(text)}${source}</li>`;
  })}</ol>`;
}

/** Exceptions that were looked at, each once, with the lines that it was looked at for where not all have it. */
function exceptions(model: ReportModel, parts: readonly Part[]): Markup {
  const lines = parts.flatMap((part) => part.lines);
  const seen = new Map<number, number[]>();
  for (const line of lines) {
    for (const exception of selectedOf(line)?.exceptions ?? []) {
      const where = seen.get(exception) ?? [];
      where.push(line.at.line + 1);
      seen.set(exception, where);
    }
  }
  if (seen.size === 0) return NOTHING;
  return markup`<dl class="exceptions"><dt>Exceptions looked at</dt>${[...seen].map(([index, where]) => {
    const exception = model.exceptions[index];
    const of = where.length === lines.length ? '' : ` (${where.length === 1 ? 'line' : 'lines'} ${shortList(where)})`;
    return markup`<dd><strong>${exception?.code}</strong> ${exception && exceptionWords(exception)}${of}</dd>`;
  })}</dl>`;
}

const LISTED = 12;

function shortList(numbers: readonly number[]): string {
  const rest = numbers.length - LISTED;
  return numbers.slice(0, LISTED).join(', ') + (rest > 0 ? ` and ${figure(rest)} more` : '');
}
