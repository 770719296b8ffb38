import type { Core } from '../lint/index.ts';
import { nearest } from '../schema/index.ts';
import { UsageError } from './exit.ts';

/** The regime by that id. Throws UsageError, naming those there are. */
export function knownRegime(id: string, { regimes, own }: Core): string {
  if (regimes.has(id)) return id;
  if (own?.unusable.has(id)) return id; // the configuration says what is wrong with its pack, and nothing is checked
  const ids = [...regimes.keys()];
  const near = nearest(id, ids);
  throw new UsageError(
    `Unknown regime ${id}. Known regimes: ${ids.join(', ')}.${near ? ` Did you mean ${near.word}?` : ''}`,
  );
}
