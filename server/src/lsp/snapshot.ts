/** What the newest check says, file by file: our files, and the configuration files, whose findings come from reading them. */
import type { Report } from '../lint/types.ts';
import type { Source } from '../yaml/index.ts';
import type { Checked } from './checking.ts';
import type { Configuration } from './disk.ts';
import { messageOf } from './failures.ts';
import type { Found } from './results.ts';

export interface Snapshot {
  /** The report, or why there is none. */
  readonly report: Report | string;
  files(): Iterable<string>;
  has(file: string): boolean;
  source(file: string): Source | undefined;
  /** A file whose findings cannot be made gives the reason. */
  findings(file: string): Found;
}

/** `failed` is told when a file's findings cannot be made. */
export function snapshotOf(
  { report, sources }: Checked,
  configurations: Iterable<Configuration>,
  failed: (error: unknown) => void,
): Snapshot {
  const configuring = new Map<string, Configuration>();
  for (const configuration of configurations) configuring.set(configuration.source.file, configuration);
  return {
    report,
    *files() {
      yield* sources.keys();
      yield* configuring.keys();
    },
    has: (file) => sources.has(file) || configuring.has(file),
    source: (file) => (sources.get(file) ?? configuring.get(file))?.source,
    findings(file) {
      const configuration = configuring.get(file);
      if (configuration) return configuration.findings;
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
