/** Chromium for the tests in the real workbench, from Debian's packages. Node built-ins only. */
import { existsSync } from 'node:fs';
import { findChromium } from '../../vscode-host/paths.mjs';
import { Refusal, runQuietly, step } from './step.mjs';

/** Installs chromium where that is possible without asking; throws a Refusal saying what to do elsewhere. */
export function ensureChromium() {
  if (findChromium()) {
    return;
  }
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Refusal(
      'The tests in the real VS Code need chromium: install it (Debian: apt-get install chromium) or name it in CODE_HOST_CHROMIUM.',
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  step('Installing chromium (apt-get)', () => {
    runQuietly('apt-get', ['update', '-q'], { env });
    runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
  });
}
