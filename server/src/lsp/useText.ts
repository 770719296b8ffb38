/** What a line draws on: one allocation with the arithmetic of its balance. */
import type { AllocationUse, Determination, JudgedLine } from '../lint/types.ts';
import { number } from '../report/terminal.ts';
import { amount, bucketName } from '../report/words.ts';
import { barText } from './bar.ts';
import { code, plain } from './markdown.ts';

/** `▰▰▱▱▱ 52% lpp (Nordlys, 2026): 6,000,000 before + 8,110,080 here = 14,110,080 of 26,900,000 TPP; 12,789,920 left`. */
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
export function tellingUses({ allocations }: Determination): readonly AllocationUse[] {
  return allocations.filter(({ limit, after }) => limit !== null || after > 0);
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

/** Does the sentence tell the balance? Its figures then stand in it. */
export function tells(text: string, { after, limit }: AllocationUse): boolean {
  return limit !== null && text.includes(number(after)) && text.includes(number(limit));
}
