/** What every command that looks at documents does first: read the workspace, lay the options over its configuration, check it. */
import { relative, sep } from 'node:path';
import { asked, PathError } from '../disk/paths.ts';
import { type DiskWorkspace, readWorkspace } from '../disk/workspace.ts';
import { DEFAULTS, type Known } from '../lint/configuration.ts';
import { check, loadCore, newCache, ruleIds, type Workspace } from '../lint/index.ts';
import { UNCHECKED } from '../lint/problems.ts';
import type { Config, Report } from '../lint/types.ts';
import type { View } from '../report/view.ts';
import { reportConfiguration } from './configuration.ts';
import { UsageError } from './exit.ts';
import { knownRegime } from './regimes.ts';

export interface JudgeOptions {
  readonly regime?: string;
  readonly also?: readonly string[];
  readonly asOf?: string;
}

export interface Judged {
  readonly view: View;
  readonly workspace: Workspace;
}

/** Reads and checks what was asked. Throws UsageError for a path, date, regime or configuration that cannot be used. */
export async function judge(paths: readonly string[], options: JudgeOptions): Promise<Judged> {
  const { catalog, regimes } = loadCore();
  const asOf = options.asOf === undefined ? undefined : dateOf(options.asOf);
  const regime = options.regime === undefined ? undefined : knownRegime(options.regime, regimes);
  const also = options.also?.map((id) => knownRegime(id, regimes));
  const adjust = (config: Config): Config => ({
    ...config,
    ...(regime === undefined ? {} : { forcedRegime: regime }),
    ...(also === undefined ? {} : { alsoCheck: also }),
  });
  const cwd = process.cwd();
  const read = readPaths(cwd, paths, { regimes: [...regimes.keys()], rules: ruleIds(regimes) }, adjust);
  reportConfiguration(read, nameFrom(cwd));
  const configured = read.shown.map((file) => read.sources.get(file)?.config.asOf).find((date) => date !== undefined);
  const workspace: Workspace = { sources: read.sources, regimes, catalog, asOf: asOf ?? configured ?? today() };
  const report = check(workspace, newCache());
  const view: View = {
    report,
    files: shownOf(report, read.shown),
    source: (file) => read.sources.get(file)?.source,
    name: nameFrom(cwd),
    regimes,
    isOverridden: (file, rule) => read.sources.get(file)?.config.severity[rule] !== undefined,
  };
  return { view, workspace };
}

/** What was asked for; and what could not be checked, asked for or not, since any answer may hang on it. */
function shownOf(report: Report, asked: readonly string[]): readonly string[] {
  const wanted = new Set(asked);
  const isUnchecked = (file: string): boolean => report.findings(file).some(({ rule }) => UNCHECKED.has(rule));
  return report.files.filter((file) => wanted.has(file) || isUnchecked(file));
}

function readPaths(
  cwd: string,
  paths: readonly string[],
  known: Known,
  adjust: (config: Config) => Config,
): DiskWorkspace {
  try {
    return readWorkspace(asked(cwd, paths), DEFAULTS, known, adjust);
  } catch (error) {
    if (error instanceof PathError) throw new UsageError(error.message);
    throw error;
  }
}

/** Files are named from the working directory, with `/`. */
function nameFrom(cwd: string): (file: string) => string {
  return (file) => relative(cwd, file).split(sep).join('/') || '.';
}

/** The day by the clock and the time zone of the machine. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function dateOf(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (at === undefined || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text) {
    throw new UsageError(`--as-of takes a date such as 2026-11-24, not ${text}.`);
  }
  return text;
}
