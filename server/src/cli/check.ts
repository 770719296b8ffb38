/** `exportlint check`: read, check, print, and say by the exit code what came of it. */
import type { Finding, Severity } from '../lint/types.ts';
import { jsonReport } from '../report/json.ts';
import { prettyReport } from '../report/pretty.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { type JudgeOptions, judge } from './judge.ts';
import { type LookOptions, lookOf } from './look.ts';
import { lines, write } from './output.ts';

export interface CheckOptions extends LookOptions, JudgeOptions {
  readonly format: 'pretty' | 'json';
  readonly failOn: Severity | 'never';
  readonly output?: string;
}

/** Runs the command; the exit code is the contract's. Throws UsageError. */
export async function runCheck(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const look = lookOf(options);
  const { view } = await judge(paths, options);
  if (view.files.length === 0) {
    process.stderr.write(`exportlint: nothing to check in ${paths.join(' ') || 'this folder'}.\n`);
  }
  await write(options.format === 'json' ? jsonReport(view) : lines(prettyReport(view, look)), options.output);
  if (view.report.incomplete) return EXIT.incomplete;
  const fails = ({ suppressed, severity }: Finding): boolean =>
    suppressed === null && reaches(severity, options.failOn);
  return view.files.some((file) => view.report.findings(file).some(fails)) ? EXIT.findings : EXIT.clean;
}

const RANK = { info: 0, warning: 1, error: 2, never: 3 } as const;

function reaches(severity: Severity, failOn: Severity | 'never'): boolean {
  return RANK[severity] >= RANK[failOn];
}
