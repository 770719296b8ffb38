/** The answer to one line. One shape from the engine to every face; a face that needs more extends it. */
import type { Outcome, ReviewPolicy, Verdict } from '../trade/vocabulary.ts';
import type { Location } from '../yaml/types.ts';
import type { AuthorizationCheck, Balance, Claim, Reason } from './evaluation.ts';

/** May the line go, and how would an application fare? */
export interface Ruling {
  readonly outcome: Outcome;
  readonly verdict: Verdict;
  readonly authorized: boolean | null;
  readonly review: ReviewPolicy | null;
}

/** An exception as it stands for one line. */
export interface ExceptionStatus {
  readonly code: string;
  readonly status: AuthorizationCheck['status'];
  readonly because: string;
}

/** `Reason`: why it is not clear, and notes. `Place`: of a fact that is missing. */
export interface Determined<Reason, Place> extends Ruling {
  readonly exceptions: readonly ExceptionStatus[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly Place[];
  readonly citations: readonly string[];
}

/** As the engine gives it: what the evaluation and the balances of its claims come to. */
export interface Decision extends Determined<Reason, Location> {
  readonly balances: readonly { readonly claim: Claim; readonly balance: Balance }[];
}
