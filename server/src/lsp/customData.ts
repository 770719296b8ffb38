/**
 * What documents are judged by: what ships, and the packs and catalogues that configurations name, as they are in the editor or else on the
 * disk. In a workspace that is not trusted, what ships alone.
 */

import { withoutCustom } from '../lint/custom/findings.ts';
import { type Loaded, loadCustom } from '../lint/custom/load.ts';
import { PACK_FILE } from '../lint/custom/named.ts';
import type { Core, Shipped } from '../lint/index.ts';
import type { ValidatePack } from '../regime/validatePack.ts';
import { broken, type Source, textOf } from '../yaml/index.ts';

export interface CustomDataEnvironment {
  readonly shipped: Shipped;
  readonly shape: ValidatePack;
  readonly isTrusted: boolean;
  /** As the editor has it open. */
  readonly open: (file: string) => Source | undefined;
  /** From the disk; undefined where there is none. */
  readonly read: ((path: string) => Source) | undefined;
}

export class CustomData {
  readonly #environment: CustomDataEnvironment;
  #core: Core;
  #loaded: Loaded | undefined;
  /** From the disk, by the path that a configuration names. */
  readonly #onDisk = new Map<string, Source>();
  /** Read again since, and to be compared with what was there. */
  readonly #stale = new Map<string, Source>();

  constructor(environment: CustomDataEnvironment) {
    this.#environment = environment;
    this.#core = environment.shipped;
  }

  get core(): Core {
    return this.#core;
  }

  /** Reads what the configurations name, as far as it is not known. Gives the core: the same regimes and catalogue where nothing changed. */
  load(configurations: readonly Source[]): Core {
    const { shipped, shape, isTrusted } = this.#environment;
    if (isTrusted) {
      this.#loaded = loadCustom(configurations, { shipped, shape, open: (path) => this.#open(path) }, this.#loaded);
      this.#core = this.#loaded.core;
    } else {
      this.#core = withoutCustom(configurations, shipped);
    }
    return this.#core;
  }

  /** Is the file one that a configuration names, or that such a pack lists, there or not? */
  isNamed(file: string): boolean {
    const { named = [], brought } = this.#loaded ?? {};
    return (
      named.some(({ path }) => file === path || file === `${path}/${PACK_FILE}`) ||
      (brought?.parts.some((part) => part.file === file) ?? false)
    );
  }

  /** What stands on the disk may be another text now. */
  forget(): void {
    for (const [path, source] of this.#onDisk) this.#stale.set(path, source);
    this.#onDisk.clear();
  }

  #open(path: string): Source {
    const { open, read } = this.#environment;
    const here = open(path) ?? open(`${path}/${PACK_FILE}`);
    if (here) return here;
    const known = this.#onDisk.get(path);
    if (known) return known;
    const fresh = read?.(path) ?? broken(path, 'lint/unreadable', { reason: 'there is no disk here' });
    const source = kept(this.#stale.get(path), fresh);
    this.#onDisk.set(path, source);
    return source;
  }
}

/** The source from before where it says the same. */
function kept(before: Source | undefined, next: Source): Source {
  if (!before || before.file !== next.file) return next;
  const isSame =
    before.broken || next.broken
      ? JSON.stringify(before.broken) === JSON.stringify(next.broken)
      : textOf(before) === textOf(next);
  return isSame ? before : next;
}
