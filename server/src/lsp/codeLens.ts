/** Above a document: its verdict, and the way to the comparison of regimes and to the allocations. */
import type { CodeLens } from 'vscode-languageserver';
import type { Report } from '../lint/types.ts';
import { count } from '../report/terminal.ts';
import { rangeOf, type Source } from '../yaml/index.ts';
import { linesOf, tallyOf } from './lines.ts';

/** Both take the document's URI. */
export const COMPARE_REGIMES = 'exportlint.compareRegimes';
export const SHOW_ALLOCATIONS = 'exportlint.showAllocations';

/** `commands`: those that the client brings; a lens for another would do nothing. */
export function codeLenses(source: Source, report: Report, uri: string, commands: readonly string[]): CodeLens[] {
  return source.docs.flatMap(({ head }, document): CodeLens[] => {
    const lines = linesOf(report, source.file, document);
    const [first] = lines;
    if (!first) return [];
    const range = rangeOf(source, { piece: head, path: ['kind'] }, 'entry');
    const counts = [...tallyOf(report, source.file, document)].map(([verdict, lines]) => `${lines} ${verdict}`);
    const told = counts.length === 1 && lines.length === 1 ? counts[0]?.slice(2) : counts.join(', ');
    const regime = first.determinations[0]?.regime;
    const verdict = `${told || 'not judged'}${lines.length > 1 ? ` of ${count(lines.length, 'line')}` : ''}${regime ? ` under ${regime}` : ''}`;
    const follow = [
      { title: 'Compare regimes', command: COMPARE_REGIMES },
      { title: 'Allocations', command: SHOW_ALLOCATIONS },
    ].filter(({ command }) => commands.includes(command));
    return [
      { range, command: { title: verdict, command: '' } },
      ...follow.map(({ title, command }) => ({ range, command: { title, command, arguments: [uri] } })),
    ];
  });
}
