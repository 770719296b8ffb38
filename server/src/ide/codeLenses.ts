/** Above a document: its verdict, and the way to the comparison of regimes and to the allocations. */
import type { Report } from '../lint/types.ts';
import { count } from '../report/terminal.ts';
import { type Range, rangeOf, type Source } from '../yaml/index.ts';
import { linesOf, tallyOf } from './judgedLines.ts';

export interface CodeLens {
  readonly range: Range;
  readonly title: string;
  /** Where it leads; nowhere for the verdict itself. */
  readonly opens?: 'comparison' | 'allocations';
}

export function codeLenses(source: Source, report: Report): CodeLens[] {
  return source.docs.flatMap(({ head }, document): CodeLens[] => {
    const lines = linesOf(report, source.file, document);
    const [first] = lines;
    if (!first) return [];
    const range = rangeOf(source, { piece: head, path: ['kind'] }, 'entry');
    const counts = [...tallyOf(report, source.file, document)].map(([verdict, lines]) => `${lines} ${verdict}`);
    const told = counts.length === 1 && lines.length === 1 ? counts[0]?.slice(2) : counts.join(', ');
    const regime = first.determinations[0]?.regime;
    const verdict = `${told || 'not judged'}${lines.length > 1 ? ` of ${count(lines.length, 'line')}` : ''}${regime ? ` under ${regime}` : ''}`;
    return [
      { range, title: verdict },
      { range, title: 'Compare regimes', opens: 'comparison' },
      { range, title: 'Allocations', opens: 'allocations' },
    ];
  });
}
