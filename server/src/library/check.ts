/** A check of texts, with the report that the command line prints as JSON. */

import { check as checkWorkspace, newCache } from '../lint/index.ts';
import { ExportlintError } from './error.ts';
import { reportOf } from './report.ts';
import type { CheckInput, CheckReport } from './types.ts';
import { mistakesIn, sourceFrom, workspaceFrom } from './workspace.ts';

/**
 * Checks documents. `files`: texts by name; names with folders (`june/a.manifest.yaml`) use `/`. Files that are not Exportlint's, by name, kind
 * or configuration, are passed over. An `exportlint.yaml` among them counts for its folder, and the packs that it names are read from the files.
 *
 * Throws ExportlintError where nothing can be checked: an unknown regime, a configuration with a mistake, a value that is not text. A document
 * that cannot be read is a finding, and its lines wait.
 */
export function check(input: CheckInput): CheckReport {
  const { files, ...options } = input ?? {};
  if (typeof files !== 'object' || files === null) {
    throw new ExportlintError('check needs files: a map of file names and texts.');
  }
  const sources = new Map(Object.entries(files).map(([file, text]) => [file, sourceFrom(file, text)]));
  const { workspace, extra } = workspaceFrom(sources, options);
  const mistakes = mistakesIn(extra, sources);
  if (mistakes.length > 0) throw new ExportlintError(`Nothing was checked. Fix first:\n${mistakes.join('\n')}`);
  return reportOf(workspace, checkWorkspace(workspace, newCache()));
}
