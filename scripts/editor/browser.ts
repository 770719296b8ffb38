/** VS Code in the reader's own browser, served from this machine to this machine only. Node built-ins only. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { startServer, writeSettings } from '../../vscode-host/server.mjs';
import { QUIET_SETTINGS } from '../../vscode-host/settings.mjs';
import { root, say } from '../setup/step.mjs';
import { askedToEnd } from './ending.ts';

/** Kept between two starts, so that the reader's settings are. */
const PROFILE = path.join(root, '.vscode-test/start');

/** Serves a folder (absolute) with the extension installed until the process is told to end (Ctrl-C). Resolves with the exit code. */
export async function serveInBrowser(folder: string): Promise<number> {
  const profile = {
    userData: path.join(PROFILE, 'user-data'),
    extensions: path.join(PROFILE, 'extensions'),
    serverData: path.join(PROFILE, 'server-data'),
  };
  installExtension(profile.extensions);
  writeSettings(profile, QUIET_SETTINGS);

  const token = randomBytes(16).toString('hex');
  // Resolves with the exit code: 0 when the reader ends it, 1 when the server does.
  let onExit: (code: number | null) => void = () => {};
  const ended = new Promise<number>((resolve) => {
    askedToEnd().then(() => resolve(0));
    onExit = (code) => {
      say(`The VS Code server ended by itself (${code}).`);
      resolve(1);
    };
  });
  // Trusted, since the folder is part of the project.
  const { port, stop } = await startServer({ profile, token, trusted: true, testing: false, onExit });

  const query = new URLSearchParams({ tkn: token, folder });
  say(`\nOpen this address in a browser on this machine:\n\n  http://127.0.0.1:${port}/?${query}\n\nCtrl-C ends it.`);
  const exitCode = await ended;
  await stop();
  return exitCode;
}

/** A link instead of a copy: after `npm run build`, reloading the window is enough. A fresh folder, so that no other version stays behind. */
export function installExtension(extensions: string): void {
  rmSync(extensions, { recursive: true, force: true });
  mkdirSync(extensions, { recursive: true });
  symlinkSync(path.join(root, 'client'), path.join(extensions, 'exportlint'));
}
