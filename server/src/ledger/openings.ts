/** What was used of a bucket before the documents at hand. */
import type { Claim } from '../regime/evaluation.ts';
import { normalName } from '../trade/partyNames.ts';

export interface Opening {
  readonly allocation: string;
  readonly bucket: Readonly<Record<string, string | number>>;
  readonly amount: number;
}

/** Openings that name the claim's bucket: every field they give must be the claim's. */
export function openingOf(claim: Claim, openings: readonly Opening[]): number {
  return openings
    .filter(
      (opening) =>
        opening.allocation === claim.allocation &&
        Object.entries(opening.bucket).every(([field, value]) => sameField(claim, field, value)),
    )
    .reduce((sum, opening) => sum + opening.amount, 0);
}

function sameField(claim: Claim, field: string, value: string | number): boolean {
  const shown = claim.bucket[field];
  if (shown === undefined) {
    return false;
  }
  return (
    String(shown) === String(value) ||
    normalName(String(shown)) === normalName(String(value)) ||
    claim.ids?.[field] === value
  );
}
