/** From which severity on a check fails, as `--fail-on` says it. */
import type { Severity, Verdict } from '../lint/types.ts';

const RANK = { info: 0, warning: 1, error: 2, never: 3 } as const;

export function reaches(severity: Severity, failOn: Severity | 'never'): boolean {
  return RANK[severity] >= RANK[failOn];
}

/** The severity of the finding that a verdict stands for; none for `clear`. */
export const SEVERITY_OF: Readonly<Record<Exclude<Verdict, 'clear'>, Severity>> = {
  blocked: 'error',
  review: 'warning',
  caution: 'info',
};
