/** The answer to one line: what its opinion and the balances of its claims come to. */
import type { Outcome, ReviewPolicy, Verdict } from '../trade/vocabulary.ts';
import type { Spot } from '../yaml/types.ts';
import type { Balance, Claim, Said, Standing } from './opinion.ts';

/** An exception as it stands for one line. */
export interface ExceptionStanding {
  readonly code: string;
  readonly status: Standing['status'];
  readonly because: string;
}

export interface Decision {
  readonly outcome: Outcome;
  readonly verdict: Verdict;
  readonly authorized: boolean | null;
  readonly review: ReviewPolicy | null;
  readonly exceptions: readonly ExceptionStanding[];
  /** Why it is not clear, and notes; each with its place. */
  readonly reasons: readonly Said[];
  readonly missing: readonly Spot[];
  readonly balances: readonly { readonly claim: Claim; readonly balance: Balance }[];
  readonly citations: readonly string[];
}
