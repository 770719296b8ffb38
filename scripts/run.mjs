/**
 * Runs scripts/NAME.ts, after bringing the packages to what package-lock.json says: a fresh clone has only Node and git. Node built-ins only,
 * and so is everything it imports before that.
 */
import { installDependencies, requireNode } from './setup/dependencies.mjs';
import { root, runMain } from './setup/step.mjs';

await runMain(async () => {
  const [name] = process.argv.splice(2, 1);
  requireNode();
  installDependencies(root, 'the packages');
  const { register } = await import('tsx/esm/api');
  register();
  await import(`./${name}.ts`);
  return process.exitCode ?? 0;
});
