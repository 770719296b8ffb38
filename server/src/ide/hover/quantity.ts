/** A quantity: what it adds up to, and how much of which allocation it takes. */
import type { JudgedLine } from '../../lint/types.ts';
import { code, link, plain } from '../markdown.ts';
import { usesText } from './allocationUse.ts';
import { type Law, totalText, verdictWords } from './line.ts';

/** `law`: the text that decides about the line, where it is known. */
export function quantityText(line: JudgedLine, law: Law | undefined): string {
  const [selected] = line.determinations;
  const total = line.totalTpp === null ? 'Total TPP not known' : `${totalText(line, line.totalTpp)} TPP`;
  const verdict = selected ? `: ${verdictWords(selected)} under ${code(selected.regime)}` : ': not judged';
  const blocks = [`**${plain(total)}**${verdict}`];
  blocks.push(...line.determinations.map(usesText));
  if (law) blocks.push(link(law.title, law.url));
  return blocks.filter((block) => block !== '').join('\n\n');
}
