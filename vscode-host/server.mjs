/** The VS Code server: it serves the workbench to a browser and runs the extension host. Node built-ins only. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeBinary, serverMain } from './paths.mjs';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 2_000;

/**
 * The folders that a server keeps its state in.
 * @typedef {{ userData: string, extensions: string, serverData: string }} Profile
 */

/** @param {Profile} profile */
export function profileArguments(profile) {
  return [
    `--user-data-dir=${profile.userData}`,
    `--extensions-dir=${profile.extensions}`,
    `--server-data-dir=${profile.serverData}`,
    '--accept-server-license-terms',
    '--disable-telemetry',
  ];
}

/** Gives a profile its user settings unless it has some already. */
export function writeSettings(profile, settings) {
  const file = path.join(profile.userData, 'User/settings.json');
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
  }
}

/**
 * Starts the server on a free port of 127.0.0.1 and waits until it listens.
 *
 * @param {object} options
 * @param {Profile} options.profile
 * @param {string | undefined} options.token  anyone who has it may connect; undefined lets in everyone on this machine (tests only)
 * @param {boolean} options.trusted  whether every folder counts as trusted, without asking
 * @param {boolean} options.testing  lets the workbench run extension tests: a built workbench silently ignores them otherwise
 * @param {Record<string, string>} [options.env]  further variables for the server and what it starts
 * @param {(text: string) => void} [options.onOutput]
 * @param {(code: number | null) => void} [options.onExit]  called when the server ends without having been told to
 * @returns {Promise<{ port: number, log: () => string, stop: () => Promise<void> }>}
 */
export async function startServer({
  profile,
  token,
  trusted,
  testing,
  env = {},
  onOutput = () => {},
  onExit = () => {},
}) {
  const server = spawn(
    nodeBinary,
    [
      serverMain,
      ...profileArguments(profile),
      '--host=127.0.0.1',
      '--port=0',
      ...(token ? [`--connection-token=${token}`] : ['--without-connection-token']),
      ...(trusted ? ['--disable-workspace-trust'] : []),
      ...(testing ? ['--force-disable-user-env', '--enable-smoke-test-driver'] : []),
    ],
    // A process group of its own: extension hosts and language servers end with it. `{}` as gallery means no marketplace.
    { env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );

  let log = '';
  let stopping = false;
  const signal = (name) => {
    try {
      process.kill(-server.pid, name);
    } catch {
      // The group is gone already.
    }
  };
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    stopping = true;
    signal('SIGTERM');
    await Promise.race([ended, sleep(STOP_TIMEOUT_MS)]);
    signal('SIGKILL');
  };

  const listening = new Promise((resolve, reject) => {
    const read = (data) => {
      log = (log + data).slice(-20_000);
      onOutput(String(data));
      const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
      if (port) {
        resolve(Number(port));
      }
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`the VS Code server ended (${code})\n${log}`)));
    setTimeout(() => reject(new Error(`the VS Code server does not start\n${log}`)), START_TIMEOUT_MS).unref();
  });
  try {
    const port = await listening;
    server.once('exit', (code) => {
      if (!stopping) {
        onExit(code);
      }
    });
    return { port, log: () => log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The address at which a browser finds the workbench.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {string} [options.token]
 * @param {string} [options.folder]  folder to open, absolute
 * @param {string} [options.workspace]  workspace file to open in its place, absolute
 * @param {string[]} [options.files]  files to open, absolute
 * @param {string[]} [options.extensions]  folders of extensions under development
 * @param {string} [options.tests]  module whose `run` the extension host calls
 */
export function workbenchAddress({ port, token, folder, workspace, files = [], extensions = [], tests }) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`;
  const payload = [
    ...extensions.map((extension) => ['extensionDevelopmentPath', remote(extension)]),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...files.map((file) => ['openFile', remote(file)]),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = new URLSearchParams();
  if (token) {
    query.set('tkn', token);
  }
  const opened = workspace ? ['workspace', workspace] : folder ? ['folder', folder] : ['ew', 'true']; // `ew`: an empty window
  query.set(...opened);
  query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}
