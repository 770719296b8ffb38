/** An authorization against its conditions and the balances of its claims: does it hold for the line? */
import type { Truth } from '../trade/vocabulary.ts';
import type { Spot } from '../yaml/types.ts';
import { missingSaid } from './missing.ts';
import type { Balance, BalanceOf, Claim, ConditionState, JudgedCondition, Opinion, Said, Standing } from './opinion.ts';
import { overSaid } from './overSaid.ts';
import { isInDoubt, ownOpenAt, unsettledSaid } from './unsettled.ts';

type State = 'works' | 'doubtful' | 'undone' | 'failed';

export interface Weighed {
  readonly standing: Standing;
  readonly state: State;
  readonly said: readonly Said[];
  /** Facts whose absence is what makes it doubtful. */
  readonly waits: readonly Spot[];
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

const OF_STATUS: Readonly<Record<Standing['status'], State>> = {
  available: 'works',
  'needs-review': 'doubtful',
  unavailable: 'failed',
};

/** One part of it: a condition or a claim. */
interface Part {
  readonly state: State;
  readonly said?: readonly Said[];
  readonly waits?: readonly Spot[];
}

export function weigh(opinion: Opinion, standing: Standing, balanceOf: BalanceOf): Weighed {
  const { cited, conditions, claims, doubts, missing } = standing;
  // Papers are asked for when it is cited.
  const asked = cited ? conditions.flatMap((one) => partOf(one, standing, balanceOf)) : [];
  const drawn = claims.map((claim) => claimPart(opinion, claim, balanceOf(claim), cited !== undefined));
  const parts: readonly Part[] = [{ state: OF_STATUS[standing.status] }, ...asked, ...drawn];
  const said = [
    ...asked.flatMap((part) => part.said ?? []),
    ...(cited ? doubts : []),
    ...drawn.flatMap((part) => part.said ?? []),
  ];
  return {
    standing,
    state: parts.map(({ state }) => state).reduce(worse),
    said: cited && standing.status !== 'available' && said.length === 0 ? [closedSaid(opinion, standing)] : said,
    waits: [
      ...(standing.status === 'needs-review' && doubts.length === 0 ? missing : []),
      ...drawn.flatMap((part) => part.waits ?? []),
    ],
  };
}

/** A condition that the line is asked for, or may be; empty where it is not. */
function partOf(condition: JudgedCondition, standing: Standing, balanceOf: BalanceOf): Part[] {
  const isReached = reached(condition, standing, balanceOf);
  if (isReached === false) return [];
  const { state, said } = isReached === true ? condition : perhaps(condition);
  return [{ state: OF_CONDITION[state], said: said ? [said] : [] }];
}

/** Has the bucket room? A claim whose bucket or balance is not known leaves it open. */
function claimPart(opinion: Opinion, claim: Claim, balance: Balance, isCited: boolean): Part {
  if (claim.key !== undefined && balance.exceeded !== 'unknown') {
    return balance.exceeded ? { state: 'failed', said: [overSaid(opinion, claim, balance)] } : { state: 'works' };
  }
  const elsewhere = claim.currencies ? undefined : unsettledSaid(opinion, claim, balance);
  const missing = claim.keyMissing.length > 0 ? claim.keyMissing : [amountAt(opinion, claim)];
  // A doubt about the line itself is a reason already.
  const isTold = claim.keyMissing.length === 0 && isInDoubt(opinion, claim);
  const said = elsewhere ? [elsewhere] : isTold ? [] : missingSaid(opinion.pack, missing, claim);
  return { state: 'doubtful', said: isCited ? said : [], waits: elsewhere ? [claim.at] : missing };
}

/** It is cited and not open, and nothing else says why. */
function closedSaid({ authorizationAt }: Opinion, { authority, wording, status, because, missing }: Standing): Said {
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
  const { state, said } = condition;
  return said && (state === 'undone' || state === 'failed')
    ? { ...condition, state: 'review', said: { ...said, raises: 'review', certain: false } }
    : condition;
}

/** Is the condition asked for yet? Some are only from an amount on, which lines whose amount is not known may reach. */
export function reached({ mark }: JudgedCondition, standing: Standing, balanceOf: BalanceOf): Truth {
  if (mark === undefined) {
    return true;
  }
  const claim = standing.claims.find((one) => one.allocation === mark.allocation);
  if (!claim) {
    return false;
  }
  const balance = balanceOf(claim);
  if (balance.atMost < mark.atLeast) {
    return false;
  }
  const which = mark.whole ? 'total' : 'after';
  return balance[which] >= mark.atLeast ? true : balance.highest[which] >= mark.atLeast ? 'unknown' : false;
}

/** Where the amount of the claim is said: the quantity, or the value of a unit. */
function amountAt(opinion: Opinion, claim: Claim): Spot {
  const { at, unit, perUnit } = claim;
  return unit === 'value' && Number.isNaN(perUnit)
    ? { piece: at.piece, path: [...at.path.slice(0, -1), 'unitValue'] }
    : ownOpenAt(opinion, claim);
}
