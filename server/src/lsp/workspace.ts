/**
 * The files that are checked: what is open in the editor, and for the rest what stands on the disk. Keeps each `Source` as it is for as
 * long as its text is the same, since all that was worked out about it depends on the object.
 */
import { configurationFrom, type Known, knownBy, type ReadConfiguration } from '../lint/configuration.ts';
import { fileRole, folderOf, isConfiguration, nearestConfiguration, pathFrom, saysOurKind } from '../lint/files.ts';
import { regimeFor } from '../lint/jurisdictions.ts';
import type { Config } from '../lint/types.ts';
import { type Source, textOf } from '../yaml/index.ts';
import type { Checking } from './analysisHost.ts';
import type { CustomData } from './customData.ts';
import type { Disk } from './disk.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { messageOf } from './errors.ts';

export interface WorkspaceEnvironment {
  readonly disk: Disk | undefined;
  readonly documents: OpenDocuments;
  readonly checking: Checking;
  readonly own: CustomData;
}

export interface Configuration extends ReadConfiguration {
  readonly source: Source;
}

/** What holds where no configuration says anything; it may name what a configuration brings. */
export type Defaults = (known: Known) => Config;

export class OpenWorkspace {
  readonly #environment: WorkspaceEnvironment;
  #folders: readonly string[] = [];
  #saysDefaults: Defaults;
  #defaults: Config;
  /** As on the disk, by folder. */
  #configurations: ReadonlyMap<string, Source> = new Map();
  /** With what is open in the editor laid over. */
  #effective: ReadonlyMap<string, Configuration> = new Map();
  #problem: string | undefined;
  /** Ours, as on the disk when last looked at. */
  #onDisk = new Map<string, Source>();
  /** Regimes that are tried in this session: for single files, and (under undefined) for all. */
  readonly #tried = new Map<string | undefined, string>();
  readonly #forced = new WeakMap<Config, Map<string, Config>>();

  constructor(environment: WorkspaceEnvironment, defaults: Defaults) {
    this.#environment = environment;
    this.#saysDefaults = defaults;
    this.#defaults = defaults(knownBy(environment.own.core));
  }

