/** What the server asks of the disk. Handed in: in a browser there is none, and then only open documents are checked. */
import type { Known } from '../lint/configuration.ts';
import type { CheckedSource, Config } from '../lint/types.ts';
import type { Source } from '../yaml/index.ts';

export interface Scan {
  readonly sources: ReadonlyMap<string, CheckedSource>;
  /** The configurations as they are, by folder. */
  readonly configurations: ReadonlyMap<string, Source>;
}

/** How the configurations that were found are to be understood. */
export type Understanding = (configurations: ReadonlyMap<string, Source>) => {
  readonly defaults: Config;
  readonly known: Known;
};

export interface Disk {
  /** All that bears on the folders, and on open files outside them (not these files themselves). What cannot be read says so in its source. */
  scan(folders: readonly string[], files: readonly string[], understand: Understanding): Scan;
  /** One file; undefined when it is not there, not ours, or where a scan of the folders would not come. */
  read(file: string, folders: readonly string[], config: Config): Source | undefined;
  /** A file that a configuration names, or the pack in a folder that it names. */
  readCustom(path: string): Source;
}
