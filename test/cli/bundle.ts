/** The command line, bundled from the sources as they are now, so that scenarios never run yesterday's program. */
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds into a folder of its own, which anybody may read, and gives the path of the program. */
export async function bundleCli(): Promise<string> {
  const outdir = mkdtempSync(join(tmpdir(), 'exportlint-cli-'));
  chmodSync(outdir, 0o755);
  await build({
    absWorkingDir: root,
    entryPoints: { cli: 'server/src/cli/cli.ts' },
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Bundled CommonJS packages ask for built-in modules with `require`, which a module does not have.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  writeFileSync(join(outdir, 'package.json'), '{"type": "module"}\n');
  return join(outdir, 'cli.js');
}
