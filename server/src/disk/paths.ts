/** What a person named on the command line: files, folders or globs. */
import { existsSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import picomatch from 'picomatch';

/** A path that is named and not there, or a glob that cannot match. The text is one sentence. */
export class PathError extends Error {}

export interface Asked {
  /** Files named one by one; they are checked whatever they are called. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Globs: the folder from which to look, and the test for a path. */
  readonly globs: readonly {
    readonly text: string;
    readonly folder: string;
    readonly matches: (path: string) => boolean;
  }[];
}

/** An absolute path with `/` on every system. */
export function absolute(cwd: string, path: string): string {
  const whole = resolve(cwd, path);
  return sep === '/' ? whole : whole.replaceAll(sep, '/');
}

/** Sorts what was named into files, folders and globs. Nothing named means the working directory. Throws PathError for what is not there. */
export function asked(cwd: string, paths: readonly string[]): Asked {
  const files: string[] = [];
  const folders: string[] = [];
  const globs: Asked['globs'][number][] = [];
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const whole = absolute(cwd, path);
    if (existsSync(whole)) {
      (statSync(whole).isDirectory() ? folders : files).push(whole);
      continue;
    }
    const scan = picomatch.scan(path.replaceAll('\\', '/'));
    if (!scan.isGlob) throw new PathError(`File or folder not found: ${path}.`);
    const folder = absolute(cwd, scan.base === '' ? '.' : scan.base);
    if (!existsSync(folder)) throw new PathError(`Folder not found: ${scan.base}, so nothing matches ${path}.`);
    const test = picomatch(scan.glob);
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    globs.push({ text: path, folder, matches: (file) => file.startsWith(prefix) && test(file.slice(prefix.length)) });
  }
  return { files, folders, globs };
}

/** Is the file in the folder, at any depth? */
export function isWithin(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
