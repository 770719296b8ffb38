/** `--baseline` and `--write-baseline`: the file of findings that are known already. */
import { readFileSync } from 'node:fs';
import { reasonOf } from '../disk/reason.ts';
import type { Finding, Workspace } from '../lint/index.ts';
import { UNCHECKED } from '../lint/problems.ts';
import { against, type Baseline, baselineOf, type Compared, readBaseline } from '../report/baseline.ts';
import { count, harmless } from '../report/terminal.ts';
import type { View } from '../report/view.ts';
import { UsageError } from './exit.ts';
import { sha256 } from './hash.ts';
import { write } from './output.ts';

/**
 * May a baseline hide the finding? Not one of a rule that its pack does not let anyone suppress, such as an embargo, and not one that says
 * that something was not checked.
 */
export function isOpenTo({ regimes }: Workspace): (finding: Finding) => boolean {
  const fixed = new Set(
    [...regimes.values()].flatMap(({ cards }) =>
      [...cards.values()].filter(({ suppressible }) => !suppressible).map(({ id }) => id),
    ),
  );
  return ({ rule }) => !fixed.has(rule) && !UNCHECKED.has(rule);
}

/** Reads a baseline. Throws UsageError when it cannot be used. */
export function baselineFrom(file: string): Baseline {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`The baseline ${file} cannot be read: ${reasonOf(error)}.`);
  }
  const baseline = readBaseline(text);
  if (!baseline) throw new UsageError(`Not a baseline: ${file}. --write-baseline makes one.`);
  return baseline;
}

/** Takes the known findings out of the view, and says on standard error how many there were and which are no longer found. */
export function withoutBaseline(view: View, workspace: Workspace, file: string, baseline: Baseline): View {
  const compared: Compared = against(view, baseline, sha256, isOpenTo(workspace));
  const said = [
    ...(compared.known > 0 ? [`not shown: ${count(compared.known, 'finding')} of the baseline ${file}.`] : []),
    ...compared.gone.map((one) => `no longer found, remove it from ${file}: ${one.file} ${one.rule}: ${one.message}`),
  ];
  for (const text of said) process.stderr.write(`exportlint: ${harmless(text)}\n`);
  return compared.view;
}

/** Writes what the view shows as a baseline. */
export async function writeBaseline(view: View, workspace: Workspace, file: string): Promise<void> {
  const isOpen = isOpenTo(workspace);
  const baseline = baselineOf(view, sha256, isOpen);
  await write([`${JSON.stringify(baseline, null, 2)}\n`], file);
  const closed = view.files.flatMap((one) => view.report.findings(one)).filter((one) => !isOpen(one)).length;
  const left = closed > 0 ? ` Left out: ${count(closed, 'finding')} of rules that nobody can suppress.` : '';
  process.stderr.write(
    `exportlint: ${count(baseline.findings.length, 'finding')} written to ${harmless(file)}.${left}\n`,
  );
}
