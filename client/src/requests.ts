/** What the language server answers beyond the protocol's own requests. The names of requests are its; the shapes are what we read of them. */
import { RequestType } from 'vscode-languageclient';

/** How a file stands. All but `ours` are missing for a file that is not Exportlint's. */
export interface FileStatus {
  readonly ours: boolean;
  /** Id of the regime that judges the file. */
  readonly regime?: string;
  readonly packTitle?: string;
  readonly packVersion?: string;
  /** YYYY-MM-DD; the pack was compared with the sources until then. */
  readonly verifiedUntil?: string;
  /** Whether the pack is past that date for what the file holds. */
  readonly stale?: boolean;
  /** The worst of the file's lines; null when it has none. */
  readonly verdict?: 'clear' | 'caution' | 'review' | 'blocked' | null;
  /** Lines by verdict. */
  readonly counts?: Readonly<Record<string, number>>;
  /** When the answer was worked out, ISO 8601. */
  readonly checkedAt?: string;
}

export interface RegimeChoice {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly verifiedUntil: string;
}

export const StatusRequest = new RequestType<{ uri: string }, FileStatus, void>('exportlint/status');
export const RegimesRequest = new RequestType<Record<string, never>, readonly RegimeChoice[], void>(
  'exportlint/regimes',
);
/** Judges by another regime until told otherwise (`null`), whatever documents and configuration say. */
export const TryRegimeRequest = new RequestType<{ uri?: string; regime: string | null }, unknown, void>(
  'exportlint/tryRegime',
);

/** One line under one regime. */
export interface Answer {
  readonly regime: string;
  readonly verdict: string;
  readonly outcome: string;
  readonly reasons: readonly string[];
}

export interface ComparedLine {
  /** Line of the text, from 1. */
  readonly line: number;
  readonly item: string | null;
  readonly quantity: number | null;
  readonly destination: string | null;
  readonly answers: readonly Answer[];
}

export interface Comparison {
  readonly regimes: readonly string[];
  readonly lines: readonly ComparedLine[];
}

export const CompareRequest = new RequestType<{ uri: string }, Comparison | null, void>('exportlint/compare');
