/** All regimes side by side: the same lines, each regime's answer, and why they differ. */
import type { Determination, JudgedLine } from '../lint/types.ts';
import type { Look } from './findings.ts';
import { MOST_TIMELINES, timelineText } from './overTime.ts';
import { type Column, count, crop, harmless, number, table, wrap } from './terminal.ts';
import { printable, rangeAt, type View } from './view.ts';
import { outcomeWords, placesWords, reasonText } from './words.ts';

interface Row {
  readonly line: JudgedLine;
  readonly at: number;
}

/** A table with one column per regime, then the reasons of every line whose answers differ. */
export function comparison(given: View, look: Look): string[] {
  const view = printable(given);
  const { width, paint } = look;
  const out: string[] = [];
  for (const file of view.files) {
    const rows = [...view.report.lines(file)].map((line) => ({
      line,
      at: rangeAt(view, file, line.at).start.line + 1,
    }));
    out.push(paint.place(view.name(file)), '');
    if (rows.length === 0) {
      out.push('  No line item in this file.', '');
      continue;
    }
    const regimes = [...new Set(rows.flatMap(({ line }) => line.determinations.map((of) => of.regime)))];
    out.push(...table(rows, shapeOf(regimes), width, paint), '');
    const differing = rows.filter(({ line }) => differs(line));
    if (differing.length === 0) out.push('  The regimes agree on every line.', '');
    else out.push(paint.strong('  Where they differ'), '', ...told(differing, ({ line }) => answers(line, look), look));
    out.push(...overTime(rows, look));
  }
  return out;
}

function overTime(rows: readonly Row[], look: Look): string[] {
  const judged = rows.filter(({ line }) => line.determinations.length > 0);
  const first = judged.slice(0, MOST_TIMELINES);
  const rest = judged.length - first.length;
  if (first.length === 0) return [];
  return [
    ...wrap('Over time: shipped on another day, with all else as it stands (> its own)', look.width, '  ').map(
      look.paint.strong,
    ),
    '',
    ...told(first, ({ line }) => timelineText(line, look), look),
    ...(rest > 0 ? [`  ${count(rest, 'further line')} of this file not told over time.`, ''] : []),
  ];
}

function shapeOf(regimes: readonly string[]): Column<Row>[] {
  return [
    { title: 'line', cell: ({ at }) => String(at), align: 'right' },
    { title: 'item', cell: ({ line }) => harmless(line.item ?? '?'), shrink: 12 },
    { title: 'units', cell: ({ line }) => (line.quantity === null ? '?' : number(line.quantity)), align: 'right' },
    { title: 'to', cell: ({ line }) => harmless(placesWords(line.destinations)) },
    ...regimes.map((regime): Column<Row> => {
      const find = (line: JudgedLine): Determination | undefined =>
        line.determinations.find((of) => of.regime === regime);
      return { title: regime, cell: ({ line }) => find(line)?.verdict ?? 'not judged' };
    }),
  ];
}

function differs({ determinations }: JudgedLine): boolean {
  return new Set(determinations.map((of) => `${of.verdict} ${outcomeWords(of)}`)).size > 1;
}

/** Lines of which the same is to be told are told together. */
function told(rows: readonly Row[], tell: (row: Row) => readonly string[], look: Look): string[] {
  const byText = new Map<string, Row[]>();
  for (const row of rows) {
    const text = tell(row).join('\n');
    const same = byText.get(text);
    if (same) same.push(row);
    else byText.set(text, [row]);
  }
  return [...byText].flatMap(([text, same]) => [heading(same, look), ...text.split('\n'), '']);
}

function heading(rows: readonly Row[], { width, paint }: Look): string {
  const lines = `${rows.length === 1 ? 'line' : 'lines'} ${rows.map(({ at }) => at).join(', ')}`;
  const items = [...new Set(rows.map(({ line }) => harmless(line.item ?? '?')))].join(', ');
  return `  ${paint.strong(crop(lines, width - 10))}  ${crop(items, Math.max(10, width - lines.length - 4))}`;
}

/** Regimes that say the same are told together. */
function answers({ determinations }: JudgedLine, { width, paint }: Look): string[] {
  const byAnswer = new Map<string, { of: Determination; regimes: string[] }>();
  for (const of of determinations) {
    const key = JSON.stringify([of.verdict, outcomeWords(of), of.reasons.map(reasonText)]);
    const same = byAnswer.get(key);
    if (same) same.regimes.push(of.regime);
    else byAnswer.set(key, { of, regimes: [of.regime] });
  }
  return [...byAnswer.values()].flatMap(({ of, regimes }) => [
    `    ${regimes.join(', ')}: ${paint[of.verdict](of.verdict)}, ${outcomeWords(of)}`,
    ...of.reasons.flatMap((reason) => wrap(harmless(reasonText(reason)), width, '      ').map(paint.dim)),
  ]);
}
