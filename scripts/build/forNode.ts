/** Bundles of our sources that Node runs as ES modules: what ships, and what scripts and tests run from the sources as they are now. */
import { type BuildOptions, type BuildResult, build } from 'esbuild';
import { root } from '../setup/step.mjs';

export const NODE_TARGET = 'node20';

/** Packages that are still CommonJS ask for Node's modules with `require`, which an ES module does not have. */
export const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);";

/** Builds with esbuild; `options` are esbuild's, on top of what every module for Node needs. Paths are from the root. */
export function bundleForNode(options: BuildOptions): Promise<BuildResult<{ metafile: true }>> {
  return build({
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: NODE_TARGET,
    banner: { js: REQUIRE },
    logLevel: 'warning',
    ...options,
    metafile: true,
  });
}
