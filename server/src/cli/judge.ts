/** What every command that looks at documents does first: read the workspace, lay the options over its configuration, check it. */
import { type Asked, absolute, asked, PathError } from '../disk/paths.ts';
import { sourceOf } from '../disk/read.ts';
import { type DiskWorkspace, type FoundWorkspace, findWorkspace, readWorkspace } from '../disk/workspace.ts';
import { DEFAULTS, knownBy } from '../lint/configuration.ts';
import { type Cache, type Core, check, newCache, type Workspace } from '../lint/index.ts';
import { UNCHECKED } from '../lint/problems.ts';
import type { Config, Report } from '../lint/types.ts';
import type { View } from '../report/view.ts';
import { isCalendarDate } from '../schema/index.ts';
import { type Changes, changesSince } from './changed.ts';
import { reportConfiguration } from './configuration.ts';
import { coreWith } from './customData.ts';
import { UsageError } from './exit.ts';
import { nameFrom } from './fileNames.ts';
import { progressOn } from './progress.ts';
import { knownRegime } from './regimes.ts';
import { today } from './today.ts';

export interface JudgeOptions {
  readonly regime?: string;
  readonly also?: readonly string[];
  /** Every regime that there is stands beside. */
  readonly alsoAll?: boolean;
  readonly asOf?: string;
  /** A revision of Git: only files that changed since are shown, and those whose answer may depend on the change. */
  readonly changedSince?: string;
  /** A document that stands in for that of a file, which need not exist. */
  readonly instead?: { readonly file: string; readonly bytes: Uint8Array };
}

export interface Judged {
  readonly view: View;
  readonly workspace: Workspace;
  /** What was asked for; `view.files` has besides what could not be checked. */
  readonly shown: readonly string[];
  readonly cache: Cache;
  readonly core: Core;
  /** What was found on the disk, and read. */
  readonly read: { readonly found: FoundWorkspace; readonly workspace: DiskWorkspace };
}

/** Reads and checks what was asked. Throws UsageError for a path, date, regime or configuration that cannot be used. */
export async function judge(paths: readonly string[], options: JudgeOptions): Promise<Judged> {
  const asOf = options.asOf === undefined ? undefined : dateOf(options.asOf);
  const cwd = process.cwd();
  const found = findWorkspace(whatIsAsked(cwd, paths, options));
  const core = await coreWith(found.configurations.values());
  const read = readFound(found, core, options);
  reportConfiguration(read.configurations.values(), core.own, nameFrom(cwd));
  const sources = new Map(read.sources);
  if (options.instead) {
    const file = absolute(cwd, options.instead.file);
    const there = sources.get(file);
    if (there) sources.set(file, { ...there, source: sourceOf(file, options.instead.bytes) });
  }
  const own = core.own?.files.map(({ source }) => source) ?? [];
  const changes =
    options.changedSince === undefined ? undefined : changesSince(options.changedSince, sources, own, cwd);
  const shown = changes === undefined || changes.concernsAll ? read.shown : read.shown.filter(changes.has);
  const configured = shown.map((file) => sources.get(file)?.config.asOf).find((date) => date !== undefined);
  const workspace: Workspace = { ...core, sources, asOf: asOf ?? configured ?? today() };
  const all = { ...judged(workspace, shown, newCache()), core, read: { found, workspace: read } };
  return shown === read.shown || !changes ? all : withAffected(all, read.shown, changes);
}

/** Checks a workspace that was read, or changed since. */
export function judged(workspace: Workspace, shown: readonly string[], cache: Cache): Omit<Judged, 'core' | 'read'> {
  const progress = progressOn(process.stderr, workspace.sources.size);
  const report = check({ ...workspace, asked: new Set(shown) }, cache, () => {
    progress.step();
    return false;
  });
  const { sources, regimes } = workspace;
  const view: View = {
    report,
    files: shownOf(report, shown),
    source: (file) => sources.get(file)?.source,
    name: nameFrom(process.cwd()),
    regimes,
    isOverridden: (file, rule) => sources.get(file)?.config.severity[rule] !== undefined,
  };
  progress.end();
  return { view, workspace, shown, cache };
}

/** Lays what the command line chose over a configuration. Throws UsageError for a regime that does not exist. */
export function adjusting(
  options: Pick<JudgeOptions, 'regime' | 'also' | 'alsoAll'>,
  core: Core,
): (config: Config) => Config {
  const regime = options.regime?.split(',').map((id) => knownRegime(id.trim(), core));
  const also = options.alsoAll ? [...core.regimes.keys()] : options.also?.map((id) => knownRegime(id, core));
  return (config) => ({
    ...config,
    ...(regime === undefined ? {} : { forcedRegime: regime }),
    ...(also === undefined ? {} : { alsoCheck: also }),
  });
}

/** Shows besides the files of which a finding points at what changed, such as the shipment that now fills a cap. */
function withAffected(all: Judged, asked: readonly string[], changes: Changes): Judged {
  const { report } = all.view;
  const isAffected = (file: string): boolean =>
    report.findings(file).some(({ related }) => related.some((one) => changes.has(one.file)));
  const files = asked.filter((file) => changes.has(file) || isAffected(file));
  return { ...all, ...judged(all.workspace, files, all.cache) };
}

/** What was asked for; and what could not be checked, asked for or not, since any answer may depend on it. */
function shownOf(report: Report, asked: readonly string[]): readonly string[] {
  const wanted = new Set(asked);
  const isUnchecked = (file: string): boolean => report.findings(file).some(({ rule }) => UNCHECKED.has(rule));
  return report.files.filter((file) => wanted.has(file) || isUnchecked(file));
}

/** With a document that stands in for a file and no paths besides, that file alone. */
function whatIsAsked(cwd: string, paths: readonly string[], { instead }: JudgeOptions): Asked {
  try {
    const named = instead && paths.length === 0 ? { files: [], folders: [], globs: [] } : asked(cwd, paths);
    return instead ? { ...named, files: [...named.files, absolute(cwd, instead.file)] } : named;
  } catch (error) {
    if (error instanceof PathError) throw new UsageError(error.message);
    throw error;
  }
}

function readFound(found: FoundWorkspace, core: Core, options: JudgeOptions): DiskWorkspace {
  try {
    return readWorkspace(found, DEFAULTS, knownBy(core), adjusting(options, core));
  } catch (error) {
    if (error instanceof PathError) throw new UsageError(error.message);
    throw error;
  }
}

function dateOf(text: string): string {
  if (!isCalendarDate(text)) {
    throw new UsageError(`--as-of takes a date such as 2026-11-24, not ${text}.`);
  }
  return text;
}
