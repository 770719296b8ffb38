/**
 * How diagnostics reach the client: it pulls them and is told when to pull again (`refresh`), or they are pushed. Either way a change
 * is followed by one round over the files: the changed document first, then those whose answer changed with it.
 */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { FileResult, Results } from './diagnosticsCache.ts';
import type { Turns } from './scheduler.ts';
import type { Snapshot } from './snapshot.ts';
import { uriOf } from './uris.ts';

/** A round rests after so many milliseconds, to let messages in. */
const SLICE = 20;

export interface DeliveryEnvironment {
  /** The check of the newest text, once the workspace has been read. */
  readonly newest: () => Promise<Snapshot>;
  readonly results: Results;
  readonly turns: Turns;
  /** The client shows related information. */
  readonly related: boolean;
  /** The document as the client has it open. */
  readonly open: (file: string) => { readonly uri: string; readonly version: number } | undefined;
  /** How to tell the client: push the diagnostics, or ask it to pull again. */
  readonly tell: { readonly publish: (params: PublishDiagnosticsParams) => void } | { readonly refresh: () => void };
  readonly failed: (error: unknown) => void;
}

export class Delivery {
  readonly #environment: DeliveryEnvironment;
  /** What the client was last told of, or told to ask for: result ids by file. */
  readonly #told = new Map<string, string>();
  /** Documents whose text the client changed itself since the last whole round. */
  readonly #edited = new Set<string>();
  #changes = 0;
  #askAgain = false;
  #running = false;

  constructor(environment: DeliveryEnvironment) {
    this.#environment = environment;
  }

  /** Something changed; `edited` is the document whose text the client changed itself. */
  changed(edited?: string): void {
    this.#changes += 1;
    if (edited !== undefined) this.#edited.add(edited);
    if (this.#running) return;
    this.#running = true;
    void this.#rounds();
  }

  /** A file's result in a snapshot. */
  result(file: string, snapshot: Snapshot): FileResult {
    const { results, open, related } = this.#environment;
    return results.of(file, snapshot.findings(file), {
      related,
      source: (other) => snapshot.source(other),
      uriOf: (other) => open(other)?.uri ?? uriOf(other),
    });
  }

  async #rounds(): Promise<void> {
    let began: number;
    do {
      began = await this.#quiet();
      try {
        await this.#round(began);
      } catch (error) {
        this.#environment.failed(error);
      }
    } while (this.#changes !== began);
    this.#running = false;
  }

  /** Waits until a whole turn brings no further change, so that a burst of them is checked once. */
  async #quiet(): Promise<number> {
    for (;;) {
      const seen = this.#changes;
      await this.#environment.turns.next();
      if (this.#changes === seen) return seen;
    }
  }

  /** One round over the files; given up as soon as a newer change comes in. */
  async #round(began: number): Promise<void> {
    const { newest, results, turns, open, tell } = this.#environment;
    const snapshot = await newest();
    if (this.#changes !== began) return;
    const edited = [...this.#edited].filter((file) => snapshot.has(file));
    let rest = turns.now() + SLICE;
    for (const file of new Set([...edited, ...snapshot.files()])) {
      if (turns.now() > rest) {
        await turns.next();
        if (this.#changes !== began) return;
        rest = turns.now() + SLICE;
      }
      this.#tell(file, this.result(file, snapshot));
    }
    for (const file of this.#told.keys()) if (!snapshot.has(file)) this.#tell(file, undefined);
    // A document changed and closed in one go was told of in no round, yet the client may have asked in between.
    if ([...this.#edited].some((file) => !snapshot.has(file) && !open(file))) this.#askAgain = true;
    results.keepOnly((file) => snapshot.has(file));
    this.#edited.clear();
    if (this.#askAgain && 'refresh' in tell) tell.refresh();
    this.#askAgain = false;
  }

  /** Tells of one file, if its result is another than the last one told. Undefined: the file is gone. */
  #tell(file: string, result: FileResult | undefined): void {
    if (this.#told.get(file) === result?.id) return;
    if (result) this.#told.set(file, result.id);
    else this.#told.delete(file);
    const { tell } = this.#environment;
    if ('publish' in tell) tell.publish(this.#publication(file, result?.diagnostics() ?? []));
    else if (!this.#edited.has(file)) this.#askAgain = true; // a document that the client changed, it asks about by itself
  }

  #publication(file: string, diagnostics: readonly Diagnostic[]): PublishDiagnosticsParams {
    const document = this.#environment.open(file);
    return { uri: document?.uri ?? uriOf(file), version: document?.version, diagnostics: [...diagnostics] };
  }
}
