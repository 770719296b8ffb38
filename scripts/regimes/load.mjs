/** Reads packs with the loader that also reads a company's own ones, and tells the first mistake: file, line, where, and how to fix it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../build/forNode.mjs';
import { root } from '../setup/step.mjs';
import { readDocument, shapeProblem } from './validate.mjs';

/** The loader of `server/src/pack`, as it is in the sources now. */
export async function packLoader() {
  const folder = mkdtempSync(path.join(tmpdir(), 'exportlint-packs-'));
  try {
    const outfile = path.join(folder, 'assemble.mjs');
    await bundleForNode({ entryPoints: ['server/src/pack/assemble.ts'], outfile });
    return (await import(pathToFileURL(outfile).href)).assemblePack;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Reads a pack from its head and the files that the head lists.
 * @param {string} head path of the head from the root of the repository
 * @param {Awaited<ReturnType<typeof packLoader>>} assemble
 * @param {import('ajv').ValidateFunction} validate from `packValidator`
 * @returns {{ pack: object } | { problem: string }}
 */
export function readPackFiles(head, assemble, validate) {
  const read = (file) => readDocument(file, readFileSync(path.join(root, file), 'utf8'));
  const first = read(head);
  if (first.problem !== undefined) return first;
  const listed = (first.value?.files ?? []).map((name) => read(path.join(path.dirname(head), name)));
  const documents = [first, ...listed];
  const broken = documents.find(({ problem }) => problem !== undefined);
  if (broken) return broken;
  const { pack, declared, problems, place } = assemble(documents);
  const at = (file) => documents.find((one) => one.file === file);
  const [problem] = problems;
  if (problem) {
    return { problem: `${at(problem.file).lineOf(problem.path)}: ${problem.path.join('.')}: ${problem.message}.` };
  }
  const wrong = shapeProblem(declared, validate, (path, key) => {
    const found = place(path);
    return at(found.file).lineOf(found.path, key);
  });
  return wrong === undefined ? { pack } : { problem: wrong };
}
