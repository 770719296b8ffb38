/** Places of a document, each once. */
import type { Spot } from '../yaml/types.ts';
import type { Said } from './opinion.ts';

/** Each place once, in order. */
export const uniqueSpots = (spots: readonly Spot[]): readonly Spot[] => once(spots, (spot) => spot);

/** Each reason once for the place that it points to, in order; what the first of them says counts. */
export const uniqueReasons = (reasons: readonly Said[]): readonly Said[] =>
  once(
    reasons,
    ({ at }) => at,
    ({ code }) => code,
  );

function once<T>(all: readonly T[], spotOf: (one: T) => Spot, nameOf: (one: T) => string = () => ''): readonly T[] {
  const seen = new Map<unknown, Set<string>>();
  return all.filter((one) => {
    const { piece, path } = spotOf(one);
    const keys = seen.get(piece) ?? new Set();
    seen.set(piece, keys);
    const key = `${nameOf(one)}\u0000${path.join('\u0000')}`;
    return !keys.has(key) && keys.add(key);
  });
}
