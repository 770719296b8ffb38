/**
 * What the newest check says, file by file: our files, and those next to them (configurations, packs that are being written), whose findings
 * come from reading them.
 */
import type { Finding, Report } from '../lint/types.ts';
import type { Source } from '../yaml/index.ts';
import type { Checked } from './analysisHost.ts';
import type { Found } from './diagnosticsCache.ts';
import { messageOf } from './errors.ts';

/** A file that is not judged itself. */
export interface NextTo {
  readonly source: Source;
  readonly findings: readonly Finding[];
}

export interface Snapshot {
  /** The report, or why there is none. */
  readonly report: Report | string;
  /** When the check ended, ISO 8601. */
  readonly checkedAt: string;
  files(): Iterable<string>;
  has(file: string): boolean;
  source(file: string): Source | undefined;
  /** A file whose findings cannot be made gives the reason. */
  findings(file: string): Found;
}

/** `failed` is told when a file's findings cannot be made. */
export function snapshotOf(
  { report, sources, checkedAt = '' }: Checked,
  extra: Iterable<NextTo>,
  failed: (error: unknown) => void,
): Snapshot {
  const beside = new Map<string, NextTo>();
  for (const one of extra) beside.set(one.source.file, one);
  return {
    report,
    checkedAt,
    *files() {
      yield* sources.keys();
      yield* beside.keys();
    },
    has: (file) => sources.has(file) || beside.has(file),
    source: (file) => (sources.get(file) ?? beside.get(file))?.source,
    findings(file) {
      const own = beside.get(file);
      if (own) return own.findings;
      if (typeof report === 'string') return report;
      try {
        return report.findings(file);
      } catch (error) {
        failed(error);
        return messageOf(error);
      }
    },
  };
}
