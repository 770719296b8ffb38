/** How the answer to each line changes with its day: one stretch of days below the other, with what changed on its first day. */
import type { JudgedLine, Span, Timeline } from '../lint/types.ts';
import { addDays } from '../trade/dates.ts';
import type { Look } from './findings.ts';
import { harmless, wrap } from './terminal.ts';
import { becauseText, outcomeWords } from './words.ts';

/** Each line costs some dozens of judgements; for more of them the reader names a smaller file. */
export const MOST_TIMELINES = 100;

/** The answer of a stretch in words: `blocked, licence needed; licence policy: presumption of denial`. Without the verdict, which is painted. */
export function spanWords({ reviewWords, ...span }: Span): string {
  const policy = reviewWords === undefined || span.authorized === true ? '' : `; licence policy: ${reviewWords}`;
  return `${outcomeWords(span)}${policy}`;
}

/** Regimes whose answers change alike are told together. */
export function timelineText(line: JudgedLine, look: Look): string[] {
  const byText = new Map<string, string[]>();
  for (const timeline of line.timelines()) {
    const text = spans(timeline, look).join('\n');
    byText.set(text, [...(byText.get(text) ?? []), timeline.regime]);
  }
  return [...byText].flatMap(([text, regimes]) => [`    ${regimes.join(', ')}`, ...text.split('\n')]);
}

function spans({ spans: all, verified }: Timeline, { width, paint }: Look): string[] {
  const beyond = all.some(({ beyondVerified }) => beyondVerified)
    ? wrap(`~ from ${addDays(verified, 1)}  rules of later dates are not known`, width, '      ').map(paint.dim)
    : [];
  const told = all.flatMap((span) => {
    const days = `${span.own ? '>' : ' '} from ${span.from}`;
    const [first = '', ...rest] = wrap(
      harmless(`${span.verdict}, ${spanWords(span)}`),
      width,
      '      ' + ' '.repeat(days.length + 2),
    );
    const head = `      ${span.own ? paint.strong(days) : days}  ${first.trim().replace(span.verdict, paint[span.verdict](span.verdict))}`;
    const why = span.because ? wrap(harmless(becauseText(span.because)), width, '          ').map(paint.dim) : [];
    return [head, ...rest, ...why];
  });
  return [...told, ...beyond];
}
