/** What a line draws on: one allocation with the arithmetic of its balance. */
import type { AllocationUse, Determination, JudgedLine } from '../../lint/types.ts';
import { number } from '../../report/terminal.ts';
import { amount, bucketName } from '../../report/words.ts';
import { code, plain } from '../markdown.ts';
import { barText } from '../usageBar.ts';

/** `▰▰▱▱▱ 50% some-cap (Example SA, 2026): 200 before + 300 here = 500 of 1,000 TPP; 500 left`. */
export function useText(use: AllocationUse): string {
  const { limit, unit, before, here, after, exceeded } = use;
  const sum = limit === null ? amount(after, unit) : `${number(after)} of ${amount(limit, unit)}`;
  const rest = limit === null ? 0 : limit - after;
  const left =
    exceeded === true
      ? `; **${number(-rest)} over**`
      : exceeded === 'unknown'
        ? '; may be exceeded'
        : limit === null
          ? ''
          : `; ${number(rest)} left`;
  return `${shareOfUse(use)}: ${number(before)} before + ${number(here)} here = ${sum}${left}`;
}

/** The same without the arithmetic, for where that is told already. */
export function shareOfUse({ id, bucket, limit, after }: AllocationUse): string {
  const bar = barText(after, limit);
  return `${bar}${bar ? ' ' : ''}${code(id)} (${plain(bucketName(bucket))})`;
}

/** The uses that tell something: a meter that nothing was put on does not. */
export function notableUses({ allocations }: Determination): readonly AllocationUse[] {
  return allocations.filter(({ limit, after }) => limit !== null || after > 0);
}

/** What a line draws on under a regime, each in a row; empty where that tells nothing. */
export function usesText(of: Determination): string {
  const uses = notableUses(of);
  if (uses.length === 0) return '';
  return `Allocations under ${code(of.regime)}:\n\n${uses.map((use) => `- ${useText(use)}`).join('\n')}`;
}

/**
 * The allocation under the selected regime that leaves the least room. A line that may go does so by the room that it has: what it does
 * not need is then beside the point.
 */
export function tightestUse({ determinations: [selected] }: JudgedLine): AllocationUse | undefined {
  if (!selected) return undefined;
  const limited = selected.allocations.filter(
    ({ limit, exceeded }) => limit !== null && !(selected.authorized === true && exceeded === true),
  );
  return limited.reduce<AllocationUse | undefined>(
    (tightest, use) => (tightest === undefined || fullness(use) > fullness(tightest) ? use : tightest),
    undefined,
  );
}

function fullness({ after, limit, exceeded }: AllocationUse): number {
  if (exceeded === true) return Number.POSITIVE_INFINITY;
  return limit ? after / limit : 0;
}

/** Does the sentence tell the balance? Its figures then are in it. */
export function isNotable(text: string, { after, limit }: AllocationUse): boolean {
  return limit !== null && text.includes(number(after)) && text.includes(number(limit));
}
