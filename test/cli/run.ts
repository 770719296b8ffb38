/** Runs a scenario in a folder of its own and says what came out. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bodyOf, bytesOf, filesOf, holdersOf, type Scenario, wordsIn, wordsOf } from './scenario.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Files that the command wrote and the scenario asks for, by name. */
  readonly written: Readonly<Record<string, string>>;
  /** Files of which the scenario knows some lines, by name. */
  readonly files: Readonly<Record<string, string>>;
}

export async function runScenario(scenario: Scenario, cli: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'exportlint-scenario-'));
  try {
    layOut(scenario, folder);
    const isGuest = process.getuid?.() === 0 && filesOf(scenario).some((file) => file.note === 'unreadable');
    if (isGuest) chownSync(folder, GUEST, GUEST);
    const settings = {
      env: Object.fromEntries(wordsOf(scenario, 'env').map((text) => text.split('=', 2))),
      ...(isGuest && { uid: GUEST, gid: GUEST }),
    };
    for (const command of wordsOf(scenario, 'before')) await runBefore(command, cli, folder, settings);
    const [command = ''] = wordsOf(scenario, 'run');
    const [program, ...args] = wordsIn(command);
    if (program !== 'exportlint') throw new Error(`A scenario runs exportlint, not ${program}`);
    const ran = await run([process.execPath, cli, ...args], folder, { ...settings, stdin: bodyOf(scenario, 'stdin') });
    const textsOf = (names: readonly string[]): Record<string, string> =>
      Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    return { ...ran, written: textsOf(wordsOf(scenario, 'written')), files: textsOf(holdersOf(scenario)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function layOut(scenario: Scenario, folder: string): void {
  for (const from of wordsOf(scenario, 'copy')) cpSync(join(root, from), join(folder, from), { recursive: true });
  for (const file of filesOf(scenario)) {
    const path = join(folder, file.name);
    mkdirSync(dirname(path), { recursive: true });
    const target = /^link to (\S+)$/.exec(file.note ?? '')?.[1];
    if (target !== undefined) symlinkSync(target, path);
    else writeFileSync(path, bytesOf(file));
    if (file.note === 'unreadable') chmodSync(path, 0);
  }
}

/** Root may read everything; where a scenario is about rights, the command runs as the user who has none. */
const GUEST = 65_534;

/** Git without anything that the machine or its user has set. */
const GIT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
};

/** Reports that are kept belong to the tests, not to who runs them. */
const CACHE = join(tmpdir(), 'exportlint-scenarios-cache');

interface Settings {
  readonly env: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
  readonly stdin?: string;
}

async function runBefore(command: string, cli: string, folder: string, settings: Settings): Promise<void> {
  const [program = '', ...args] = wordsIn(command);
  const words = program === 'exportlint' ? [process.execPath, cli, ...args] : [program, ...args];
  const { exit, stderr } = await run(words, folder, settings);
  if (exit > 1 || exit < 0 || (exit === 1 && program !== 'exportlint')) throw new Error(`${command} failed: ${stderr}`);
}

/** No setting of the machine that runs the tests may change what is printed. */
function run(
  [program = '', ...args]: readonly string[],
  cwd: string,
  { env, stdin, ...who }: Settings,
): Promise<Pick<Outcome, 'exit' | 'stdout' | 'stderr'>> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd,
      ...who,
      env: { PATH: process.env.PATH, TZ: 'UTC', XDG_CACHE_HOME: CACHE, ...GIT, ...env },
    });
    child.stdin.on('error', () => {}).end(stdin ?? '');
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ exit: code ?? -1, stdout, stderr }));
  });
}
