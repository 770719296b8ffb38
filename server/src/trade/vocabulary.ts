/** Words that every layer from here up shares; they are public interface (see the documentation of the JSON output). */

export type Severity = 'error' | 'warning' | 'info';
/** The most severe first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
export type Verdict = 'clear' | 'caution' | 'review' | 'blocked';
export type Outcome = 'no-license-required' | 'exception' | 'license-required' | 'prohibited' | 'indeterminate';
/** How the authority looks at an application, in the word that the pack declares. */
export type ReviewPolicy = string;

/** Where a review policy stands among those of a pack, the least favourable 0; none at all comes last. */
export const policyRank = (policy: ReviewPolicy | null, leastFavourableFirst: readonly ReviewPolicy[]): number =>
  policy === null ? leastFavourableFirst.length : leastFavourableFirst.indexOf(policy);

/** home: out of a home country; inside: within one foreign country; onward: between two of them; said: only as the document says. */
export type TransactionWay = 'home' | 'inside' | 'onward' | 'said';

/** Three-valued: a fact that is missing is not a fact that is false. */
export type Truth = boolean | 'unknown';

/** How much a reason weighs. A note changes no verdict. */
export type Weight = 'note' | 'caution' | 'review' | 'blocked';

const WEIGHTS: readonly Weight[] = ['blocked', 'review', 'caution', 'note'];

/** Sorts reasons, the most severe first. */
export function byWeight(a: { readonly raises: Weight }, b: { readonly raises: Weight }): number {
  return WEIGHTS.indexOf(a.raises) - WEIGHTS.indexOf(b.raises);
}

/** The most severe first. */
export const VERDICTS: readonly Verdict[] = ['blocked', 'review', 'caution', 'clear'];

export function worse(a: Verdict, b: Verdict): Verdict {
  return VERDICTS.indexOf(a) <= VERDICTS.indexOf(b) ? a : b;
}

export function verdictOf(weight: Weight): Verdict {
  return weight === 'note' ? 'clear' : weight;
}

export function severityOf(weight: Weight): Severity {
  return weight === 'blocked' ? 'error' : weight === 'review' ? 'warning' : 'info';
}
