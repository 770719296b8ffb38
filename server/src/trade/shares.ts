/** Shares of owners that read as fractions where percent is asked for, or that make more than the whole. */
import type { Location } from '../yaml/types.ts';
import { question, type TradeProblem, writeNumber } from './problems.ts';
import type { Owner } from './types.ts';

/** Room for shares that were rounded one by one. */
const ROUNDING = 1;

/** `spotOf` says where the owners, or the share of one of them, stand. */
export function shareProblems(
  owners: readonly Owner[],
  locationOf: (index?: number) => Location,
): readonly TradeProblem[] {
  const fractions = owners.flatMap(({ share, listed }, index) => {
    if (share === undefined || share <= 0 || share >= 1 || listed.length === 0) {
      return [];
    }
    const percent = Number((share * 100).toPrecision(12));
    return [
      question(
        'trade/share-fraction',
        locationOf(index),
        `A share of ${share} is ${share} percent. If ${percent} percent is meant, write ${percent}.`,
        [writeNumber(percent)],
      ),
    ];
  });
  const sum = Number(owners.reduce((all, { share }) => all + (share ?? 0), 0).toPrecision(12));
  return sum > 100 + ROUNDING
    ? [
        ...fractions,
        question('trade/share-sum', locationOf(), `The shares of the owners add up to ${sum} percent. Correct them.`),
      ]
    : fractions;
}
