/** Brings a folder's node_modules to what its package-lock.json says. Node built-ins only. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal, root, runQuietly, step } from './step.mjs';

const OLDEST_NODE = [20, 12];

/** Throws a Refusal when this Node is too old for the project. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Refusal(`Exportlint needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  }
}

/**
 * Runs `npm ci` in a folder unless it holds exactly the locked packages already.
 * @param {string} folder  absolute
 * @param {string} what  for the line on the terminal
 */
export function installDependencies(folder, what) {
  if (!isInstalled(folder)) {
    // As a top-level npm would do it, whatever `npm run` around this process has exported for another folder's .npmrc.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OVERRIDES.test(name)));
    step(`Installing ${what} (npm ci in ${path.relative(root, folder) || 'the root'})`, () =>
      runQuietly('npm', ['ci'], { cwd: folder, env }),
    );
  }
}

const OVERRIDES = /^npm_config_(ignore_scripts|local_prefix|prefix)$/i;

/** Whether the record that npm keeps of what it installed matches the lockfile. */
function isInstalled(folder) {
  const record = path.join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record)) {
    return false;
  }
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const present = packagesOf(record);
  return Object.entries(packagesOf(path.join(folder, 'package-lock.json'))).every(([place, locked]) => {
    if (!place.includes('node_modules/') || locked.link) {
      return true; // a package of this repository itself
    }
    const found = present[place];
    return found ? found.version === locked.version : Boolean(locked.optional);
  });
}
