/**
 * The check of the newest text. Callers ask for it as often as they like: it runs once per change, pauses so that newer messages can
 * come in, and goes on with the newer text when they did; what was judged before is remembered in the cache and costs nothing again.
 */
import type { Cache, check, Workspace } from '../lint/index.ts';
import type { CheckedSource, Config, Report } from '../lint/types.ts';
import { messageOf } from './errors.ts';
import type { Turns } from './scheduler.ts';

/** A report, or why there is none, with the sources that it is about. */
export interface Checked {
  readonly report: Report | string;
  readonly sources: ReadonlyMap<string, CheckedSource>;
  /** When the check ended, ISO 8601; omitted where there is no clock. */
  readonly checkedAt?: string;
}

/** A check that takes longer than this stops to look for news; then twice as long, so that it always comes to an end. */
const FIRST_SLICE = 100;

export interface CheckEnvironment {
  readonly check: typeof check;
  readonly newCache: () => Cache;
  /** The files with what else makes up a workspace: catalogue, regimes, date. */
  readonly frame: (sources: Workspace['sources']) => Workspace;
  readonly turns: Turns;
  /** Told when a check throws. */
  readonly failed: (error: unknown) => void;
}

export class Checking {
  readonly #environment: CheckEnvironment;
  #cache: Cache;
  #asideCache: Cache | undefined;
  #sources = new Map<string, CheckedSource>();
  /** Was the map handed out since it was last copied? Reports keep the one they were made from. */
  #shared = false;
  #done: Checked | undefined;
  #running: Promise<Checked> | undefined;

  constructor(environment: CheckEnvironment) {
    this.#environment = environment;
    this.#cache = environment.newCache();
  }

  has(file: string): boolean {
    return this.#sources.has(file);
  }

  files(): Iterable<string> {
    return this.#sources.keys();
  }

  /** Puts a file in, or takes it out; what was checked before is out of date. */
  set(file: string, checked: CheckedSource | undefined): void {
    const before = this.#sources.get(file);
    if (before?.source === checked?.source && before?.config === checked?.config) return;
    if (this.#shared) {
      this.#sources = new Map(this.#sources);
      this.#shared = false;
    }
    if (checked) this.#sources.set(file, checked);
    else this.#sources.delete(file);
    this.#done = undefined;
  }

  /** What documents are judged by has changed. */
  outdate(): void {
    this.#done = undefined;
  }

  /** The catalogue has changed, and with it what every line was read as. */
  restart(): void {
    this.#cache = this.#environment.newCache();
    this.#asideCache = undefined;
    this.#done = undefined;
  }

  /** The check of the text as it is when it ends. Never rejects. */
  newest(): Promise<Checked> {
    if (this.#done) return Promise.resolve(this.#done);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /**
   * A check apart from the others, with another configuration for one file. It has a cache of its own, so that the next check of the
   * newest text finds everything as it left it.
   */
  aside(file: string, change: (config: Config) => Config): Checked {
    const { check, frame, newCache, failed } = this.#environment;
    const sources = new Map(this.#sources);
    const own = sources.get(file);
    if (own) sources.set(file, { ...own, config: change(own.config) });
    this.#asideCache ??= newCache();
    try {
      return { report: check(frame(sources), this.#asideCache), sources };
    } catch (error) {
      failed(error);
      this.#asideCache = undefined;
      return { report: messageOf(error), sources };
    }
  }

  async #run(): Promise<Checked> {
    for (let slice = FIRST_SLICE; ; slice *= 2) {
      const done = this.#attempt(slice);
      if (done) return done;
      await this.#environment.turns.next();
    }
  }

  /** Undefined when the time was over before the end. */
  #attempt(slice: number): Checked | undefined {
    const { check, frame, turns, newCache, failed } = this.#environment;
    const end = turns.now() + slice;
    let stopped = false;
    const stop = (): boolean => {
      stopped ||= turns.now() > end;
      return stopped;
    };
    this.#shared = true;
    const sources = this.#sources;
    let report: Report | string;
    try {
      report = check(frame(sources), this.#cache, stop);
    } catch (error) {
      if (stopped) return undefined;
      failed(error);
      report = messageOf(error);
      this.#cache = newCache(); // what a failed check left behind is not to be trusted
    }
    if (stopped) return undefined;
    this.#done = { report, sources, checkedAt: turns.clock?.() };
    return this.#done;
  }
}
