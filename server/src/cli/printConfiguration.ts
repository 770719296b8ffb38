/** `--print-config FILE`: what a file would be judged by, after configuration and options. */
import { absolute } from '../disk/paths.ts';
import { readConfiguration } from '../disk/read.ts';
import { configuredFolder } from '../disk/workspace.ts';
import { configurationFrom, DEFAULTS } from '../lint/configuration.ts';
import { CONFIGURATION_FILE, folderOf, standing } from '../lint/files.ts';
import { loadCore, ruleIds } from '../lint/index.ts';
import { reportConfiguration } from './configuration.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { adjusting, type JudgeOptions, nameFrom } from './judge.ts';
import { write } from './output.ts';

/** Prints the configuration as JSON. The file need not exist. Throws UsageError when its configuration cannot be used. */
export async function printConfiguration(file: string, options: JudgeOptions): Promise<ExitCode> {
  const { regimes } = loadCore();
  const cwd = process.cwd();
  const path = absolute(cwd, file);
  const folder = configuredFolder(folderOf(path));
  const source =
    folder === undefined ? undefined : readConfiguration(`${folder === '/' ? '' : folder}/${CONFIGURATION_FILE}`);
  const read = configurationFrom(source, DEFAULTS, { regimes: [...regimes.keys()], rules: ruleIds(regimes) });
  if (source && folder !== undefined) {
    const configurations = new Map([[folder, { source, ...read }]]);
    reportConfiguration({ sources: new Map(), shown: [], configurations }, nameFrom(cwd));
  }
  const { file: from, ...config } = adjusting(options, regimes)(read.config);
  const standings = { yes: true, no: false, 'by-kind': 'if a document in it has one of our kinds' } as const;
  const printed = {
    file: nameFrom(cwd)(path),
    configuration: from === undefined ? null : nameFrom(cwd)(from),
    checked: standings[standing(path, read.config)],
    ...config,
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  };
  await write([`${JSON.stringify(printed, null, 2)}\n`]);
  return EXIT.clean;
}
