/** Which file of a pack an entry is in. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { root } from '../setup/step.mjs';

const PARTS = {
  requirement: 'requirements',
  authority: 'authorities',
  allocation: 'allocations',
  policy: 'policies',
  reason: 'reasons',
};

const files = globSync('regimes/*/*.yaml', { cwd: root })
  .sort()
  .map((file) => ({ file, value: parse(readFileSync(path.join(root, file), 'utf8')) }));

/** The file of an entry that a regime has in its pack or from the one that this extends. */
export function fileOf(regime, kind, key) {
  const { extends: base } = regime.pack.spec;
  for (const id of [regime.id, base]) {
    const found = files.find(
      ({ file, value }) => file.startsWith(`regimes/${id}/`) && value?.[PARTS[kind]]?.[key] !== undefined,
    );
    if (found) return found.file;
  }
  throw new Error(`No file of ${regime.id} has the ${kind} ${key}.`);
}
