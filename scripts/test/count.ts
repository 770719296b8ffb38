/** The outcome of a part of `npm test`. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
}

/** A linter or a compiler: counts as one test. */
export const one = (succeeded: boolean): Count => ({ passed: Number(succeeded), failed: Number(!succeeded) });

/** What only prepares a test proves nothing by succeeding. */
export const prepared = (succeeded: boolean): Count => ({ ...one(succeeded), passed: 0 });

export function sum(counts: readonly Count[]): Required<Count> {
  const add = (name: keyof Count) => counts.reduce((total, count) => total + (count[name] ?? 0), 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}
