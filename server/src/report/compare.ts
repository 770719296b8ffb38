/** All regimes side by side: the same lines, each regime's answer, and why they differ. */
import type { Determination, JudgedLine } from '../lint/types.ts';
import type { Look } from './findings.ts';
import { type Column, harmless, number, table, wrap } from './terminal.ts';
import { printable, rangeAt, type View } from './view.ts';
import { outcomeWords } from './words.ts';

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
    if (differing.length === 0) {
      out.push('  The regimes agree on every line.', '');
      continue;
    }
    out.push(paint.strong('  Where they differ'), '');
    for (const row of differing) out.push(...difference(row, look), '');
  }
  return out;
}

function shapeOf(regimes: readonly string[]): Column<Row>[] {
  return [
    { title: 'line', cell: ({ at }) => String(at), align: 'right' },
    { title: 'item', cell: ({ line }) => harmless(line.item ?? '?'), shrink: 12 },
    { title: 'units', cell: ({ line }) => (line.quantity === null ? '?' : number(line.quantity)), align: 'right' },
    { title: 'to', cell: ({ line }) => harmless(line.destination ?? '?') },
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

function difference({ line, at }: Row, { width, paint }: Look): string[] {
  const out = [`  ${paint.strong(`line ${at}`)}  ${harmless(line.item ?? '?')}`];
  for (const of of line.determinations) {
    out.push(`    ${of.regime}: ${paint[of.verdict](of.verdict)}, ${outcomeWords(of)}`);
    for (const { text, citation } of of.reasons) {
      out.push(...wrap(harmless(citation === '' ? text : `${text} (${citation})`), width, '      ').map(paint.dim));
    }
  }
  return out;
}
