/** Packs: regimes/<id>/pack.yaml and cards.yaml, checked and read into one file of plain data for the server. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { parseDocument } from 'yaml';
import { packValidator, readPack } from './regimes/validate.mjs';
import { Refusal, root } from './setup/step.mjs';

export const REGIME_INPUTS = [
  'regimes/*/pack.yaml',
  'regimes/*/cards.yaml',
  'schemas/pack.schema.json',
  'schemas/pack-conditions.schema.json',
  'scripts/regimes.mjs',
  'scripts/regimes/*.mjs',
];
export const REGIME_OUTPUTS = ['server/src/regime/generated/regimes.json'];

/** Reads every pack and writes them as JSON. A mistake in one ends the build with the file, the line and how to mend it. */
export function buildRegimes() {
  const validate = packValidator();
  const packs = globSync('regimes/*/pack.yaml', { cwd: root })
    .sort()
    .map((file) => {
      const cards = path.join(path.dirname(file), 'cards.yaml');
      const { pack, problem } = readPack(file, readFileSync(path.join(root, file), 'utf8'), validate);
      if (problem !== undefined) {
        throw new Refusal(problem);
      }
      return { ...pack, ...(existsSync(path.join(root, cards)) ? { cards: { ...pack.cards, ...read(cards) } } : {}) };
    });
  const output = path.join(root, REGIME_OUTPUTS[0]);
  mkdirSync(path.dirname(output), { recursive: true });
  writeFileSync(output, JSON.stringify(packs));
}

function read(file) {
  const document = parseDocument(readFileSync(path.join(root, file), 'utf8'));
  const [error] = document.errors;
  if (error) {
    throw new Error(`${file}: ${error.message}`);
  }
  return document.toJS();
}
