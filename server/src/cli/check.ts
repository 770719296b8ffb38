/** `exportlint check`: read, check, print, and say by the exit code what came of it. */
import type { Finding, Severity } from '../lint/types.ts';
import { reaches } from '../report/severity.ts';
import type { View } from '../report/view.ts';
import { withoutSuppressions } from '../report/withoutSuppressions.ts';
import { baselineFrom, withoutBaseline, writeBaseline } from './baseline.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { diffOf, fixed, sayFixed, writeFixed } from './fix.ts';
import { type Judged, type JudgeOptions, judge } from './judge.ts';
import { type LookOptions, lookOf } from './look.ts';
import { type Passing, write } from './output.ts';
import { type Output, outputsOf, writeOutputs } from './outputs.ts';
import { printConfiguration } from './printConfiguration.ts';
import { appendRecord, type Clock, systemClock } from './record.ts';
import { bytesFrom } from './stdin.ts';
import { watch } from './watch.ts';

export interface CheckOptions extends LookOptions, Omit<JudgeOptions, 'instead'> {
  readonly format?: readonly string[];
  readonly failOn: Severity | 'never';
  readonly maxWarnings?: string;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly unsafeFixes?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  /** False with `--no-suppressions`. */
  readonly suppressions?: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly printConfig?: string;
  readonly watch?: boolean;
  readonly record?: string;
  /** False with `--no-cache`. */
  readonly cache?: boolean;
}

/** Runs the command; the exit code is the contract's. Throws UsageError. */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  keeping?: Keeping,
  clock: Clock = systemClock,
): Promise<ExitCode> {
  refuseMixtures(options);
  if (options.printConfig !== undefined) return printConfiguration(options.printConfig, options);
  const plan: Plan = {
    outputs: outputsOf(options.format ?? ['pretty'], options.output),
    maxWarnings: options.maxWarnings === undefined ? undefined : wholeNumber('--max-warnings', options.maxWarnings),
    clock,
    keeping,
  };
  lookOf(options);
  if (options.watch) {
    const written = plan.outputs.flatMap(({ file }) => file ?? []);
    return watch(paths, written, () => checkOnce(paths, options, plan));
  }
  return checkOnce(paths, options, plan);
}

interface Plan {
  readonly outputs: readonly Output[];
  readonly maxWarnings: number | undefined;
  readonly clock: Clock;
  readonly keeping: Keeping | undefined;
}

/** Keeps the report while it is printed, and at the end what it rests on. */
export interface Keeping extends Passing {
  keep(judged: Judged, code: ExitCode): void;
}

async function checkOnce(paths: readonly string[], options: CheckOptions, plan: Plan): Promise<ExitCode> {
  const judged = await judge(paths, { ...options, ...(await standIn(options)) });
  if (judged.view.files.length === 0) {
    const since = options.changedSince === undefined ? '' : ` that changed since ${options.changedSince}`;
    process.stderr.write(`exportlint: nothing to check in ${paths.join(' ') || 'this folder'}${since}.\n`);
  }
  const baseline = options.baseline === undefined ? undefined : baselineFrom(options.baseline);
  const unsuppressed = (view: View): View => (options.suppressions === false ? withoutSuppressions(view) : view);
  const done = options.fix || options.fixDryRun ? await fixFirst(judged, options, unsuppressed) : judged;
  const all = unsuppressed(done.view);
  if (options.writeBaseline !== undefined) await writeBaseline(all, done.workspace, options.writeBaseline);
  const view = baseline && options.baseline ? withoutBaseline(all, done.workspace, options.baseline, baseline) : all;
  if (!options.fixDryRun) await writeOutputs(view, plan.outputs, options, plan.keeping);
  if (options.record !== undefined) await appendRecord(options.record, done, paths, options, plan.clock);
  const isFailing = options.writeBaseline === undefined && fails(view, options.failOn, plan.maxWarnings);
  const code = view.report.incomplete ? EXIT.incomplete : isFailing ? EXIT.findings : EXIT.clean;
  plan.keeping?.keep(judged, code);
  return code;
}

async function standIn({ stdin, stdinFilename }: CheckOptions): Promise<Pick<JudgeOptions, 'instead'>> {
  if (!stdin || stdinFilename === undefined) return {};
  return { instead: { file: stdinFilename, bytes: await bytesFrom(process.stdin) } };
}

async function fixFirst(judged: Judged, options: CheckOptions, change: (view: View) => View): Promise<Judged> {
  const outcome = fixed(judged, options.unsafeFixes === true, change);
  if (options.fixDryRun) await write(diffOf(outcome));
  else writeFixed(outcome);
  sayFixed(outcome, options.fixDryRun === true);
  return outcome.judged;
}

function fails(view: View, failOn: Severity | 'never', maxWarnings: number | undefined): boolean {
  const open = view.files.flatMap((file) => view.report.findings(file)).filter(({ suppressed }) => suppressed === null);
  const isOf =
    (wanted: Severity) =>
    ({ severity }: Finding): boolean =>
      severity === wanted;
  if (maxWarnings !== undefined && open.filter(isOf('warning')).length > maxWarnings) return true;
  return open.some(({ severity }) => reaches(severity, failOn));
}

/** Options that together mean nothing, or not what someone would think. */
function refuseMixtures(options: CheckOptions): void {
  const isFixing = options.fix || options.fixDryRun;
  const mixtures: readonly [boolean, string][] = [
    [options.unsafeFixes === true && !isFixing, '--unsafe-fixes needs --fix or --fix-dry-run.'],
    [options.stdin === true && options.stdinFilename === undefined, '--stdin needs --stdin-filename.'],
    [options.stdinFilename !== undefined && !options.stdin, '--stdin-filename needs --stdin.'],
    [
      options.stdin === true && options.fix === true,
      '--fix has no file to write with --stdin; --fix-dry-run shows the diff.',
    ],
    [options.stdin === true && options.watch === true, '--watch cannot watch standard input.'],
    [options.stdin === true && options.record !== undefined, '--record is for files, not for standard input.'],
    [
      options.fixDryRun === true && options.format !== undefined,
      '--fix-dry-run prints a diff in place of a report; leave --format out.',
    ],
    [
      options.fixDryRun === true && options.record !== undefined,
      '--record is for a check of what stands in the files, not for a dry run.',
    ],
    [Boolean(isFixing) && options.watch === true, '--watch only reads; run --fix by itself.'],
    [
      options.changedSince !== undefined && options.record !== undefined,
      '--record names the paths of a check, and --changed-since does not keep them.',
    ],
    [options.watch === true && options.record !== undefined, '--record is for one check, not for --watch.'],
    [
      options.watch === true && options.writeBaseline !== undefined,
      '--write-baseline is for one check, not for --watch.',
    ],
    [
      options.baseline !== undefined && options.writeBaseline !== undefined,
      '--write-baseline starts a new baseline; leave --baseline out.',
    ],
  ];
  const found = mixtures.find(([holds]) => holds);
  if (found) throw new UsageError(found[1]);
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(`${option} takes a whole number from 0, not ${text}.`);
  return Number(text);
}
