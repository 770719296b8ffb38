/** The command line that the tests run. */
import { chmodSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleForNode } from '../../scripts/build/forNode.ts';

/**
 * Gives the path of the program, in a folder of its own, which anyone may read. It is bundled from the sources as they are now, so that
 * no test runs yesterday's program; with `EXPORTLINT_CLI` it is the one that is there, such as an installed one.
 */
export async function bundleCli(): Promise<string> {
  const outdir = mkdtempSync(join(tmpdir(), 'exportlint-cli-'));
  chmodSync(outdir, 0o755);
  const program = join(outdir, 'cli.js');
  const { EXPORTLINT_CLI: other } = process.env;
  if (other) {
    symlinkSync(other, program);
    return program;
  }
  await bundleForNode({ entryPoints: { cli: 'server/src/cli/cli.ts' }, outdir, splitting: true });
  writeFileSync(join(outdir, 'package.json'), '{"type": "module"}\n');
  return program;
}
