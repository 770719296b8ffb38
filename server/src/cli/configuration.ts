/** Telling what is wrong in `exportlint.yaml`: on standard error, and fatally when it is an error. */
import type { DiskWorkspace } from '../disk/workspace.ts';
import { CONFIGURATION_FILE } from '../lint/files.ts';
import { harmless } from '../report/terminal.ts';
import { placeOf } from '../report/view.ts';
import { UsageError } from './exit.ts';

/** Prints what is worth knowing about each configuration. Throws UsageError when one of them cannot be used. */
export function reportConfiguration({ configurations }: DiskWorkspace, name: (file: string) => string): void {
  const errors: string[] = [];
  for (const [, { source, findings }] of configurations) {
    for (const finding of findings) {
      const at =
        source.docs.length === 0 ? '' : `:${placeOf({ source: () => source }, source.file, finding).start.line + 1}`;
      const text = `${name(source.file)}${at}: ${harmless(finding.message)} (${finding.rule})`;
      if (finding.severity === 'error') errors.push(text);
      else process.stderr.write(`${text}\n`);
    }
  }
  if (errors.length > 0) {
    throw new UsageError([`Nothing was checked, since ${CONFIGURATION_FILE} is wrong:`, ...errors].join('\n'));
  }
}
