/**
 * Reading a workspace from the disk. Caps run across documents, so more is read than was asked for: the workspace of a path is the folder
 * of the nearest `exportlint.yaml` upwards, with all in it; without one, a named folder with all in it, or the files next to a named file.
 */
import { existsSync, readdirSync } from 'node:fs';
import { configurationFrom, type Known, type ReadConfiguration } from '../lint/configuration.ts';
import { CONFIGURATION_FILE, type FileRole, fileRole, folderOf, nearestConfiguration } from '../lint/files.ts';
import type { CheckedSource, Config } from '../lint/types.ts';
import type { Source } from '../yaml/index.ts';
import { type Asked, isWithin, PathError } from './paths.ts';
import { readWhole, sourceFor, unreadable } from './read.ts';
import { isSkipped, walk } from './walk.ts';

export interface Configuration extends ReadConfiguration {
  readonly source: Source;
}

export interface DiskWorkspace {
  /** Everything that counts, by absolute path, in the order of paths. */
  readonly sources: ReadonlyMap<string, CheckedSource>;
  /** What was asked for, in the order of paths. */
  readonly shown: readonly string[];
  /** By folder. */
  readonly configurations: ReadonlyMap<string, Configuration>;
  /** Looked into, since they might have been ours, and passed over. */
  readonly passed: readonly string[];
}

/** What there is to read. */
export interface FoundWorkspace {
  readonly asked: Asked;
  /** By folder. */
  readonly configurations: ReadonlyMap<string, Source>;
  readonly files: ReadonlySet<string>;
  /** Folders that could not be listed, with the reason. */
  readonly unreadable: ReadonlyMap<string, string>;
}

/** Finds everything that bears on what was asked, and reads the configurations: what they name decides how they are understood. */
export function findWorkspace(asked: Asked): FoundWorkspace {
  const { configurations, files, unreadable } = list(asked);
  const sources = [...configurations].map((path) => [folderOf(path), readWhole(path)] as const);
  return { asked, configurations: new Map(sources), files, unreadable };
}

/** Reads what was found. `adjust` lays the caller's own choices over each configuration. */
export function readWorkspace(
  found: FoundWorkspace,
  defaults: Config,
  known: Known,
  adjust: (config: Config) => Config = (config) => config,
): DiskWorkspace {
  const what = found.asked;
  const configurations = new Map<string, Configuration>();
  for (const [folder, source] of found.configurations) {
    configurations.set(folder, { source, ...configurationFrom(source, defaults, known) });
  }
  const sources = new Map<string, CheckedSource>();
  const passed: string[] = [];
  const named = new Set(what.files);
  for (const path of [...found.files].sort()) {
    const config = adjust(nearestConfiguration(path, configurations)?.config ?? defaults);
    const role = roleOf(path, config, named.has(path) || what.globs.some((glob) => glob.matches(path)));
    const source = sourceFor(path, role);
    if (source) sources.set(path, { source, config });
    else if (role !== 'no') passed.push(path);
  }
  for (const [folder, problem] of found.unreadable) {
    sources.set(folder, { source: unreadable(folder, problem), config: adjust(defaults) });
  }
  const shown = [...sources.keys()].filter((path) => isAsked(what, path));
  for (const glob of what.globs) {
    if (!shown.some(glob.matches)) throw new PathError(`No file matches ${glob.text}.`);
  }
  return { sources, shown, configurations, passed };
}

function isAsked(what: Asked, path: string): boolean {
  return (
    what.files.includes(path) ||
    what.folders.some((folder) => isWithin(folder, path)) ||
    what.globs.some((glob) => glob.matches(path))
  );
}

const roleOf = (path: string, config: Config, isNamed: boolean): FileRole =>
  isNamed && !path.endsWith(`/${CONFIGURATION_FILE}`) ? 'yes' : fileRole(path, config);

interface Listing {
  readonly files: Set<string>;
  readonly configurations: Set<string>;
  /** Folders that could not be listed, with the reason. */
  readonly unreadable: Map<string, string>;
}

function list(what: Asked): Listing {
  const listing: Listing = { files: new Set(), configurations: new Set(), unreadable: new Map() };
  const walked: string[] = [];
  const walkInto = (folder: string): void => {
    if (walked.some((done) => done === folder || reaches(done, folder))) return;
    walked.push(folder);
    for (const { path, problem } of walk(folder)) {
      if (problem !== undefined) listing.unreadable.set(path, problem);
      else add(listing, path);
    }
  };
  const folders = [...what.folders, ...what.globs.map((glob) => glob.folder)];
  const roots = [...folders, ...what.files.map(folderOf)].map(configuredFolder).filter((root) => root !== undefined);
  for (const root of [...new Set(roots)].sort((a, b) => a.length - b.length)) walkInto(root);
  for (const folder of folders) walkInto(folder);
  for (const file of what.files) {
    add(listing, file);
    if (configuredFolder(folderOf(file)) === undefined) addSiblings(listing, folderOf(file));
  }
  return listing;
}

function add(listing: Listing, path: string): void {
  (path.endsWith(`/${CONFIGURATION_FILE}`) ? listing.configurations : listing.files).add(path);
}

/** The files next to a named one, not those in folders below: naming a file in a home folder must not read the whole home. */
function addSiblings(listing: Listing, folder: string): void {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isFile()) add(listing, pathIn(folder, entry.name));
  } catch {
    // The named file itself is read and reported; a folder that may be entered but not listed is no fault of it.
  }
}

/** Does a walk from `folder` come to the other one, without passing a folder that walks skip? */
function reaches(folder: string, other: string): boolean {
  return (
    isWithin(folder, other) &&
    !other
      .slice(folder.length)
      .split('/')
      .some((name) => name !== '' && isSkipped(name))
  );
}

/** The path of a name in a folder, of which the root ends in a slash already. */
export function pathIn(folder: string, name: string): string {
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}

/** The folder of the nearest configuration, from a folder upwards. */
export function configuredFolder(from: string): string | undefined {
  for (let folder = from; ; folder = folderOf(folder)) {
    if (existsSync(pathIn(folder, CONFIGURATION_FILE))) return folder;
    if (folder === folderOf(folder) || folder === '') return undefined;
  }
}
