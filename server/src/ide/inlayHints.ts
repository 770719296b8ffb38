/** Behind a quantity: what it adds up to, the class, and how full its cap is with it. Only for the lines that are looked at. */
import type { AllocationUse, JudgedLine, Report } from '../lint/types.ts';
import { number } from '../report/terminal.ts';
import { type Pos, type Range, rangeOf, type Source } from '../yaml/index.ts';
import { tightestUse, usesText } from './hover/allocationUse.ts';
import { totalText } from './hover/line.ts';
import { linesIn } from './judgedLines.ts';
import { shareText } from './usageBar.ts';

export interface InlayHint {
  readonly position: Pos;
  readonly label: string;
  /** Markdown. */
  readonly tooltip: string;
}

export function inlayHints(source: Source, range: Range, report: Report): InlayHint[] {
  return linesIn(report, source, range).flatMap((line): InlayHint[] => {
    const label = labelOf(line);
    if (label === '' || line.quantity === null) return [];
    const { end } = rangeOf(source, { piece: line.at.piece, path: [...line.at.path, 'quantity'] });
    const isHere = range.start.line <= end.line && end.line <= range.end.line;
    return isHere ? [{ position: end, label, tooltip: tooltipOf(line) }] : [];
  });
}

/** VS Code cuts a hint at 43 characters, so what must not be missed stands first, and whole numbers will do. */
function labelOf(line: JudgedLine): string {
  const parts: string[] = [];
  if (line.totalTpp !== null) parts.push(`${number(Math.round(line.totalTpp))} TPP`);
  if (line.class !== 'unknown') parts.push(line.class === 'none' ? 'no class' : line.class);
  const use = tightestUse(line);
  const standing = use && capWords(use);
  if (standing === undefined) return parts.join(' · ');
  return (use?.exceeded === false ? [...parts, standing] : [standing, ...parts]).join(' · ');
}

function capWords({ after, limit, exceeded }: AllocationUse): string {
  if (exceeded !== false) return exceeded === true ? 'over cap' : 'cap unclear';
  return `cap ${shareText(after, limit ?? 0)} used`;
}

function tooltipOf(line: JudgedLine): string {
  const [selected] = line.determinations;
  const total = line.totalTpp === null ? '' : `${totalText(line, line.totalTpp)} TPP`;
  return [total, selected ? usesText(selected) : ''].filter((block) => block !== '').join('\n\n');
}
