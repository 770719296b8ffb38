/** Packs the built extension into exportlint.vsix at the root. */
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { installed, Refusal, root, runMain, runQuietly, say } from './setup/step.mjs';

const VSIX = 'exportlint.vsix';
const LARGEST = 2_000_000;

await runMain(async () => {
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--out', path.join(root, VSIX)];
  rmSync(path.join(root, VSIX), { force: true }); // no old one in its place when this fails
  runQuietly(installed('vsce'), args, { cwd: path.join(root, 'client') });
  const { size } = statSync(path.join(root, VSIX));
  if (size > LARGEST) {
    throw new Refusal(
      `${VSIX} has ${size} bytes; more than ${LARGEST} is too much to ask of everybody who installs it.`,
    );
  }
  say(`Packed ${VSIX} (${Math.ceil(size / 1000)} kB).`);
  return 0;
});
