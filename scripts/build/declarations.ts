/** Type declarations of the library: those of its entry, and of what they refer to. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installed, root, runQuietly } from '../setup/step.mjs';

/** Writes the declarations of an entry below server/src into a folder. Paths are relative to the root. */
export function writeDeclarations(entry: string, target: string): void {
  const out = mkdtempSync(path.join(tmpdir(), 'exportlint-types-'));
  try {
    runQuietly(installed('tsc'), ['-p', 'server/tsconfig.types.json', '--outDir', out], { cwd: root });
    rmSync(path.join(root, target), { recursive: true, force: true });
    const written = new Set<string>();
    const write = (file: string): void => {
      if (written.has(file)) return;
      written.add(file);
      const text = readFileSync(path.join(out, file), 'utf8');
      const to = path.join(root, target, file);
      mkdirSync(path.dirname(to), { recursive: true });
      writeFileSync(to, text.replace(/(from ')(\.[^']*)\.ts(')/g, '$1$2.js$3'));
      for (const [, below] of text.matchAll(/from '(\.[^']*)\.ts'/g)) {
        write(path.join(path.dirname(file), `${below}.d.ts`));
      }
    };
    write(entry);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
