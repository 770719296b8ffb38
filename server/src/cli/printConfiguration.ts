/** `--print-config FILE`: what a file would be judged by, after configuration and options. */
import { realpathSync } from 'node:fs';
import { absolute } from '../disk/paths.ts';
import { configurationFrom, DEFAULTS, knownBy } from '../lint/configuration.ts';
import { fileRole, folderOf } from '../lint/files.ts';
import type { Custom, CustomFile } from '../lint/index.ts';
import { defaultsOf } from '../lint/jurisdictions.ts';
import { listOf } from '../trade/lists.ts';
import { reportConfiguration } from './configuration.ts';
import { configurationAbove, coreWith } from './customData.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { nameFrom } from './fileNames.ts';
import { adjusting, type JudgeOptions } from './judge.ts';
import { write } from './output.ts';

/** Prints the configuration as JSON. The file need not exist. Throws UsageError when its configuration cannot be used. */
export async function printConfiguration(file: string, options: JudgeOptions): Promise<ExitCode> {
  const cwd = process.cwd();
  const path = absolute(cwd, file);
  const source = configurationAbove(folderOf(path));
  const core = await coreWith(source === undefined ? [] : [source]);
  const read = configurationFrom(source, DEFAULTS, knownBy(core));
  if (source) reportConfiguration([{ source, ...read }], core.own, nameFrom(cwd));
  const adjusted = adjusting(options, core)(read.config);
  const { file: from, regimes: _regimes, catalog: _catalog, ...config } = adjusted;
  const { regime = defaultsOf(core.regimes), ...rest } = config;
  const judging = listOf(regime);
  const roleWords = { yes: true, no: false, 'by-kind': 'if a document in it has one of our kinds' } as const;
  const printed = {
    file: nameFrom(cwd)(path),
    configuration: from === undefined ? null : nameFrom(cwd)(from),
    checked: roleWords[fileRole(path, read.config)],
    regime: judging.length === 1 ? judging[0] : judging,
    ...rest,
    ...customFiles(core.own, nameFrom(cwd)),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  };
  await write([`${JSON.stringify(printed, null, 2)}\n`]);
  return EXIT.clean;
}

/** The packs and catalogues, by where they are: a path, and what is behind it where it is a link. */
function customFiles(
  own: Custom | undefined,
  name: (file: string) => string,
): Readonly<Record<string, readonly string[]>> {
  const named = (key: CustomFile['key']): Readonly<Record<string, readonly string[]>> => {
    const files = (own?.files ?? []).filter((one) => one.key === key).map(({ source }) => source.file);
    const shown = files.map((file) => {
      const real = realpathSync(file);
      return real === file ? name(file) : `${name(file)} -> ${name(real)}`;
    });
    return shown.length > 0 ? { [key]: shown } : {};
  };
  return { ...named('regimes'), ...named('catalog') };
}
