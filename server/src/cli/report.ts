/** `exportlint report`: a check as a document to hand on. What it finds is its content, so that it fails only when something was not checked. */
import { EXIT, type ExitCode } from './exit.ts';
import { type JudgeOptions, judge } from './judge.ts';
import type { LookOptions } from './look.ts';
import { outputsOf, writeOutputs } from './outputs.ts';

export interface ReportOptions extends LookOptions, JudgeOptions {
  readonly format: string;
}

/** Runs the command. Throws UsageError. */
export async function runReport(paths: readonly string[], options: ReportOptions): Promise<ExitCode> {
  const outputs = outputsOf([options.format], options.output);
  const { view } = await judge(paths, options);
  await writeOutputs(view, outputs, { ...options, failOn: 'error' });
  return view.report.incomplete ? EXIT.incomplete : EXIT.clean;
}
