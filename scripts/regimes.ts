/** Packs: the files of regimes/<id>, put together, checked and written as one file of plain data for the server. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { compileCustom, readPack, specOf } from '../server/src/lint/custom/pack.ts';
import type { PackSpec, Regime } from '../server/src/regime/index.ts';
import { packValidator } from '../server/src/regime/validatePack.ts';
import { rangeOf, rangeOfOffsets, read, type Source } from '../server/src/yaml/index.ts';
import { writeOutput } from './setup/files.ts';
import { Refusal, root } from './setup/step.mjs';

/** Reads every pack and writes them as JSON. A mistake in one ends the build with the file, the line and what is wrong. */
export function build(): void {
  const packs = readPacks(packHeads());
  const sorted = packs.toSorted((a, b) => (a.pack < b.pack ? -1 : 1));
  writeOutput('server/src/regime/generated/regimes.json', JSON.stringify(sorted));
}

/** The heads of the packs, each after that of the pack that it extends. */
export function packHeads(): string[] {
  const heads = globSync('regimes/*/pack.yaml', { cwd: root }).sort();
  const extended = (head: string) => parse(readFileSync(path.join(root, head), 'utf8'))?.extends !== undefined;
  return [...heads.filter((head) => !extended(head)), ...heads.filter(extended)];
}

/**
 * Reads packs from their heads (paths from the root, in the order in which they extend each other) as the core reads a company's own
 * ones, and compiles them. Throws a Refusal with the first mistake.
 */
export function readPacks(heads: readonly string[]): readonly PackSpec[] {
  const open = (file: string) => read(file, readFileSync(path.join(root, file), 'utf8'), new Set());
  const shape = packValidator();
  const regimes = new Map<string, Regime>();
  return heads.map((head) => {
    const pack = readPack(open(head), shape, open);
    const { assembled } = pack;
    const { regime, findings } = assembled
      ? compileCustom({ ...pack, assembled }, regimes)
      : { ...pack, regime: undefined };
    const [first] = findings;
    if (first) {
      const source = pack.sources.find(({ file }) => file === first.file) as Source;
      const { at, offsets, aspect, message } = first.finding;
      const range = offsets ? rangeOfOffsets(source, at.piece, offsets.from, offsets.to) : rangeOf(source, at, aspect);
      const where = at.path.length === 0 ? '' : `${at.path.join('.')}: `;
      throw new Refusal(`${first.file}:${range.start.line + 1}: ${where}${message}`);
    }
    if (!regime || !assembled) throw new Error(`${head} has no mistake and no regime`);
    regimes.set(regime.id, regime);
    return specOf(assembled);
  });
}
