/** How paths and locations lie to each other, and plain data read by them. */
import type { Location, Path } from './types.ts';

/** Is the path the prefix, or below it? */
export function startsWith(path: Path, prefix: Path): boolean {
  return prefix.every((step, index) => path[index] === step);
}

/** Is the spot the outer one, or below it in the same piece? */
export function isInside(location: Location, outer: Location): boolean {
  return location.piece === outer.piece && startsWith(location.path, outer.path);
}

/** A map of plain data: neither a list nor nothing. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path in plain data, undefined when missing; only own properties count. */
export function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}
