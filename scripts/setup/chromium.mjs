/** Chromium for the tests in the real workbench, from Debian's packages. Node built-ins only. */
import { findChromium } from '../../vscode-host/paths.mjs';
import { installPackage } from './debian.mjs';
import { Refusal } from './step.mjs';

/** Installs chromium where that is possible without asking; throws a Refusal saying what to do elsewhere. */
export function ensureChromium() {
  if (findChromium()) {
    return;
  }
  if (!installPackage('chromium')) {
    throw new Refusal(
      'The tests in the real VS Code need chromium: install it (Debian: apt-get install chromium) or name it in CODE_HOST_CHROMIUM.',
    );
  }
}
