/** One text for one value, whatever order its keys were written in: what is hashed has to be the same on every machine. */
import { isMap } from '../yaml/index.ts';

/** JSON without spaces, keys in the order of their UTF-16 units; functions and undefined values are omitted. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isMap(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
