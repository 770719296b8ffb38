/** Reads packs as the core reads a company's own ones, and tells the first mistake: file, line, where, and what is wrong. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../build/forNode.mjs';
import { root } from '../setup/step.mjs';

/** The parts of the core that read packs, as they are in the sources now. */
export async function packCore() {
  const folder = mkdtempSync(path.join(tmpdir(), 'exportlint-packs-'));
  try {
    await bundleForNode({ entryPoints: ['scripts/regimes/core.mjs'], outfile: path.join(folder, 'core.js') });
    writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}\n');
    return await import(pathToFileURL(path.join(folder, 'core.js')).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Reads packs from their heads, in the order in which they extend each other, and compiles them.
 * @param {readonly string[]} heads paths from the root of the repository, the head of a pack after that of the one it extends
 * @param {Awaited<ReturnType<typeof packCore>>} core
 * @returns {{ packs: object[] } | { problem: string }}
 */
export function readPacks(heads, { read, rangeOf, rangeOfOffsets, readPack, compileOwn, newPackShape, specOf }) {
  const open = (file) => read(file, readFileSync(path.join(root, file), 'utf8'), new Set());
  const shape = newPackShape();
  const regimes = new Map();
  const packs = [];
  for (const head of heads) {
    const pack = readPack(open(head), shape, open);
    const { regime, findings } = pack.assembled ? compileOwn(pack, regimes) : pack;
    const [first] = findings;
    if (first) {
      const source = pack.sources.find(({ file }) => file === first.file);
      const { at, offsets, aspect, message } = first.finding;
      const { start } = offsets
        ? rangeOfOffsets(source, at.piece, offsets.from, offsets.to)
        : rangeOf(source, at, aspect);
      const where = at.path.length === 0 ? '' : `${at.path.join('.')}: `;
      return { problem: `${first.file}:${start.line + 1}: ${where}${message}` };
    }
    regimes.set(regime.id, regime);
    packs.push(specOf(pack.assembled));
  }
  return { packs };
}
