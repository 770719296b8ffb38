/** The disk as Node sees it: the same reading that the command line does, so that both check the same files. */
import { existsSync, statSync } from 'node:fs';
import { sourceFor } from '../disk/read.ts';
import { readCustom } from '../disk/readCustom.ts';
import { isSkipped } from '../disk/walk.ts';
import { findWorkspace, readWorkspace } from '../disk/workspace.ts';
import { fileRole, pathFrom } from '../lint/files.ts';
import type { Config } from '../lint/types.ts';
import type { Source } from '../yaml/index.ts';
import type { Disk, Scan, Understanding } from './disk.ts';

export const nodeDisk: Disk = { scan, read, readCustom };

function scan(folders: readonly string[], files: readonly string[], understand: Understanding): Scan {
  const there = folders.filter((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory());
  const named = files.filter((file) => existsSync(file));
  const found = findWorkspace({ folders: there, files: named, globs: [] });
  const { defaults, known } = understand(found.configurations);
  const { sources } = readWorkspace(found, defaults, known);
  return {
    sources: new Map([...sources].filter(([file]) => !named.includes(file))),
    configurations: found.configurations,
  };
}

function read(file: string, folders: readonly string[], config: Config): Source | undefined {
  if (!folders.some((folder) => isReached(folder, file))) return undefined;
  const role = fileRole(file, config);
  if (role === 'no' || !existsSync(file)) return undefined;
  return sourceFor(file, role);
}

/** Does a walk through the folder come to the file? */
function isReached(folder: string, file: string): boolean {
  const path = pathFrom(folder, file)?.split('/');
  return path !== undefined && !path.slice(0, -1).some(isSkipped);
}
