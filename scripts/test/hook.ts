/** .pre-commit-hooks.yaml as pre-commit reads it: it clones this repository, builds it in an environment of its own and runs the hook. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wantProgram } from '../setup/programs.ts';
import { root, runQuietly, say } from '../setup/step.mjs';
import { type Count, one, sum } from './count.ts';

const SKIPPED = { passed: 0, failed: 0, skipped: 1 };

export function testHook(): Count {
  wantProgram('pre-commit', 'pre-commit');
  const reason = whyNot();
  if (reason !== undefined) {
    say(`SKIPPED the hook of pre-commit: ${reason}.`);
    return SKIPPED;
  }
  const scratch = mkdtempSync(path.join(tmpdir(), 'exportlint-hook-'));
  try {
    const [hooks, project] = ['hooks', 'project'].map((name) => path.join(scratch, name)) as [string, string];
    const revision = committed(hooks, copyOfTree);
    const config = `repos: [{repo: '${hooks}', rev: ${revision}, hooks: [{id: exportlint}]}]\n`;
    committed(project, () => {
      writeFileSync(path.join(project, '.pre-commit-config.yaml'), config);
      writeFileSync(path.join(project, 'oslo.manifest.yaml'), manifest('NO'));
      writeFileSync(path.join(project, 'tehran.manifest.yaml'), manifest('IR'));
      writeFileSync(path.join(project, 'notes.yaml'), 'none: of ours\n');
    });
    const run = (...files: string[]) => {
      const env = { ...process.env, PRE_COMMIT_HOME: path.join(scratch, 'home'), npm_config_prefer_offline: 'true' };
      return spawnSync('pre-commit', ['run', '--files', ...files], { cwd: project, env, encoding: 'utf8' });
    };
    return sum([
      seen('lets a clear manifest pass', run('oslo.manifest.yaml'), 0, 'Passed'),
      seen('stops a blocked one', run('oslo.manifest.yaml', 'tehran.manifest.yaml'), 1, 'us-ear/embargo'),
      seen('leaves other files alone', run('notes.yaml'), 0, 'no files to check'),
    ]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Why the hook cannot be tried here. */
function whyNot(): string | undefined {
  const works = (command: string, ...args: string[]) =>
    spawnSync(command, args, { cwd: root, encoding: 'utf8' }).status === 0;
  if (!works('pre-commit', '--version')) return 'pre-commit is not installed (apt-get install pre-commit)';
  if (!works('git', 'rev-parse')) return 'this is no clone, and pre-commit clones repositories';
  if (!works('npm', 'ping')) return 'the registry does not answer, and pre-commit installs what the build needs';
  return undefined;
}

/** Makes a repository of what `fill` puts into the folder. Returns the commit. */
function committed(folder: string, fill: (folder: string) => void): string {
  mkdirSync(folder);
  fill(folder);
  const git = (...args: string[]) =>
    runQuietly('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], { cwd: folder });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'all');
  return spawnSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).stdout.trim();
}

/** The working tree as it is now, with what is not committed yet. */
function copyOfTree(folder: string): void {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const name of stdout.split('\0').filter(Boolean)) {
    cpSync(path.join(root, name), path.join(folder, name), { force: true, errorOnExist: false });
  }
}

function seen(
  what: string,
  { status, stdout, stderr }: SpawnSyncReturns<string>,
  expected: number,
  words: string,
): Count {
  const isRight = status === expected && stdout.includes(words);
  say(`the hook of pre-commit ${what}: ${isRight ? 'yes' : `NO, exit code ${status}\n${stdout}${stderr}`}`);
  return one(isRight);
}

const manifest = (country: string) => `kind: ShipmentManifest
id: SHP-${country}
date: 2025-06-02
from: US
parties:
  ultimateConsignee: {name: Fjord AS, country: "${country}", headquarters: "${country}", ultimateParent: none}
lines: [{item: nvidia-t4, quantity: 1}]
`;
