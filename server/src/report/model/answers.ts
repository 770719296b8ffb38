/** Answers in words and in order. */
import type { Answer, AnswerModel, LineModel } from './types.ts';

export type { Answer } from './types.ts';

/** Worst first. */
export const ANSWERS: readonly Answer[] = ['not judged', 'blocked', 'review', 'caution', 'clear'];

/** 0 is the worst. */
export function answerRank(answer: Answer): number {
  return ANSWERS.indexOf(answer);
}

/** The selected regime's determination. */
export function selectedOf(line: LineModel): AnswerModel | undefined {
  return line.answers[0];
}

export function selectedAnswer(line: LineModel): Answer {
  return line.answers[0]?.verdict ?? 'not judged';
}

/** How many lines have which answer, worst first; answers that no line has are omitted. */
export function tallyOf(lines: Iterable<LineModel>): ReadonlyMap<Answer, number> {
  const amounts = new Map<Answer, number>();
  for (const line of lines) amounts.set(selectedAnswer(line), (amounts.get(selectedAnswer(line)) ?? 0) + 1);
  return new Map(
    ANSWERS.flatMap((answer): [Answer, number][] => {
      const amount = amounts.get(answer);
      return amount === undefined ? [] : [[answer, amount]];
    }),
  );
}

/** What an answer asks of the reader. */
export const MEANINGS: Readonly<Record<Answer, string>> = {
  'not judged': 'what is wrong with the document comes first',
  blocked: 'not allowed as documented',
  review: 'a person has to decide',
  caution: 'may go; read the note',
  clear: 'nothing stands in the way',
};

/** Made once: asking for a format again with each number costs more than the rest of a page. */
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });
const THREE_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** `15,840`; up to three decimals. */
export function figure(value: number): string {
  return WHOLE.format(value);
}

/** `26.9 M`: short enough for an axis. */
export function shortFigure(value: number): string {
  if (Math.abs(value) < 10_000) return figure(value);
  for (const [size, sign] of SIZES) if (Math.abs(value) >= size) return `${THREE_DIGITS.format(value / size)} ${sign}`;
  return figure(value);
}

const SIZES: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'bn'],
  [1e6, 'M'],
  [1e3, 'k'],
];
