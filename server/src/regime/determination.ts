/** The answer to one line. One shape from the engine to every face; a face that needs more extends it. */
import type { Outcome, ReviewPolicy, Verdict } from '../trade/vocabulary.ts';
import type { Spot } from '../yaml/types.ts';
import type { Balance, Claim, Said, Standing } from './opinion.ts';

/** May the line go, and how would an application fare? */
export interface Ruling {
  readonly outcome: Outcome;
  readonly verdict: Verdict;
  readonly authorized: boolean | null;
  readonly review: ReviewPolicy | null;
}

/** An exception as it stands for one line. */
export interface ExceptionStanding {
  readonly code: string;
  readonly status: Standing['status'];
  readonly because: string;
}

/** `Reason`: why it is not clear, and notes. `Place`: of a fact that is missing. */
export interface Determined<Reason, Place> extends Ruling {
  readonly exceptions: readonly ExceptionStanding[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly Place[];
  readonly citations: readonly string[];
}

/** As the engine gives it: what the evaluation and the balances of its claims come to. */
export interface Decision extends Determined<Said, Spot> {
  readonly balances: readonly { readonly claim: Claim; readonly balance: Balance }[];
}
