/** Runs the benchmarks: `npm run bench` all of them, `npm run bench -- edit` one. Each is bundled first, as what ships is. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleForNode } from '../scripts/build/forNode.ts';

const here = dirname(fileURLToPath(import.meta.url));
const all = readdirSync(here)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => basename(name, '.ts'));
const [wanted, ...rest] = process.argv.slice(2);
const names = wanted === undefined ? all : [wanted];
const out = mkdtempSync(join(tmpdir(), 'exportlint-bench-'));
let failed = false;
try {
  for (const name of names) {
    const outfile = join(out, `${name}.mjs`);
    await bundleForNode({ entryPoints: [join(here, `${name}.ts`)], outfile });
    const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...rest], { stdio: 'inherit' });
    failed ||= status !== 0;
  }
} finally {
  rmSync(out, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
