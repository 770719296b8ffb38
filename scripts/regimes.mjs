/** Packs: regimes/<id>/pack.yaml and cards.yaml, read into one file of plain data for the server. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { parseDocument } from 'yaml';
import { root } from './setup/step.mjs';

export const REGIME_INPUTS = ['regimes/*/pack.yaml', 'regimes/*/cards.yaml', 'scripts/regimes.mjs'];
export const REGIME_OUTPUTS = ['server/src/regime/generated/regimes.json'];

/** Reads every pack and writes them as JSON. An error names the file and the line. */
export function buildRegimes() {
  const packs = globSync('regimes/*/pack.yaml', { cwd: root })
    .sort()
    .map((file) => {
      const cards = path.join(path.dirname(file), 'cards.yaml');
      const pack = read(file);
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