  /**
   * Why the files cannot be told, when something of ours went wrong: no answer may then be given for any of them, since each may depend on
   * the others.
   */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Runs a step; when it throws, `problem` says so until the whole workspace was read again. */
  step(work: () => void, failed: (error: unknown) => void): void {
    try {
      if (this.#problem !== undefined) this.scan();
      work();
    } catch (error) {
      this.#problem = messageOf(error);
      failed(error);
    }
  }

  /** Configuration files with what is wrong in them, by file. */
  *configurations(): Generator<Configuration> {
    yield* this.#effective.values();
  }

  /** Looks at the disk again: at the start, and when folders, settings or configurations change. */
  scan(folders: readonly string[] = this.#folders, defaults: Defaults = this.#saysDefaults): void {
    const { disk, documents, own } = this.#environment;
    this.#folders = folders;
    this.#saysDefaults = defaults;
    own.forget();
    const outside = [...documents.all()].map(({ file }) => file).filter((file) => !this.#isInside(file));
    try {
      const found = disk?.scan(folders, outside, (configurations) => {
        this.#configurations = configurations;
        return this.#understand();
      });
      this.#configurations = found?.configurations ?? new Map();
      const before = this.#onDisk;
      this.#onDisk = new Map();
      for (const [file, { source }] of found?.sources ?? []) this.#onDisk.set(file, kept(before.get(file), source));
      this.#problem = undefined;
    } finally {
      this.#layConfigurations(); // also when the disk fails: what is open has to be told about it
    }
  }

  /** The file as it was last read from the disk. */
  onDisk(file: string): Source | undefined {
    return this.#onDisk.get(file);
  }

  opened(document: OpenDocument): void {
    if (this.#decides(document.file)) this.#layConfigurations();
    else if (this.#isInside(document.file)) this.#place(document.file);
    else this.scan(); // what lies next to a file from elsewhere bears on it
  }

  changed(document: OpenDocument): void {
    if (this.#decides(document.file)) this.#layConfigurations();
    else this.#place(document.file);
  }

  closed(document: OpenDocument): void {
    if (this.#decides(document.file)) {
      this.#environment.own.forget();
      this.#layConfigurations();
    } else if (this.#isInside(document.file)) this.#reread(document.file, document.source);
    else this.scan();
  }

  /** Files that appeared, changed or went, as the client saw it happen. A folder may be among them. */
  filesChanged(files: readonly string[]): void {
    const isPlain = (file: string): boolean => /\.ya?ml$/.test(file) && !this.#decides(file);
    if (files.every(isPlain)) for (const file of files) this.#reread(file, this.#onDisk.get(file));
    else this.scan();
  }

  /** Does the file say how others are judged: a configuration, or what one names? */
  #decides(file: string): boolean {
    return isConfiguration(file) || this.#environment.own.isNamed(file);
  }

  #isInside(file: string): boolean {
    return this.#folders.some((folder) => pathFrom(folder, file) !== undefined);
  }

  #reread(file: string, before: Source | undefined): void {
    const source = this.#environment.disk?.read(file, this.#folders, this.#configOf(file));
    if (source) this.#onDisk.set(file, kept(before, source));
    else this.#onDisk.delete(file);
    this.#place(file);
  }

  /** Loads what the configurations name, those that are open as they are in the editor. */
  #understand(): { readonly defaults: Config; readonly known: Known } {
    const { own, checking } = this.#environment;
    const { catalog, regimes } = own.core;
    const core = own.load([...this.#configurationSources().values()]);
    if (core.catalog !== catalog) checking.restart();
    else if (core.regimes !== regimes) checking.outdate();
    const known = knownBy(core);
    const defaults = this.#saysDefaults(known);
    // The same object as before where it says the same, since files depend on it.
    if (JSON.stringify(defaults) !== JSON.stringify(this.#defaults)) this.#defaults = defaults;
    return { defaults: this.#defaults, known };
  }

  #configurationSources(): ReadonlyMap<string, Source> {
    const sources = new Map(this.#configurations);
    for (const { file, source } of this.#environment.documents.all()) {
      if (isConfiguration(file)) sources.set(folderOf(file), source);
    }
    return sources;
  }

  /** Reads every configuration, and places every file again under what holds for it now. */
  #layConfigurations(): void {
    const { checking, documents } = this.#environment;
    const { defaults, known } = this.#understand();
    const laid = new Map<string, Configuration>();
    for (const [folder, source] of this.#configurationSources()) {
      laid.set(folder, this.#keptConfiguration(folder, { source, ...configurationFrom(source, defaults, known) }));
    }
    this.#effective = laid;
    const files = new Set([
      ...checking.files(),
      ...this.#onDisk.keys(),
      ...[...documents.all()].map(({ file }) => file),
    ]);
    for (const file of [...files].sort()) this.#place(file);
  }

  /** A configuration that says the same as before stays the same object. */
  #keptConfiguration(folder: string, next: Configuration): Configuration {
    const before = this.#effective.get(folder)?.config;
    return before && JSON.stringify(before) === JSON.stringify(next.config) ? { ...next, config: before } : next;
  }

  /** Is the file among those that are checked? */
  isOurs(file: string): boolean {
    return this.#environment.checking.has(file);
  }

  /** The regimes for documents of the file that name none. */
  regimeOf(file: string): string {
    return regimeFor(this.#configOf(file), this.#environment.own.core.regimes);
  }

  /** Judges a file, or all, by another regime whatever documents and configuration say; undefined ends that. */
  tryRegime(file: string | undefined, regime: string | undefined): void {
    if (regime !== undefined) this.#tried.set(file, regime);
    else if (file === undefined) this.#tried.clear();
    else this.#tried.delete(file);
    for (const one of [...this.#environment.checking.files()]) this.#place(one);
  }

  #configOf(file: string): Config {
    const config = nearestConfiguration(file, this.#effective)?.config ?? this.#defaults;
    const tried = this.#tried.get(file) ?? this.#tried.get(undefined);
    if (tried === undefined) return config;
    const known = this.#forced.get(config) ?? new Map<string, Config>();
    this.#forced.set(config, known);
    const forced = known.get(tried) ?? { ...config, forcedRegime: tried };
    known.set(tried, forced);
    return forced;
  }

  /** Puts a file among those that are checked, with the text that counts, or takes it out. */
  #place(file: string): void {
    const { checking, documents } = this.#environment;
    const config = this.#configOf(file);
    const open = documents.get(file)?.source;
    const source = open ? (isOurs(open, config) ? open : undefined) : this.#onDisk.get(file);
    checking.set(file, source && { source, config });
  }
}

function isOurs(source: Source, config: Config): boolean {
  // What has not been saved yet has no name that could tell.
  const role = source.file.startsWith('untitled:') ? 'by-kind' : fileRole(source.file, config);
  if (role === 'by-kind') return source.docs.some((doc) => saysOurKind(doc.head.text));
  return role === 'yes';
}

/** The source from before where the text is the same. */
function kept(before: Source | undefined, next: Source): Source {
  return before && !before.broken && !next.broken && textOf(before) === textOf(next) ? before : next;
}
