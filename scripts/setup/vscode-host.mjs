/** The VS Code host: a VS Code server from npm packages, for Linux on x64. Node built-ins only. */
import { existsSync } from 'node:fs';
import { hostFolder, readyStamp } from '../../vscode-host/paths.mjs';
import { installDependencies } from './dependencies.mjs';
import { runQuietly, step } from './step.mjs';

export function hostRunsHere() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Installs the host's packages and finishes their set-up; quick when both are done already. */
export function ensureHost() {
  installDependencies(hostFolder, 'the VS Code host');
  if (!existsSync(readyStamp)) {
    step('Setting up the VS Code host (its own dependencies, two native modules)', () =>
      runQuietly(process.execPath, ['setup.mjs'], { cwd: hostFolder }),
    );
  }
}
