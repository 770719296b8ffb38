/** Programs that the tests use, from Debian's packages. Node built-ins only. */
import { existsSync } from 'node:fs';
import { runQuietly, say, step } from './step.mjs';

/**
 * Installs a package where that is possible without asking.
 * @param {string} name  of the package
 * @returns {boolean}  false: this is no Debian, or the user may not install
 */
export function installPackage(name) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  step(`Installing ${name} (apt-get)`, () => {
    runQuietly('apt-get', ['update', '-q'], { env });
    runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { env });
  });
  return true;
}

/**
 * For a program that a few tests want: they are skipped, and say so, where it cannot be had.
 * @param {string} command  as it stands on the PATH
 * @param {string} name  of the package
 */
export function wantProgram(command, name) {
  const folders = (process.env.PATH ?? '').split(':');
  if (folders.some((folder) => existsSync(`${folder}/${command}`))) return;
  try {
    installPackage(name);
  } catch (error) {
    say(`${name} could not be installed: ${error instanceof Error ? error.message : error}`);
  }
}
