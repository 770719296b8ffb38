/** The command line as people get it: the tarball in an empty folder, and the hook that pre-commit installs. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TARBALL } from '../setup/files.ts';
import { root, runQuietly, say } from '../setup/step.mjs';
import { type Count, one, sum } from './count.ts';
import { testHook } from './hook.ts';
import { runVitest } from './vitest.ts';

/** Suites that start the command line as a process of its own, and those of the library. They ask `EXPORTLINT_CLI` and `EXPORTLINT_PACKAGE` which one. */
const SUITES = ['test/cli/', 'test/library/', 'test/lsp/conversation', 'test/lsp/sameAsCommandLine', 'test/lsp/neovim'];

export function testInstalled(): Count {
  const scratch = mkdtempSync(path.join(tmpdir(), 'exportlint-installed-'));
  chmodSync(scratch, 0o755); // a scenario runs as another user
  try {
    const tarball = path.join(root, TARBALL);
    // A cache of its own, and no network: whatever it needs has to be in the tarball.
    const env = { ...process.env, npm_config_cache: path.join(scratch, 'cache'), npm_config_offline: 'true' };
    const [folder, other] = ['folder', 'other'].map((name) => path.join(scratch, name)) as [string, string];
    for (const empty of [folder, other]) mkdirSync(empty);
    runQuietly('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd: folder, env });
    const cli = path.join(folder, 'node_modules/.bin/exportlint');
    return sum([
      answers('npx exportlint, installed in an empty folder', ['exportlint', '--version'], folder, env),
      answers(
        'npx exportlint, from the tarball alone',
        ['--yes', '--package', tarball, 'exportlint', '--version'],
        other,
        env,
      ),
      runVitest(SUITES, {
        EXPORTLINT_CLI: cli,
        EXPORTLINT_PACKAGE: path.join(folder, 'node_modules/exportlint'),
      }),
      testHook(),
    ]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Does npx run it, and does it say its version? */
function answers(what: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Count {
  const { stdout, stderr } = spawnSync('npx', args, {
    cwd,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const isRight = `exportlint-${stdout.trim()}.tgz` === TARBALL;
  say(isRight ? `${what}: ${stdout.trim()}` : `${what}: FAILED\n${stdout}${stderr}`);
  return one(isRight);
}
