import { relative, sep } from 'node:path';

/** Files are named from the working directory, with `/`. */
export function nameFrom(cwd: string): (file: string) => string {
  return (file) => relative(cwd, file).split(sep).join('/') || '.';
}
