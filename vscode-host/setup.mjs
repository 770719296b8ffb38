/**
 * Finishes what `npm ci` (which runs no scripts, see .npmrc) began: installs the dependencies of the VS Code server that lies
 * inside code-server, compiles its two small native modules and drops what is never used here. Does nothing when already done.
 *
 * code-server's own postinstall does the same for every module it has, in several times the time and with more libraries.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nodeHome, readyStamp, vscodeFolder } from './paths.mjs';

const env = {
  ...process.env,
  PATH: `${nodeHome}/bin:${process.env.PATH}`, // npm and node-gyp must run on the Node that the server runs on ...
  npm_config_nodedir: nodeHome, // ... and compile against its headers, whatever the user's own .npmrc says
};

/** Runs npm without a word. Returns what it said when it failed. */
function npm(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? undefined : `npm ${args.join(' ')} failed in ${cwd}\n${stdout}${stderr}`;
}

function installServerDependencies() {
  // `install`, since `npm ci` refuses: the lockfile that code-server ships lacks an optional package.
  for (const folder of [vscodeFolder, path.join(vscodeFolder, 'extensions')]) {
    const failure = npm(folder, 'install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund');
    if (failure) {
      process.stderr.write(failure);
      process.exit(1);
    }
  }
}

/** The server runs without these two as well, but prints a stack trace for each of its log files. */
function compileNativeModules() {
  const built = ['spdlog/build/Release/spdlog.node', 'native-watchdog/build/Release/watchdog.node'];
  // `npm run` hands ignore-scripts on as a variable, which would make `rebuild` a silent no-op: hence the explicit flag.
  const failure = npm(vscodeFolder, 'rebuild', '--ignore-scripts=false', '@vscode/spdlog', '@vscode/native-watchdog');
  const missing = built.filter((file) => !existsSync(path.join(vscodeFolder, 'node_modules/@vscode', file)));
  if (failure || missing.length > 0) {
    process.stderr.write(
      'Two native modules could not be compiled (g++, make and python3 do it). Going on without them.\n',
    );
  }
}

function dropUnused() {
  const drop = (...parts) => rmSync(path.join(vscodeFolder, ...parts), { recursive: true, force: true });
  drop('node_modules/@github/copilot-sdk-linux-x64');
  drop('node_modules/@microsoft/mxc-sdk');
  drop('extensions/copilot');
  for (const folder of ['node_modules/@vscode/ripgrep-universal/bin', 'node_modules/node-pty/prebuilds']) {
    for (const platform of readdirSync(path.join(vscodeFolder, folder)).filter((name) => name !== 'linux-x64')) {
      drop(folder, platform);
    }
  }
}

if (!existsSync(readyStamp)) {
  installServerDependencies();
  compileNativeModules();
  dropUnused();
  writeFileSync(readyStamp, '');
}
