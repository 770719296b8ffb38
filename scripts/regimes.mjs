/** Packs: the files of regimes/<id>, put together, checked and written as one file of plain data for the server. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { packLoader, readPackFiles } from './regimes/load.mjs';
import { packValidator } from './regimes/validate.mjs';
import { Refusal, root } from './setup/step.mjs';

export const REGIME_INPUTS = [
  'regimes/*/*.yaml',
  'schemas/pack*.schema.json',
  'server/src/pack/*.ts',
  '!server/src/pack/*.test.ts',
  'scripts/regimes.mjs',
  'scripts/regimes/*.mjs',
];
export const REGIME_OUTPUTS = ['server/src/regime/generated/regimes.json'];

/** Reads every pack and writes them as JSON. A mistake in one ends the build with the file, the line and how to fix it. */
export async function buildRegimes() {
  const [validate, assemble] = [packValidator(), await packLoader()];
  const packs = globSync('regimes/*/pack.yaml', { cwd: root })
    .sort()
    .map((file) => {
      const { pack, problem } = readPackFiles(file, assemble, validate);
      if (problem !== undefined) {
        throw new Refusal(problem);
      }
      return pack;
    });
  const output = path.join(root, REGIME_OUTPUTS[0]);
  mkdirSync(path.dirname(output), { recursive: true });
  writeFileSync(output, JSON.stringify(packs));
}
