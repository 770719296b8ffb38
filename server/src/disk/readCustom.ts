/** Reading what a configuration names beside documents: packs and catalogues. */
import { statSync } from 'node:fs';
import { PACK_FILE } from '../lint/custom/named.ts';
import type { Source } from '../yaml/index.ts';
import { readWhole } from './read.ts';

/** The file at a path; of a folder, the pack in it. A link is followed: anyone who names a path means what is behind it. */
export function readCustom(path: string): Source {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return readWhole(isFolder ? `${path}/${PACK_FILE}` : path);
}
