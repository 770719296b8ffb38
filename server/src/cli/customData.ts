/** The packs and catalogues that configurations name, loaded on top of what ships. The command line trusts its workspace. */

import { absolute } from '../disk/paths.ts';
import { readWhole } from '../disk/read.ts';
import { readCustom } from '../disk/readCustom.ts';
import { configuredFolder, pathIn } from '../disk/workspace.ts';
import { namedIn } from '../lint/custom/named.ts';
import { CONFIGURATION_FILE } from '../lint/files.ts';
import { type Core, loadCore } from '../lint/index.ts';
import type { Source } from '../yaml/index.ts';
import { findingText, mistakesIn } from './configuration.ts';
import { nameFrom } from './fileNames.ts';

/** What documents are judged by under these configurations. Most name nothing, and then nothing more is loaded. */
export async function coreWith(configurations: Iterable<Source>): Promise<Core> {
  const shipped = loadCore();
  const all = [...configurations];
  if (all.every((source) => namedIn(source).length === 0)) return shipped;
  const [{ loadCustom }, { packValidator }] = await Promise.all([
    import('../lint/custom/load.ts'),
    import('../regime/validatePack.ts'),
  ]);
  return loadCustom(all, { shipped, shape: packValidator(), open: readCustom }).core;
}

/** The configuration that holds for files in a folder. */
export function configurationAbove(folder: string): Source | undefined {
  const configured = configuredFolder(folder);
  return configured === undefined ? undefined : readWhole(pathIn(configured, CONFIGURATION_FILE));
}

/** What documents in the working directory are judged by, and what is wrong with what their configuration names, a line each. */
export async function coreHere(): Promise<{ readonly core: Core; readonly wrong: readonly string[] }> {
  const source = configurationAbove(absolute(process.cwd(), '.'));
  const core = await coreWith(source === undefined ? [] : [source]);
  const name = nameFrom(process.cwd());
  const named =
    source === undefined
      ? []
      : (core.own?.findings.get(source.file) ?? []).map((one) => findingText(source, one, name));
  return { core, wrong: [...named, ...mistakesIn(core.own, name)] };
}
