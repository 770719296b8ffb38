/** Where in the text of a pack conditions are; for packs that are being written and may not be sound yet. */
import type { PackPath } from './problem.ts';

/** Keys that hold a condition. */
const HOLDERS: ReadonlySet<unknown> = new Set(['when', 'need', 'if']);
/** Keys of conditions below which there are conditions again. */
const JOINING: ReadonlySet<unknown> = new Set(['all', 'any', 'not', 'some', 'every']);

/** The path below the condition that holds the place; undefined outside of conditions. */
export function inCondition(path: PackPath): PackPath | undefined {
  if (path[0] === 'conditions') return path.length >= 2 ? path.slice(2) : undefined;
  const sub = path[0] === 'classes' && path[2] === 'sub' && path.length >= 4 ? path.slice(4) : undefined;
  const holder = path.findIndex((step) => HOLDERS.has(step));
  return holder >= 0 ? path.slice(holder + 1) : sub;
}

/** Is there a condition at the end of the path (rather than the test of a fact)? */
export function isCondition(below: PackPath): boolean {
  return below.every((step) => typeof step === 'number' || JOINING.has(step));
}
