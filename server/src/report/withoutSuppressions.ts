/** The same check with other findings shown: without suppressions, or without those of a baseline. Verdicts stay what they are. */
import type { Finding, Report } from '../lint/types.ts';
import type { View } from './view.ts';

/** The view with the findings that `change` makes of those of each file; each file is changed once. What could not be checked stays so. */
export function withFindings(
  view: View,
  change: (file: string, findings: readonly Finding[]) => readonly Finding[],
): View {
  const { report } = view;
  const made = new Map<string, readonly Finding[]>();
  const findings = (file: string): readonly Finding[] => {
    const list = made.get(file) ?? change(file, report.findings(file));
    made.set(file, list);
    return list;
  };
  const changed: Report = {
    asOf: report.asOf,
    files: report.files,
    findings,
    lines: report.lines,
    allocations: report.allocations,
    summary: report.summary,
    get incomplete() {
      return report.incomplete;
    },
    card: report.card,
  };
  return { ...view, report: changed };
}

/** Every finding as if no one had suppressed it. */
export function withoutSuppressions(view: View): View {
  return withFindings(view, (_, findings) =>
    findings.map((finding) => (finding.suppressed === null ? finding : { ...finding, suppressed: null })),
  );
}
