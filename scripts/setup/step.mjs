/** How set-up talks: one line per step that does something, the output of a command only when it fails. Node built-ins only. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Ends a script with a message for its user instead of a stack trace. */
export class Refusal extends Error {}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Says what is being done, does it and says how long it took.
 * @template T
 * @param {string} what
 * @param {() => T} action
 * @returns {T}
 */
export function step(what, action) {
  const started = Date.now();
  process.stdout.write(`- ${what} ...`);
  try {
    const result = action();
    process.stdout.write(` ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stdout.write(' failed\n');
    throw error;
  }
}

/**
 * Runs a command silently. When it fails, throws a Refusal with all that the command printed.
 * @param {string} command @param {string[]} args @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function runQuietly(command, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32', // npm is a .cmd file there
    ...options,
  });
  if (error || status !== 0) {
    throw new Refusal(`${command} ${args.join(' ')} failed\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`);
  }
}

/**
 * Runs a command with its output on the terminal. Returns its exit code; a command ended by a signal counts as 1.
 * @param {string} command @param {string[]} args @param {import('node:child_process').SpawnSyncOptions} [options]
 * @returns {number}
 */
export function runShown(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (error) {
    throw new Refusal(`${command} cannot be run: ${error.message}`);
  }
  return status ?? 1;
}

/**
 * Runs scripts/NAME.ts in a process of its own, silently or with its output on the terminal. Gives what `how` gives.
 * @template T
 * @param {string} name @param {(command: string, args: string[]) => T} how
 */
export function runScript(name, how) {
  return how(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`]);
}

/** A command that npm installed into the root's node_modules. */
export function installed(name) {
  return path.join(root, 'node_modules/.bin', name);
}

/** Whether the module is what Node was asked to run, not what imports it. */
export const isMain = (url) => process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href;

/** Runs a script's main function; a Refusal becomes a message and exit code 1. */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Refusal ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
