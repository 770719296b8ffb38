/** The record of one check: what went in, by what it was judged, and what came out, bound to the record before it. */
import type { Verdict } from '../lint/types.ts';
import type { Hash } from '../report/fingerprints.ts';
import { canonicalJson } from './canonical.ts';

export const RECORD_VERSION = 1;

export interface RecordedFile {
  /** From the folder of the record, with `/`. */
  readonly file: string;
  /** Of its bytes. */
  readonly sha256: string;
}

export interface RecordedPack {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
  /** Day until which it was compared with its sources. */
  readonly verified?: string;
  /** Whole days from then until the day that counted as today. */
  readonly ageDays?: number;
}

/** What was asked of the command, so that it can be asked again. Paths are from the folder of the record. */
export interface Asked {
  readonly paths: readonly string[];
  readonly regime?: string;
  readonly also?: readonly string[];
}

export interface CheckFacts {
  /** Time of the check, ISO 8601 in UTC. */
  readonly when: string;
  /** The day that counted as today. */
  readonly asOf: string;
  /** Version of Exportlint. */
  readonly exportlint: string;
  readonly asked: Asked;
  /** Every file that was read, also those that were not asked for: caps run across them. */
  readonly files: readonly RecordedFile[];
  /** The packs that judged, whole: with what they extend. */
  readonly packs: readonly RecordedPack[];
  /** The one that ships. */
  readonly catalogue: { readonly version: string; readonly sha256: string };
  /** Packs and catalogues that configurations name; omitted where they name none. */
  readonly own?: { readonly packs: readonly RecordedFile[]; readonly catalogues: readonly RecordedFile[] };
  /** Of what each file was judged by, after options. */
  readonly configuration: string;
  /** Of lines and findings without their places. */
  readonly result: string;
  readonly verdicts: Readonly<Partial<Record<Verdict | 'not judged', number>>>;
  /** Something could not be checked. */
  readonly incomplete: boolean;
}

export interface AuditRecord extends CheckFacts {
  readonly version: typeof RECORD_VERSION;
  /** SHA-256 of the whole line before, without its line break; null in the first line. */
  readonly previous: string | null;
  /** SHA-256 of the canonical JSON of everything else in the record. */
  readonly hash: string;
}

/** A record's line, without a line break. `previousLine` is the last one that stands, undefined when there is none. */
export function recordLine(facts: CheckFacts, previousLine: string | undefined, hash: Hash): string {
  const body = {
    version: RECORD_VERSION,
    ...facts,
    previous: previousLine === undefined ? null : hash(previousLine),
  };
  return canonicalJson({ ...body, hash: hash(canonicalJson(body)) });
}
