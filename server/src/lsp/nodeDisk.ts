/** The disk as Node sees it: the same reading that the command line does, so that both check the same files. */
import { existsSync, statSync } from 'node:fs';
import { sourceStanding } from '../disk/read.ts';
import { isSkipped } from '../disk/walk.ts';
import { readWorkspace } from '../disk/workspace.ts';
import type { Known } from '../lint/configuration.ts';
import { pathFrom, standing } from '../lint/files.ts';
import type { Config } from '../lint/types.ts';
import type { Source } from '../yaml/index.ts';
import type { Disk, Scan } from './disk.ts';

export const nodeDisk: Disk = { scan, read };

function scan(folders: readonly string[], files: readonly string[], defaults: Config, known: Known): Scan {
  const there = folders.filter((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory());
  const named = files.filter((file) => existsSync(file));
  const { sources, configurations } = readWorkspace({ folders: there, files: named, globs: [] }, defaults, known);
  return { sources: new Map([...sources].filter(([file]) => !named.includes(file))), configurations };
}

function read(file: string, folders: readonly string[], config: Config): Source | undefined {
  if (!folders.some((folder) => isReached(folder, file))) return undefined;
  const stands = standing(file, config);
  if (stands === 'no' || !existsSync(file)) return undefined;
  return sourceStanding(file, stands);
}

/** Does a walk through the folder come to the file? */
function isReached(folder: string, file: string): boolean {
  const path = pathFrom(folder, file)?.split('/');
  return path !== undefined && !path.slice(0, -1).some(isSkipped);
}
