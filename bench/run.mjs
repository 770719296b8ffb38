/**
 * Runs the benchmarks: `npm run bench` all of them, `npm run bench -- edit` one. Each is bundled first, as what ships is, and so are the
 * programs in peers/ that they are compared with.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleForNode } from '../scripts/build/forNode.ts';

const here = dirname(fileURLToPath(import.meta.url));
const scriptsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => basename(name, '.ts'));
const all = scriptsIn(here);
const [wanted, ...rest] = process.argv.slice(2);
const names = wanted === undefined ? all : [wanted];
const out = mkdtempSync(join(tmpdir(), 'exportlint-bench-'));
let failed = false;
try {
  const peers = join(here, 'peers');
  const entryPoints = scriptsIn(peers).map((name) => join(peers, `${name}.ts`));
  await bundleForNode({ entryPoints, outdir: join(out, 'peers'), outExtension: { '.js': '.mjs' } });
  for (const name of names) {
    const outfile = join(out, `${name}.mjs`);
    await bundleForNode({ entryPoints: [join(here, `${name}.ts`)], outfile });
    const env = { ...process.env, PEERS: join(out, 'peers') };
    const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...rest], { stdio: 'inherit', env });
    failed ||= status !== 0;
  }
} finally {
  rmSync(out, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
