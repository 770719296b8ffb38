/** What a format of a report is. */
import type { Severity } from '../lint/types.ts';
import type { Look } from './findings.ts';
import type { Hash } from './fingerprints.ts';
import type { View } from './view.ts';

/** What a format may need next to the view. */
export interface FormatSettings {
  readonly look: Look;
  /** From which severity on a check fails. */
  readonly failOn: Severity | 'never';
  readonly hash: Hash;
  /** Of Exportlint. */
  readonly version: string;
}

/** The report as text, in chunks to be written one after the other. */
export type Format = (view: View, settings: FormatSettings) => Iterable<string>;
