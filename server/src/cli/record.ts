/** `--record FILE`: one line more in a record of checks, see audit/record.ts for what it holds. */
import { appendFileSync, closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { version } from '../../package.json';
import { canonicalJson } from '../audit/canonical.ts';
import { type Asked, type CheckFacts, type RecordedFile, recordLine } from '../audit/record.ts';
import { resultOf } from '../audit/result.ts';
import { shippedCatalog } from '../catalog/shipped.ts';
import { absolute } from '../disk/paths.ts';
import { reasonOf } from '../disk/reason.ts';
import { folderOf } from '../lint/files.ts';
import type { CheckedSource, Custom, CustomFile, Workspace } from '../lint/index.ts';
import { ageOn } from '../report/ages.ts';
import { allLines, tally, type View } from '../report/view.ts';
import { textOf } from '../yaml/index.ts';
import { UsageError } from './exit.ts';
import { nameFrom } from './fileNames.ts';
import { sha256 } from './hash.ts';
import type { Judged, JudgeOptions } from './judge.ts';

/** Says what time it is; tests hand in another one. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();

/** Appends the record of a check. Throws UsageError when the file cannot be written or its last line is not whole. */
export async function appendRecord(
  file: string,
  judged: Judged,
  paths: readonly string[],
  options: JudgeOptions,
  clock: Clock,
): Promise<void> {
  const path = absolute(process.cwd(), file);
  const name = nameFrom(folderOf(path));
  const asked: Asked = {
    paths: (paths.length === 0 ? ['.'] : paths).map((one) => name(absolute(process.cwd(), one))),
    ...(options.regime === undefined ? {} : { regime: options.regime }),
    ...(options.also === undefined ? {} : { also: options.also }),
  };
  const facts = factsOf(judged, asked, name, clock);
  try {
    await alone(`${path}.lock`, file, () => {
      appendFileSync(path, `${recordLine(facts, lastLine(path, file), sha256)}\n`);
    });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The record ${file} cannot be written: ${reasonOf(error)}.`);
  }
}

/** The facts of a check. `name` gives each file its name in the record. */
export function factsOf({ view, workspace }: Judged, asked: Asked, name: View['name'], clock: Clock): CheckFacts {
  const named: View = { ...view, name };
  const used = new Set([...allLines(view)].flatMap(({ determinations }) => determinations.map((of) => of.regime)));
  const packs = [...workspace.regimes.values()].filter(({ id }) => used.has(id));
  return {
    when: clock().toISOString(),
    asOf: workspace.asOf,
    exportlint: version,
    asked,
    files: [...workspace.sources].map(([file, { source }]) => recordedFile(file, name(file), source)),
    packs: packs.map(({ id, version: its, verifiedUntil: verified, pack }) => ({
      id,
      version: its,
      sha256: digest(pack.spec),
      verified,
      ageDays: ageOn(workspace.asOf, verified),
    })),
    catalogue: { version: workspace.catalog.version, sha256: digest(shippedCatalog) },
    ...(workspace.own ? { own: customFiles(workspace.own, name) } : {}),
    configuration: digest(configurationsOf(workspace, name)),
    result: digest(resultOf(named)),
    verdicts: Object.fromEntries(tally(allLines(view))),
    incomplete: view.report.incomplete,
  };
}

function customFiles({ files }: Custom, name: View['name']): CheckFacts['own'] {
  const recorded = (key: CustomFile['key']): readonly RecordedFile[] =>
    files
      .filter((one) => one.key === key)
      .map(({ source }) => recordedFile(source.file, name(source.file), source))
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  return { packs: recorded('regimes'), catalogues: recorded('catalog') };
}

function digest(value: unknown): string {
  return sha256(canonicalJson(value));
}

function configurationsOf({ sources }: Workspace, name: View['name']): unknown {
  return [...sources].map(([file, { config }]) => {
    return [name(file), { ...config, file: config.file === undefined ? null : name(config.file) }];
  });
}

/** What is in the file has to be what was checked, byte for byte except for a byte order mark. */
function recordedFile(file: string, name: string, source: CheckedSource['source']): RecordedFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if (source.broken) return { file: name, sha256: 'unreadable' };
    throw new UsageError(`${name} was checked and cannot be read again for the record: ${reasonOf(error)}.`);
  }
  if (!source.broken && bytes.toString('utf8').replace(/^\ufeff/, '') !== textOf(source)) {
    throw new UsageError(`${name} was changed while it was being checked. Run the command again.`);
  }
  return { file: name, sha256: sha256(bytes) };
}

function lastLine(path: string, name: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (text === '') return undefined;
  if (!text.endsWith('\n')) {
    throw new UsageError(`The last line of ${name} is incomplete, so nothing is added. Run exportlint verify ${name}.`);
  }
  return text.slice(text.lastIndexOf('\n', text.length - 2) + 1, -1);
}

const TRIES = 100;
const PAUSE = 50;

/** Two checks that end at the same time must not both follow the same line. */
async function alone(lock: string, name: string, action: () => void): Promise<void> {
  for (let nth = 0; ; nth += 1) {
    try {
      closeSync(openSync(lock, 'wx'));
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (nth === TRIES) {
        throw new UsageError(`Another check is writing to ${name}. If there is none, remove ${name}.lock.`);
      }
      await pause(PAUSE);
    }
  }
  try {
    action();
  } finally {
    rmSync(lock, { force: true });
  }
}
