/** The command line, bundled from the sources as they are now, so that scenarios never run yesterday's program. */
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleForNode } from '../../scripts/build/forNode.mjs';

/** Builds into a folder of its own, which anybody may read, and gives the path of the program. */
export async function bundleCli(): Promise<string> {
  const outdir = mkdtempSync(join(tmpdir(), 'exportlint-cli-'));
  chmodSync(outdir, 0o755);
  await bundleForNode({ entryPoints: { cli: 'server/src/cli/cli.ts' }, outdir, splitting: true });
  writeFileSync(join(outdir, 'package.json'), '{"type": "module"}\n');
  return join(outdir, 'cli.js');
}
