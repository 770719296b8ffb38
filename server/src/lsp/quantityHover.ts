/** A quantity: what it adds up to, and how much of which allocation it takes. */
import type { AllocationUse, JudgedLine } from '../lint/types.ts';
import { number } from '../report/terminal.ts';
import { amount, bucketName } from '../report/words.ts';
import { barText } from './bar.ts';
import { type Law, totalText, verdictWords } from './lineHover.ts';
import { code, link, plain } from './markdown.ts';

/** `law`: the text that decides about the line, where it is known. */
export function quantityText(line: JudgedLine, law: Law | undefined): string {
  const [selected] = line.determinations;
  const total = line.totalTpp === null ? 'Total TPP not known' : `${totalText(line, line.totalTpp)} TPP`;
  const verdict = selected ? `: ${verdictWords(selected)} under ${code(selected.regime)}` : ': not judged';
  const blocks = [`**${plain(total)}**${verdict}`];
  for (const of of line.determinations) {
    const uses = of.allocations.filter(({ limit, after }) => limit !== null || after > 0);
    if (uses.length === 0) continue;
    blocks.push(`Allocations under ${code(of.regime)}:\n\n${uses.map((use) => `- ${useText(use)}`).join('\n')}`);
  }
  if (law) blocks.push(link(law.title, law.url));
  return blocks.join('\n\n');
}

/** `▰▰▱▱▱ 53% lpp (Nordlys, 2026): 8,110,080 here after 6,000,000 before, of 26,900,000 TPP; 12,789,920 left`. */
function useText({ id, bucket, unit, limit, before, here, after, exceeded }: AllocationUse): string {
  const bar = barText(after, limit);
  const of = limit === null ? '' : `, of ${amount(limit, unit)}`;
  const rest = limit === null ? 0 : limit - after;
  const left =
    exceeded === true
      ? `; **${number(-rest)} over**`
      : exceeded === 'unknown'
        ? '; may be exceeded'
        : limit === null
          ? ''
          : `; ${number(rest)} left`;
  return `${bar}${bar ? ' ' : ''}${code(id)} (${plain(bucketName(bucket))}): ${number(here)} here after ${number(before)} before${of}${left}`;
}
