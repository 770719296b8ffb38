/** `--watch`: checks again whenever something in the workspace changes, until Ctrl-C. */
import { type Dirent, existsSync, type FSWatcher, readdirSync, statSync, watch as watchFolder } from 'node:fs';
import picomatch from 'picomatch';
import { absolute } from '../disk/paths.ts';
import { readWhole } from '../disk/read.ts';
import { isSkipped } from '../disk/walk.ts';
import { configuredFolder, pathIn } from '../disk/workspace.ts';
import { namedIn } from '../lint/custom/named.ts';
import { CONFIGURATION_FILE, folderOf } from '../lint/files.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';

/** Editors write a file in several steps; what comes within this many milliseconds is one change. */
const SETTLE = 100;

/**
 * Runs the check now and after every change. `written` are files that the check itself writes. Ends on Ctrl-C or a request to end, with exit
 * code 0: the last report has said what stands.
 */
export async function watch(
  paths: readonly string[],
  written: readonly string[],
  run: () => Promise<ExitCode>,
): Promise<ExitCode> {
  const own = new Set(written.map((file) => absolute(process.cwd(), file)));
  let timer: NodeJS.Timeout | undefined;
  let watchers: FSWatcher[] = [];
  let running = Promise.resolve();
  let broken = (_error: unknown): void => {};
  const again = (path: string): void => {
    if (own.has(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(round).catch(broken);
    }, SETTLE);
  };
  const round = async (): Promise<void> => {
    for (const watcher of watchers) watcher.close();
    // Watching begins before reading, so that a change during the check is not lost.
    watchers = foldersOf(paths).flatMap((folder) => watched(folder, again));
    if (process.stdout.isTTY) process.stdout.write('\u001b[2J\u001b[3J\u001b[H');
    // Both lines together let an editor's task tell when a round begins and ends.
    process.stderr.write('exportlint: checking.\n');
    try {
      await run();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`exportlint: ${error.message}\n`);
    }
    process.stderr.write('exportlint: watching for changes; Ctrl-C ends.\n');
  };
  try {
    await new Promise<void>((end, fail) => {
      process.once('SIGINT', end);
      process.once('SIGTERM', end);
      broken = fail;
      running = round().catch(fail);
    });
  } finally {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  }
  return EXIT.clean;
}

function watched(folder: string, changed: (path: string) => void): FSWatcher[] {
  const told = (_event: unknown, name?: string | null): void => changed(name ? `${folder}/${name}` : folder);
  try {
    return [watchFolder(folder, told).on('error', () => changed(folder))];
  } catch {
    return []; // gone since it was listed; its parent is watched
  }
}

/** Every folder whose files bear on the check: those that a walk enters, what lies between, and what configurations name. */
function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const start = startOf(path);
    const configured = configuredFolder(start.folder);
    folders.add(start.folder);
    if (configured === undefined && start.isFile) continue; // only the files next to it are read
    addFolders(configured ?? start.folder, folders);
    addFolders(start.folder, folders);
  }
  return [...folders].sort();
}

/** A folder and all that a walk enters below it, also those without a file: one may come. */
function addFolders(folder: string, all: Set<string>): void {
  all.add(folder);
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return; // the check says what cannot be read
  }
  if (entries.some(({ name }) => name === CONFIGURATION_FILE)) addNamed(folder, all);
  for (const entry of entries) {
    if (entry.isDirectory() && !isSkipped(entry.name)) addFolders(pathIn(folder, entry.name), all);
  }
}

/** Folders with packs and catalogues that a configuration names; they may lie where no walk comes. */
function addNamed(folder: string, all: Set<string>): void {
  for (const { path } of namedIn(readWhole(pathIn(folder, CONFIGURATION_FILE)))) {
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    all.add(isFolder ? path : folderOf(path));
  }
}

function startOf(path: string): { readonly folder: string; readonly isFile: boolean } {
  const whole = absolute(process.cwd(), path);
  if (existsSync(whole)) {
    return statSync(whole).isDirectory() ? { folder: whole, isFile: false } : { folder: folderOf(whole), isFile: true };
  }
  return { folder: absolute(process.cwd(), picomatch.scan(path.replaceAll('\\', '/')).base || '.'), isFile: false };
}
