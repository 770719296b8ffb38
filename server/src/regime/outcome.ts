/** The outcome of a line from how its requirements are covered: the table that docs/reading-a-verdict.md prints, with a unit test for each row. */
import type { Outcome, Verdict } from '../trade/vocabulary.ts';

/**
 * How a requirement is covered by what the line cites, from the best to the worst:
 *
 * met: something cited lifts it; waiting: it is not known whether it applies; doubtful: it is not known whether what is cited lifts it;
 * curable: nothing lifts it yet, and an exception could; unmet: nothing lifts it, and no exception could; prohibited: no ordinary licence lifts it.
 */
export type Coverage = 'met' | 'waiting' | 'doubtful' | 'curable' | 'unmet' | 'prohibited';

const WORST_LAST: readonly Coverage[] = ['met', 'waiting', 'doubtful', 'curable', 'unmet', 'prohibited'];

interface Row {
  /** `by`: what carries the line decides, an exception or a licence. */
  readonly outcome: Outcome | 'by';
  readonly authorized: boolean | null;
  /** The verdict is at least this; reasons raise it. */
  readonly floor: Verdict;
}

const NOTHING_REQUIRED: Row = { outcome: 'no-license-required', authorized: true, floor: 'clear' };

const TABLE: Readonly<Record<Coverage, Row>> = {
  met: { outcome: 'by', authorized: true, floor: 'clear' },
  waiting: { outcome: 'indeterminate', authorized: null, floor: 'review' },
  doubtful: { outcome: 'by', authorized: null, floor: 'review' },
  curable: { outcome: 'exception', authorized: false, floor: 'blocked' },
  unmet: { outcome: 'license-required', authorized: false, floor: 'blocked' },
  prohibited: { outcome: 'prohibited', authorized: false, floor: 'blocked' },
};

/**
 * The worst coverage decides. `by`: the outcome where what is cited carries the line, or may. `forPerson`: a person decides instead of a block. The
 * pack says so of requirements that are not lifted; of a prohibition it is so where a licence is cited that a person has to read.
 */
export function outcomeOf(
  coverages: readonly Coverage[],
  by: Outcome,
  forPerson: boolean,
): { readonly outcome: Outcome; readonly authorized: boolean | null; readonly floor: Verdict } {
  const worst = worstOf(coverages);
  const { outcome, authorized, floor } = worst === undefined ? NOTHING_REQUIRED : TABLE[worst];
  const softened = forPerson && floor === 'blocked';
  return {
    outcome: outcome === 'by' ? by : outcome,
    authorized: softened ? null : authorized,
    floor: softened ? 'review' : floor,
  };
}

/** Undefined where nothing is required. */
export function worstOf(coverages: readonly Coverage[]): Coverage | undefined {
  return WORST_LAST.findLast((one) => coverages.includes(one));
}
