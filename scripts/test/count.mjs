/**
 * The outcome of a part of `npm test`.
 * @typedef {{ passed: number, failed: number, skipped?: number }} Count
 */

/** A linter or a compiler: counts as one test. @returns {Count} */
export function one(succeeded) {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** What only prepares a test proves nothing by succeeding. @returns {Count} */
export function prepared(succeeded) {
  return { passed: 0, failed: succeeded ? 0 : 1 };
}

/** @param {Count[]} counts */
export function sum(counts) {
  const add = (name) => counts.reduce((total, count) => total + (count[name] ?? 0), 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}
