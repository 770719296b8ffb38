/** Places of a document, each once. */
import type { Location } from '../yaml/types.ts';
import type { Reason } from './evaluation.ts';

/** Each place once, in order. */
export const uniqueLocations = (locations: readonly Location[]): readonly Location[] =>
  once(locations, (location) => location);

/** Each reason once for the place that it points to, in order; what the first of them says counts. */
export const uniqueReasons = (reasons: readonly Reason[]): readonly Reason[] =>
  once(
    reasons,
    ({ at }) => at,
    ({ code }) => code,
  );

function once<T>(
  all: readonly T[],
  locationOf: (one: T) => Location,
  nameOf: (one: T) => string = () => '',
): readonly T[] {
  if (all.length < 2) return all;
  const seen = new Map<unknown, Set<string>>();
  return all.filter((one) => {
    const { piece, path } = locationOf(one);
    const keys = seen.get(piece) ?? new Set();
    seen.set(piece, keys);
    const key = `${nameOf(one)}\u0000${path.join('\u0000')}`;
    return !keys.has(key) && keys.add(key);
  });
}
