/** Which files are ours, and which configuration belongs to a file. Files are paths with `/`, or URIs; folders come without `/` at the end. */
import picomatch from 'picomatch';
import { KINDS } from '../schema/index.ts';
import type { Config } from './types.ts';

/** The name of the configuration file, looked for upwards from each file that is checked. */
export const CONFIGURATION_FILE = 'exportlint.yaml';

/** Names that say by themselves that a file is ours. */
export const OUR_NAMES = '*.{manifest,shipment,deal,licenses,agreements,veus}.{yaml,yml}';
const hasOurName = picomatch(OUR_NAMES, { dot: true });

/** Does a file belong to the check? See `standing`. */
export type FileRole = 'yes' | 'no' | 'by-kind';

/**
 * Is the file ours? `by-kind` when its name does not tell: then it is, if a document in it says one of our kinds. `files` in the configuration
 * lists further files, as globs from the folder of the configuration; one that begins with `!` takes files out.
 */
export function fileRole(file: string, config: Config): FileRole {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (name === CONFIGURATION_FILE) return 'no';
  const path = config.file === undefined ? undefined : pathFrom(folderOf(config.file), file);
  let listed: boolean | undefined;
  if (path !== undefined) {
    for (const pattern of config.files) {
      const out = pattern.startsWith('!');
      if (matches(path, out ? pattern.slice(1) : pattern)) listed = !out;
    }
  }
  if (listed !== undefined) return listed ? 'yes' : 'no';
  if (hasOurName(name)) return 'yes';
  return /\.ya?ml$/.test(name) ? 'by-kind' : 'no';
}

function matches(path: string, pattern: string): boolean {
  return picomatch(pattern.replace(/^\.\//, ''), { dot: true })(path);
}

const KIND = `["']?(?:${KINDS.join('|')})["']?[ \\t]*(?:[,}#].*)?\\r?$`;
/** `kind: X` at the margin, also as the first key of a flow map; or `"kind": "X"` in a document laid out as JSON. */
const KIND_LINE = new RegExp(
  `^(?:(?:---[ \\t]+)?(?:\\{[ \\t]*)?["']?kind["']?|[ \\t]*"kind")[ \\t]*:[ \\t]*${KIND}`,
  'm',
);

/** Does a document in the text say that it is one of ours? A cheap look, before anything is parsed. */
export function saysOurKind(text: string): boolean {
  return KIND_LINE.test(text);
}

/** What belongs to the nearest folder upwards from the file; `known` maps folders to it. */
export function nearestConfiguration<T>(file: string, known: ReadonlyMap<string, T>): T | undefined {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const found = known.get(folder);
    if (found !== undefined) return found;
    if (folder === '' || folder === folderOf(folder)) return undefined;
  }
}

/** The folder of a file; of a folder, the one above it. The root is `/`. */
export function folderOf(file: string): string {
  const cut = file.lastIndexOf('/');
  return cut > 0 ? file.slice(0, cut) : file.startsWith('/') ? '/' : '';
}

/** The path from a folder down to a file in it; undefined when the file lies elsewhere. */
export function pathFrom(folder: string, file: string): string | undefined {
  const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  return file.startsWith(prefix) ? file.slice(prefix.length) : undefined;
}

/** Is it an `exportlint.yaml`? */
export function isConfiguration(file: string): boolean {
  return file === CONFIGURATION_FILE || file.endsWith(`/${CONFIGURATION_FILE}`);
}
