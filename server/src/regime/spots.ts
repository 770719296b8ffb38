import type { Spot } from '../yaml/types.ts';

/** Each place once, in order. */
export function uniqueSpots(spots: readonly Spot[]): readonly Spot[] {
  const seen = new Map<unknown, Set<string>>();
  return spots.filter((spot) => {
    const paths = seen.get(spot.piece) ?? new Set();
    seen.set(spot.piece, paths);
    const key = spot.path.join('\u0000');
    return !paths.has(key) && paths.add(key);
  });
}
