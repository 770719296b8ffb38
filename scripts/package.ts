/** Packs what people install, at the root: the built extension as exportlint.vsix, the command line as exportlint-VERSION.tgz. */
import { cpSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { TARBALL, VSIX } from './setup/files.ts';
import { installed, Refusal, root, runMain, runQuietly, say } from './setup/step.mjs';

/** More bytes than these are too much to ask of everyone who installs it. */
const LARGEST = 2_000_000;

await runMain(async () => {
  const old = readdirSync(root).filter((name) => name === VSIX || /^exportlint-.*\.tgz$/.test(name));
  for (const name of old) rmSync(path.join(root, name)); // none in its place when this fails
  // The gallery shows it next to the page of the extension.
  cpSync(path.join(root, 'CHANGELOG.md'), path.join(root, 'client/CHANGELOG.md'));
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--out', path.join(root, VSIX)];
  runQuietly(installed('vsce'), args, { cwd: path.join(root, 'client') });
  runQuietly('npm', ['pack', '--workspace', 'server', '--pack-destination', root]);
  for (const name of [VSIX, TARBALL]) {
    const { size } = statSync(path.join(root, name));
    if (size > LARGEST) throw new Refusal(`${name} has ${size} bytes; ${LARGEST} is the most.`);
    say(`Packed ${name} (${Math.ceil(size / 1000)} kB).`);
  }
  return 0;
});
