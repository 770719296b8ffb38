/** Packs: the files of regimes/<id>, put together, checked and written as one file of plain data for the server. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { packCore, readPacks } from './regimes/load.mjs';
import { Refusal, root } from './setup/step.mjs';

export const REGIME_INPUTS = [
  'regimes/*/*.yaml',
  'schemas/pack*.schema.json',
  'server/src/{yaml,catalog,schema,trade,pack,condition,regime,lint}/**/*.ts',
  '!server/src/**/*.test.ts',
  'scripts/regimes.mjs',
  'scripts/regimes/*.mjs',
];
export const REGIME_OUTPUTS = ['server/src/regime/generated/regimes.json'];

/** Reads every pack and writes them as JSON. A mistake in one ends the build with the file, the line and what is wrong. */
export async function buildRegimes() {
  const { packs, problem } = readPacks(packHeads(), await packCore());
  if (problem !== undefined) {
    throw new Refusal(problem);
  }
  const output = path.join(root, REGIME_OUTPUTS[0]);
  mkdirSync(path.dirname(output), { recursive: true });
  writeFileSync(output, JSON.stringify(packs.toSorted((a, b) => (a.pack < b.pack ? -1 : 1))));
}

/** The heads of the packs, each after that of the pack that it extends. */
export function packHeads() {
  const heads = globSync('regimes/*/pack.yaml', { cwd: root }).sort();
  const extended = (head) => parse(readFileSync(path.join(root, head), 'utf8'))?.extends !== undefined;
  return [...heads.filter((head) => !extended(head)), ...heads.filter(extended)];
}
