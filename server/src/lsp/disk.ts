/** What the server asks of the disk. Handed in: in a browser there is none, and then only open documents are checked. */
import type { Known, ReadConfiguration } from '../lint/configuration.ts';
import type { CheckedSource, Config } from '../lint/types.ts';
import type { Source } from '../yaml/index.ts';

export interface Configuration extends ReadConfiguration {
  readonly source: Source;
}

export interface Scan {
  readonly sources: ReadonlyMap<string, CheckedSource>;
  /** By folder. */
  readonly configurations: ReadonlyMap<string, Configuration>;
}

export interface Disk {
  /** All that bears on the folders, and on open files outside them (not these files themselves). What cannot be read says so in its source. */
  scan(folders: readonly string[], files: readonly string[], defaults: Config, known: Known): Scan;
  /** One file; undefined when it is not there, not ours, or where a scan of the folders would not come. */
  read(file: string, folders: readonly string[], config: Config): Source | undefined;
}
