/** The sources as they are now, bundled so that Node can run them: pages are never made from yesterday's build. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../build/forNode.mjs';
import { Refusal, root } from '../setup/step.mjs';

const GENERATED = ['catalog/generated/catalog.json', 'regime/generated/regimes.json', 'schema/generated/types.ts'];

const ALL = { core: 'scripts/docs/core.mjs', cli: 'server/src/cli/cli.ts' };

/**
 * Runs `action` with the sources: `core` (what `core.mjs` exports) and `cli`, the path of the command line where `entryPoints` has it.
 * Throws a Refusal when what the sources need has not been generated.
 */
export async function withSources(action, entryPoints = ALL) {
  const missing = GENERATED.find((file) => !existsSync(path.join(root, 'server/src', file)));
  if (missing) {
    throw new Refusal(`server/src/${missing} is missing: run \`npm run generate\` first.`);
  }
  const outdir = mkdtempSync(path.join(tmpdir(), 'exportlint-docs-'));
  try {
    await bundleForNode({
      entryPoints,
      outdir,
      splitting: true,
    });
    writeFileSync(path.join(outdir, 'package.json'), '{"type": "module"}\n');
    const core = await import(pathToFileURL(path.join(outdir, 'core.js')).href);
    return await action({ core, cli: path.join(outdir, 'cli.js') });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
