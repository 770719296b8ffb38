/**
 * What was found in each file, and under which id. Two checks that found the same give the same id, so that an edit in one file
 * makes the client ask (or be told) again only about the files whose answer changed.
 */
import type { Diagnostic } from 'vscode-languageserver';
import { dateAt } from '../ide/dateOfExport.ts';
import type { Finding } from '../lint/types.ts';
import type { Source } from '../yaml/index.ts';
import { failureDiagnostic, type Surroundings, toDiagnostic } from './diagnostics.ts';
import { messageOf } from './errors.ts';

export interface FileResult {
  /** Equal ids: equal diagnostics. */
  readonly id: string;
  /** Made when asked for: a file that no one looks at costs no ranges. */
  diagnostics(): readonly Diagnostic[];
}

/** What was found, or the reason why it cannot be told. */
export type Found = readonly Finding[] | string;

interface Remembered extends FileResult {
  readonly findings: Found;
  /** What the ranges were read from: the file itself, and the files that its related information points into. */
  readonly sources: ReadonlyMap<string, Source | undefined>;
}

export class Results {
  readonly #byFile = new Map<string, Remembered>();
  /** Told when findings could not be made into diagnostics. */
  readonly #failed: (error: unknown) => void;
  /** Ids of a server that was started again must not be taken for those of the one before. */
  readonly #session = crypto.randomUUID();
  #count = 0;

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  /** The result of what was found in a file. Suppressed findings are not shown. */
  of(file: string, findings: Found, around: Surroundings): FileResult {
    const before = this.#byFile.get(file);
    const stands = before !== undefined && stillStand(before.sources, around);
    if (stands && sameFindings(before.findings, findings)) return before;
    const diagnostics = memo(() => this.#make(file, findings, around));
    // New findings that say the same: worth a look only where the text itself stood still.
    const same = stands && sameDiagnostics(before.diagnostics(), diagnostics());
    const result = {
      id: same ? before.id : this.#newId(),
      findings,
      sources: sourcesOf(file, findings, around),
      diagnostics,
    };
    this.#byFile.set(file, result);
    return result;
  }

  /** Forgets files that are no longer checked. */
  keepOnly(isChecked: (file: string) => boolean): void {
    for (const file of this.#byFile.keys()) if (!isChecked(file)) this.#byFile.delete(file);
  }

  #make(file: string, findings: Found, around: Surroundings): readonly Diagnostic[] {
    if (typeof findings === 'string') return [failureDiagnostic(findings)];
    const source = around.source(file);
    if (!source) return [];
    try {
      return findings
        .filter((finding) => !finding.suppressed)
        .map((finding) => toDiagnostic(source, finding, dateAt(source, finding.at), around));
    } catch (error) {
      this.#failed(error);
      return [failureDiagnostic(messageOf(error))];
    }
  }

  #newId(): string {
    this.#count += 1;
    return `${this.#session}-${this.#count}`;
  }
}

function sourcesOf(file: string, findings: Found, around: Surroundings): Map<string, Source | undefined> {
  const sources = new Map([[file, around.source(file)]]);
  if (typeof findings === 'string') return sources;
  for (const finding of findings) {
    for (const related of finding.related) sources.set(related.file, around.source(related.file));
  }
  return sources;
}

function stillStand(sources: ReadonlyMap<string, Source | undefined>, around: Surroundings): boolean {
  for (const [file, source] of sources) if (around.source(file) !== source) return false;
  return true;
}

function sameFindings(a: Found, b: Found): boolean {
  if (a === b) return true;
  if (typeof a === 'string' || typeof b === 'string') return false;
  return a.length === b.length && a.every((finding, index) => finding === b[index]);
}

function sameDiagnostics(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}

function memo<T>(make: () => T): () => T {
  let pending: (() => T) | undefined = make;
  let made: T | undefined;
  return () => {
    if (pending) {
      made = pending();
      pending = undefined; // lets go of the sources and findings it was made from
    }
    return made as T;
  };
}
