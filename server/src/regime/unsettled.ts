/** Why a cap cannot be settled for a line: what is not known, and where it would be said. */
import type { Location } from '../yaml/types.ts';
import { shortened } from '../yaml/wording.ts';
import type { Balance, Claim, Evaluation, Reason } from './evaluation.ts';

/** At most this number of other lines is named. */
const MOST = 3;

/**
 * The reason where the cause is outside the line: other lines whose amount is open, or a limit that is not known. Undefined where the line's own
 * amount is open, or its bucket is unknown; then the fact that is missing is named by itself.
 */
export function unsettledReason(evaluation: Evaluation, claim: Claim, balance: Balance): Reason | undefined {
  if (claim.key === undefined || (claim.limit !== 'unknown' && isOpen(claim))) {
    return undefined;
  }
  const bucket = shortened(Object.values(claim.bucket).join(', '));
  const head = `Undetermined cap of ${bucket}:`;
  if (claim.limit === 'unknown') {
    const { limitFrom: from } = claim;
    // The pack may have words of its own for a limit that its register does not state.
    const spec = evaluation.pack.allocations.get(claim.allocation);
    const related = from && [{ file: from.file, at: from.at, text: `${from.name} does not give ${from.what}` }];
    if (spec?.unsaid !== undefined && related) {
      const rule = spec.rule === undefined ? {} : { rule: spec.rule };
      const code = spec.finding ?? claim.allocation;
      return { ...claimReason(evaluation, claim, spec.unsaid, related), ...rule, code, at: evaluation.authorizationAt };
    }
    const text = from
      ? `${head} ${from.what} of ${shortened(from.name)} is missing in its register.`
      : `${head} its limit on ${claim.date} is unknown.`;
    return claimReason(evaluation, claim, text, related ?? []);
  }
  const others = (balance.unknownBy ?? []).slice(0, MOST);
  const [first] = others;
  if (!first) {
    return undefined;
  }
  const what = whatIsOpen(first.claim);
  const whose = first.file === balance.file ? 'another line' : `a line in ${nameOf(first.file)}`;
  const more = others.length > 1 ? ' There are more such lines.' : '';
  return claimReason(
    evaluation,
    claim,
    `${head} ${what} of ${whose} is missing.${more}`,
    others.map((other) => ({
      file: other.file,
      at: other.claim.at,
      text: `${whatIsOpen(other.claim)} is missing here`,
    })),
  );
}

/** The place of a line's own figure that leaves its amount open: the quantity, or the item where the quantity is given and a unit's amount is not. */
export function ownOpenAt(evaluation: Evaluation, claim: Claim): Location {
  const isItem = isQuantityGiven(evaluation) && Number.isNaN(claim.perUnit);
  return isItem ? { piece: evaluation.at.piece, path: [...evaluation.at.path, 'item'] } : claim.at;
}

/** Quantity and amount per unit are given, and the amount is open all the same: a doubt about the line, which is a reason of its own. */
export function isInDoubt(evaluation: Evaluation, claim: Claim): boolean {
  return isOpen(claim) && isQuantityGiven(evaluation) && Number.isFinite(claim.perUnit);
}

const isQuantityGiven = (evaluation: Evaluation): boolean => typeof evaluation.args()['quantity'] === 'number';

/** Is the amount a range? */
export function isOpen({ amount }: Claim): boolean {
  return amount.stated === undefined && amount.low !== amount.high;
}

function whatIsOpen({ perUnit }: Claim): string {
  return Number.isFinite(perUnit) ? 'the quantity' : 'the amount';
}

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

function claimReason(
  evaluation: Evaluation,
  claim: Claim,
  text: string,
  related: NonNullable<Reason['related']>,
): Reason {
  const { pack } = evaluation;
  return {
    code: pack.spec.missing.default,
    raises: 'review',
    text,
    citation: pack.spec.allocations?.[claim.allocation]?.cite ?? pack.spec.title,
    at: claim.at,
    certain: false,
    related,
  };
}
