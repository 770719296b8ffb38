/** An exception, licence, agreement or VEU that a document cites: what it does for the lines that it covers. */
import type { Regime } from '../../lint/index.ts';
import type { AllocationUse, JudgedLine } from '../../lint/types.ts';
import { count, number } from '../../report/terminal.ts';
import { amount } from '../../report/words.ts';
import type { Path } from '../../yaml/index.ts';
import { code, plain } from '../markdown.ts';
import { isNotable, shareOfUse, useText } from './allocationUse.ts';
import { exceptionText, verdictWords } from './line.ts';

const AUTHORITY_KEYS: ReadonlySet<unknown> = new Set(['exception', 'license', 'agreement', 'veu']);

/** The authority's code or number, when the path is where a document cites one. */
export function citedAuthority(path: Path, value: unknown): string | undefined {
  const inAuthorization = path.includes('authorization') && AUTHORITY_KEYS.has(path.at(-1));
  return inAuthorization && (typeof value === 'string' || typeof value === 'number') ? String(value) : undefined;
}

/** So many different answers are told; a document with more of them is better read in the report. */
const MOST_ANSWERS = 5;

/** What is known of a cited authority besides the lines: what it is, and its terms. */
export interface Terms {
  readonly headline: string;
  /** By which code the regime knows it, where that is not what is cited. */
  readonly authority?: string;
  readonly detail?: string;
}

/**
 * What the cited authority comes to: what it is, how it stands to the lines, its balance, then its terms. Lines that fare alike are told
 * once, with their number. Undefined when no line has anything to say about it.
 */
export function authorityText(
  cited: string,
  lines: readonly JudgedLine[],
  regimes: ReadonlyMap<string, Regime>,
  terms?: Terms,
): string | undefined {
  const name = terms?.authority ?? cited;
  const answers = new Map<string, number>();
  const drawn = new Map<string, AllocationUse[]>();
  for (const line of lines) {
    for (const of of line.determinations) {
      const exception = of.exceptions.find((one) => one.code === name);
      const draws = regimes.get(of.regime)?.pack.authorities.find((one) => one.code === name)?.spec.draws;
      const isOf = ({ id, bucket }: AllocationUse): boolean =>
        exception && draws ? draws.includes(id) : Object.values(bucket).includes(cited);
      const uses = of.allocations.filter(isOf);
      if (!exception && uses.length === 0) continue;
      // Of several lines each would tell other figures of one balance, which is told once below.
      const isOver =
        lines.length > 1 && uses.some((use) => use.exceeded === true && isNotable(exception?.because ?? '', use));
      const exceptionAnswer =
        exception && exceptionText(isOver ? { ...exception, because: 'over, see below' } : exception);
      const answer = `${verdictWords(of)} under ${code(of.regime)}${exceptionAnswer ? `; ${exceptionAnswer}` : ''}`;
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      for (const use of uses) {
        const key = JSON.stringify([use.id, use.bucket]);
        const before = drawn.get(key);
        if (before) before.push(use);
        else drawn.set(key, [use]);
      }
    }
  }
  if (answers.size === 0 && terms === undefined) return undefined;
  const told = [...answers].sort(([, a], [, b]) => b - a).slice(0, MOST_ANSWERS);
  const rows = told.map(([answer, lines]) => `- ${count(lines, 'line')}: ${answer}`);
  if (answers.size > told.length) rows.push(`- and ${count(answers.size - told.length, 'further answer')}`);
  for (const uses of drawn.values()) rows.push(`- ${balanceText(uses, told)}`);
  const blocks = [terms?.headline ?? `**${plain(cited)}**`, rows.join('\n'), terms?.detail ?? ''];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** One line's draw with its arithmetic; of several, what the balance is after the last. */
function balanceText(uses: readonly AllocationUse[], told: readonly (readonly [string, number])[]): string {
  const last = uses.reduce((a, b) => (b.after > a.after ? b : a));
  const isTold = told.some(([answer]) => isNotable(answer, last));
  if (uses.length === 1) return isTold ? shareOfUse(last) : useText(last);
  const limit = last.limit === null ? '' : ` of ${amount(last.limit, last.unit)}`;
  const over = uses.filter(({ exceeded }) => exceeded === true).length;
  return `${shareOfUse(last)}: ${number(last.after)}${limit} after ${count(uses.length, 'line')}${over > 0 ? `, **exceeded** by ${number(over)} of them` : ''}`;
}
