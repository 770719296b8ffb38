/** The report that the command line prints as JSON, as data. */
import type { Workspace } from '../lint/index.ts';
import type { Report } from '../lint/types.ts';
import { jsonReport } from '../report/json.ts';
import type { View } from '../report/view.ts';
import type { CheckReport } from './types.ts';

/** The report as plain data. */
export function reportOf(workspace: Workspace, report: Report): CheckReport {
  const { sources, regimes } = workspace;
  const view: View = {
    report,
    files: report.files,
    source: (file) => sources.get(file)?.source,
    name: (file) => file,
    regimes,
    isOverridden: (file, rule) => sources.get(file)?.config.severity[rule] !== undefined,
  };
  const plain = JSON.parse([...jsonReport(view)].join('')) as Omit<CheckReport, 'incomplete'>;
  // The first of a line is the answer of the selected regime.
  const lines = plain.lines.map((line) => ({ ...line, determination: line.determinations[0] as never }));
  return { ...plain, lines, incomplete: report.incomplete };
}
