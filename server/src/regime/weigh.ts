/** An authorization against its conditions and the balances of its claims: does it hold for the line? */
import type { Truth } from '../trade/vocabulary.ts';
import type { Location } from '../yaml/types.ts';
import type {
  AuthorizationCheck,
  Balance,
  BalanceOf,
  Claim,
  ConditionState,
  Evaluation,
  JudgedCondition,
  Reason,
} from './evaluation.ts';
import { exceededReason } from './exceededReason.ts';
import { missingReasons } from './missing.ts';
import { isInDoubt, ownOpenAt, unsettledReason } from './unsettled.ts';

type State = 'works' | 'doubtful' | 'undone' | 'failed';

export interface Weighed {
  readonly check: AuthorizationCheck;
  readonly state: State;
  readonly reasons: readonly Reason[];
  /** Facts whose absence is what makes it doubtful. */
  readonly waits: readonly Location[];
}

/** How it stands by one of its conditions. */
const OF_CONDITION: Readonly<Record<ConditionState, State>> = {
  done: 'works',
  open: 'works',
  undone: 'undone',
  review: 'doubtful',
  failed: 'failed',
};

const WORST_LAST: readonly State[] = ['works', 'doubtful', 'undone', 'failed'];
const worse = (a: State, b: State): State => (WORST_LAST.indexOf(b) > WORST_LAST.indexOf(a) ? b : a);

const OF_STATUS: Readonly<Record<AuthorizationCheck['status'], State>> = {
  available: 'works',
  'needs-review': 'doubtful',
  unavailable: 'failed',
};

/** One part of it: a condition or a claim. */
interface Part {
  readonly state: State;
  readonly reasons?: readonly Reason[];
  readonly waits?: readonly Location[];
}

export function weigh(evaluation: Evaluation, check: AuthorizationCheck, balanceOf: BalanceOf): Weighed {
  const { cited, conditions, claims, doubts, missing } = check;
  // Papers are asked for when it is cited.
  const asked = cited ? conditions.flatMap((one) => partOf(one, check, balanceOf)) : [];
  const drawn = claims.map((claim) => claimPart(evaluation, claim, balanceOf(claim), cited !== undefined));
  const parts: readonly Part[] = [{ state: OF_STATUS[check.status] }, ...asked, ...drawn];
  const reasons = [
    ...asked.flatMap((part) => part.reasons ?? []),
    ...(cited ? doubts : []),
    ...drawn.flatMap((part) => part.reasons ?? []),
  ];
  return {
    check,
    state: parts.map(({ state }) => state).reduce(worse),
    reasons:
      cited && check.status !== 'available' && reasons.length === 0 ? [closedReason(evaluation, check)] : reasons,
    waits: [
      ...(check.status === 'needs-review' && doubts.length === 0 ? missing : []),
      ...drawn.flatMap((part) => part.waits ?? []),
    ],
  };
}

/** A condition that the line is asked for, or may be; empty where it is not. */
function partOf(condition: JudgedCondition, check: AuthorizationCheck, balanceOf: BalanceOf): Part[] {
  const isReached = reached(condition, check, balanceOf);
  if (isReached === false) return [];
  const { state, reason } = isReached === true ? condition : perhaps(condition);
  return [{ state: OF_CONDITION[state], reasons: reason ? [reason] : [] }];
}

/** Has the bucket room? A claim whose bucket or balance is not known leaves it open. */
function claimPart(evaluation: Evaluation, claim: Claim, balance: Balance, isCited: boolean): Part {
  if (claim.key !== undefined && balance.exceeded !== 'unknown') {
    return balance.exceeded
      ? { state: 'failed', reasons: [exceededReason(evaluation, claim, balance)] }
      : { state: 'works' };
  }
  const elsewhere = claim.currencies ? undefined : unsettledReason(evaluation, claim, balance);
  const missing = claim.keyMissing.length > 0 ? claim.keyMissing : [amountAt(evaluation, claim)];
  // A doubt about the line itself is a reason already.
  const isTold = claim.keyMissing.length === 0 && isInDoubt(evaluation, claim);
  const reasons = elsewhere ? [elsewhere] : isTold ? [] : missingReasons(evaluation.pack, missing, claim);
  return { state: 'doubtful', reasons: isCited ? reasons : [], waits: elsewhere ? [claim.at] : missing };
}

/** It is cited and not open, and nothing else says why. */
function closedReason(
  { authorizationAt }: Evaluation,
  { authority, wording, status, because, missing }: AuthorizationCheck,
): Reason {
  const isClosed = status === 'unavailable';
  return {
    code: authority.code.toLowerCase(),
    raises: isClosed ? 'blocked' : 'review',
    text: `${authority.code} does not cover this line: ${because}.`,
    citation: wording.cite,
    at: authorizationAt,
    certain: isClosed,
    missing,
  };
}

/** A condition of which it is not known whether it is asked for: what would stop the line makes it wait. */
function perhaps(condition: JudgedCondition): JudgedCondition {
  const { state, reason } = condition;
  return reason && (state === 'undone' || state === 'failed')
    ? { ...condition, state: 'review', reason: { ...reason, raises: 'review', certain: false } }
    : condition;
}

/** Is the condition asked for yet? Some are only from an amount on, which lines whose amount is not known may reach. */
export function reached({ threshold }: JudgedCondition, check: AuthorizationCheck, balanceOf: BalanceOf): Truth {
  if (threshold === undefined) {
    return true;
  }
  const claim = check.claims.find((one) => one.allocation === threshold.allocation);
  if (!claim) {
    return false;
  }
  const balance = balanceOf(claim);
  if (balance.atMost < threshold.atLeast) {
    return false;
  }
  const which = threshold.whole ? 'total' : 'after';
  return balance[which] >= threshold.atLeast ? true : balance.highest[which] >= threshold.atLeast ? 'unknown' : false;
}

/** Where the amount of the claim is said: the quantity, or the value of a unit. */
function amountAt(evaluation: Evaluation, claim: Claim): Location {
  const { at, unit, perUnit } = claim;
  return unit === 'value' && Number.isNaN(perUnit)
    ? { piece: at.piece, path: [...at.path.slice(0, -1), 'unitValue'] }
    : ownOpenAt(evaluation, claim);
}
