/** Telling what is wrong in `exportlint.yaml` and the files that it names: on standard error, and fatally when it is an error. */
import type { Configuration } from '../disk/workspace.ts';
import { CONFIGURATION_FILE } from '../lint/files.ts';
import type { Custom, Finding } from '../lint/index.ts';
import { harmless } from '../report/terminal.ts';
import { placeOf } from '../report/view.ts';
import type { Source } from '../yaml/index.ts';
import { UsageError } from './exit.ts';

/** Prints what is worth knowing about each configuration. Throws UsageError when one of them cannot be used. */
export function reportConfiguration(
  configurations: Iterable<Configuration>,
  own: Custom | undefined,
  name: (file: string) => string,
): void {
  const errors: string[] = [];
  for (const { source, findings } of configurations) {
    for (const finding of findings) {
      const text = findingText(source, finding, name);
      if (finding.severity === 'error') errors.push(text);
      else process.stderr.write(`${text}\n`);
    }
  }
  errors.push(...mistakesIn(own, name));
  if (errors.length > 0) {
    throw new UsageError(
      [`Nothing was checked. Fix ${CONFIGURATION_FILE} and run the check again:`, ...errors].join('\n'),
    );
  }
}

/** What is wrong in packs and catalogues, a line each; of a file that cannot be read, the configuration tells. */
export function mistakesIn(own: Custom | undefined, name: (file: string) => string): readonly string[] {
  return (own?.files ?? [])
    .filter(({ source }) => !source.broken)
    .flatMap(({ source, findings }) => findings.map((finding) => findingText(source, withPath(finding), name)));
}

/** What is said of a value in a pack does not name it: in an editor it is underlined. */
function withPath(finding: Finding): Finding {
  const { rule, at, message } = finding;
  return rule !== 'lint/pack' || at.path.length === 0
    ? finding
    : { ...finding, message: `${at.path.join('.')}: ${message}` };
}

/** A finding with its place, in a line. */
export function findingText(source: Source, finding: Finding, name: (file: string) => string): string {
  const at =
    source.docs.length === 0 ? '' : `:${placeOf({ source: () => source }, source.file, finding).start.line + 1}`;
  return `${name(source.file)}${at}: ${harmless(finding.message)} (${finding.rule})`;
}
