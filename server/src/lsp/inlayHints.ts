/** Behind a quantity: what it adds up to, the class, and what share of its cap the line takes. Only for the lines that are looked at. */
import { type InlayHint, InlayHintKind } from 'vscode-languageserver';
import type { JudgedLine, Report } from '../lint/types.ts';
import { number } from '../report/terminal.ts';
import { type Range, rangeOf, type Source } from '../yaml/index.ts';
import { shareText } from './bar.ts';
import { linesIn } from './lines.ts';

export function inlayHints(source: Source, range: Range, report: Report): InlayHint[] {
  return linesIn(report, source, range).flatMap((line): InlayHint[] => {
    const label = labelOf(line);
    if (label === '' || line.quantity === null) return [];
    const { end } = rangeOf(source, { piece: line.at.piece, path: [...line.at.path, 'quantity'] });
    const isHere = range.start.line <= end.line && end.line <= range.end.line;
    return isHere ? [{ position: end, label, kind: InlayHintKind.Type, paddingLeft: true }] : [];
  });
}

function labelOf(line: JudgedLine): string {
  const parts: string[] = [];
  if (line.totalTpp !== null) parts.push(`${number(line.totalTpp)} TPP`);
  if (line.class !== 'unknown') parts.push(line.class === 'none' ? 'no class' : line.class);
  const capped = line.determinations[0]?.allocations.find(({ limit }) => limit !== null && limit > 0);
  if (capped?.limit) parts.push(`${shareText(capped.here, capped.limit)} of ${capped.id}`);
  return parts.join(' · ');
}
