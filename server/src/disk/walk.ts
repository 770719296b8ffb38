/** Walking a folder: which files there are, in a fixed order, without surprises from links, hidden folders or installed packages. */
import { type Dirent, readdirSync } from 'node:fs';
import { reasonOf } from './reason.ts';

export type Found =
  | { readonly path: string; readonly problem?: undefined }
  /** A folder that could not be listed: no one may take what is in it as checked. */
  | { readonly path: string; readonly problem: string };

/**
 * Every file under a folder, as absolute paths with `/`, folder by folder in the order of their names. Omitted are hidden folders,
 * `node_modules`, and symbolic links: what a link inside the tree points at is found under its own name, and what lies outside
 * belongs to someone else. A generator, so that a server can pause between two files.
 */
export function* walk(folder: string): Generator<Found> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield { path: folder, problem: reasonOf(error) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  for (const entry of entries) {
    const path = prefix + entry.name;
    if (entry.isFile()) yield { path };
    else if (entry.isDirectory() && !isSkipped(entry.name)) yield* walk(path);
  }
}

/** Folders that no walk enters: hidden ones and installed packages. */
export function isSkipped(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
