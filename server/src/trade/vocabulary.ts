/** Words that every layer from here up shares; they are public interface (see the documentation of the JSON output). */

export type Severity = 'error' | 'warning' | 'info';
/** The most severe first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
export type Verdict = 'clear' | 'caution' | 'review' | 'blocked';
export type Outcome = 'no-license-required' | 'exception' | 'license-required' | 'prohibited' | 'indeterminate';
export type ReviewPolicy = 'presumption-of-approval' | 'case-by-case' | 'presumption-of-denial' | 'policy-of-denial';

/** The least favourable to the applicant first. */
export const REVIEW_POLICIES: readonly ReviewPolicy[] = [
  'policy-of-denial',
  'presumption-of-denial',
  'case-by-case',
  'presumption-of-approval',
];

/** Where a review policy stands among them, the least favourable 0; none at all comes last. */
export const policyRank = (policy: ReviewPolicy | null): number =>
  policy === null ? REVIEW_POLICIES.length : REVIEW_POLICIES.indexOf(policy);

/** home: out of a home country; inside: within one foreign country; abroad: between two of them; said: only as the document says. */
export type TransactionWay = 'home' | 'inside' | 'abroad' | 'said';

/** Three-valued: a fact that is missing is not a fact that is false. */
export type Truth = boolean | 'unknown';

/** How much a reason weighs. A note changes no verdict. */
export type Weight = 'note' | 'caution' | 'review' | 'blocked';

const WEIGHTS: readonly Weight[] = ['blocked', 'review', 'caution', 'note'];

/** Sorts reasons, the gravest first. */
export function byWeight(a: { readonly raises: Weight }, b: { readonly raises: Weight }): number {
  return WEIGHTS.indexOf(a.raises) - WEIGHTS.indexOf(b.raises);
}

/** The gravest first. */
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
