/** The verdict of each line item, as a table per document. */
import type { JudgedLine } from '../lint/types.ts';
import type { Look } from './findings.ts';
import { beside, type Column, count, harmless, number, type Paint, same, table } from './terminal.ts';
import { type Answer, answerOf, rangeAt, selected, tally, type View } from './view.ts';
import { answerPaint, outcomeWords, placesWords } from './words.ts';

/** Documents with more lines than this do not list the clear ones, and list only so many of each other verdict. */
const LISTED = 60;

/** One table per document that has line items. */
export function lineTables(view: View, look: Look): string[] {
  const out: string[] = [];
  for (const file of view.files) {
    for (const lines of byDocument(view.report.lines(file)).values()) out.push(...documentTable(view, lines, look), '');
  }
  return out;
}

function byDocument(lines: Iterable<JudgedLine>): Map<number, JudgedLine[]> {
  const documents = new Map<number, JudgedLine[]>();
  for (const line of lines) {
    const others = documents.get(line.document);
    if (others) others.push(line);
    else documents.set(line.document, [line]);
  }
  return documents;
}

function documentTable(view: View, lines: readonly JudgedLine[], { width, paint }: Look): string[] {
  const first = lines[0] as JudgedLine;
  const dates = new Set(lines.map((line) => line.date));
  const facts = [first.id, dates.size === 1 ? first.date : null, selected(first)?.regime].filter((fact) => fact);
  const { listed, left } = choose(lines);
  const rows = listed.map((line) => ({ line, at: rangeAt(view, line.file, line.at).start.line + 1 }));
  return [
    ...beside(view.name(first.file), harmless(facts.join('  ')), width, [paint.place, same]),
    ...(rows.length === 0 ? [] : table(rows, shapeOf(rows, dates.size > 1, paint), width, paint)),
    ...[...left].map(([answer, amount]) => {
      return paint.dim(
        `  ${rows.length === 0 ? '' : 'and '}${count(amount, rows.length === 0 ? 'line' : 'more line')}: ${answer}`,
      );
    }),
  ];
}

interface Row {
  readonly line: JudgedLine;
  /** From 1. */
  readonly at: number;
}

function shapeOf(rows: readonly Row[], dated: boolean, paint: Paint): Column<Row>[] {
  const shape: Column<Row>[] = [
    { title: 'line', cell: (row) => String(row.at), align: 'right' },
    {
      title: 'verdict',
      cell: ({ line }) => answerOf(line),
      paint: (text, { line }) => answerPaint(answerOf(line), paint)(text),
    },
    { title: 'item', cell: ({ line }) => harmless(line.item ?? '?'), shrink: 14 },
    { title: 'units', cell: ({ line }) => (line.quantity === null ? '?' : number(line.quantity)), align: 'right' },
    { title: 'to', cell: ({ line }) => harmless(placesWords(line.destinations)) },
    { title: 'class', cell: ({ line }) => line.class },
    { title: 'outcome', cell: ({ line }) => outcomeOf(line), shrink: 14 },
  ];
  if (dated) shape.splice(2, 0, { title: 'date', cell: ({ line }) => line.date ?? '?' });
  const others = new Set(rows.flatMap(({ line }) => line.determinations.slice(1).map((of) => of.regime)));
  for (const regime of others) {
    shape.push({
      title: regime,
      cell: ({ line }) => line.determinations.slice(1).find((of) => of.regime === regime)?.verdict ?? '-',
      shrink: 8,
    });
  }
  return shape;
}

function outcomeOf(line: JudgedLine): string {
  const of = selected(line);
  return of ? outcomeWords(of) : 'see the findings';
}

/** Which lines of a long document are listed, and how many of each answer are left. */
function choose(lines: readonly JudgedLine[]): { listed: readonly JudgedLine[]; left: ReadonlyMap<Answer, number> } {
  if (lines.length <= LISTED) return { listed: lines, left: new Map() };
  const seen = new Map<Answer, number>();
  const listed = lines.filter((line) => {
    const answer = answerOf(line);
    const nth = (seen.get(answer) ?? 0) + 1;
    seen.set(answer, nth);
    return answer !== 'clear' && nth <= LISTED;
  });
  const shown = tally(listed);
  const left = [...tally(lines)].map(([answer, all]) => [answer, all - (shown.get(answer) ?? 0)] as const);
  return { listed, left: new Map(left.filter(([, amount]) => amount > 0)) };
}
