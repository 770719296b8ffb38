/** Programs that the tests use, from Debian's packages, and the VS Code that they run in. */
import { existsSync } from 'node:fs';
import { findChromium, hostFolder, readyStamp } from '../../vscode-host/paths.mjs';
import { installDependencies } from './dependencies.mjs';
import { Refusal, runQuietly, say, step } from './step.mjs';

/** Installs a package where that is possible without asking. False: this is no Debian, or the user may not install. */
function installPackage(name: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  step(`Installing ${name} (apt-get)`, () => {
    runQuietly('apt-get', ['update', '-q'], { env });
    runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { env });
  });
  return true;
}

/** For a command that a few tests want: they are skipped, and say so, where its package cannot be had. */
export function wantProgram(command: string, name: string): void {
  const folders = (process.env.PATH ?? '').split(':');
  if (folders.some((folder) => existsSync(`${folder}/${command}`))) return;
  try {
    installPackage(name);
  } catch (error) {
    say(`${name} could not be installed: ${error instanceof Error ? error.message : error}`);
  }
}

/** Chromium for the tests in the real workbench. Throws a Refusal saying what to do where it cannot be installed. */
export function ensureChromium(): void {
  if (findChromium() || installPackage('chromium')) return;
  throw new Refusal(
    'The tests in the real VS Code need chromium: install it (Debian: apt-get install chromium) or name it in CODE_HOST_CHROMIUM.',
  );
}

/** Whether the VS Code host runs here: a VS Code server from npm packages. */
export const hostRunsHere = (): boolean => process.platform === 'linux' && process.arch === 'x64';

/** Installs the host's packages and finishes their set-up; quick when both are done already. */
export function ensureHost(): void {
  installDependencies(hostFolder, 'the VS Code host');
  if (existsSync(readyStamp)) return;
  step('Setting up the VS Code host (its own dependencies, two native modules)', () =>
    runQuietly(process.execPath, ['setup.mjs'], { cwd: hostFolder }),
  );
}
