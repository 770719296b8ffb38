/**
 * `npm run generate`: makes the code and data that are made from other files, each step only when what it reads has changed.
 * With `--force`, all of it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { readJson, writeOutput } from './setup/files.ts';
import { root, runMain, say } from './setup/step.mjs';

const SOURCES = [
  'server/src/{yaml,catalog,schema,trade,pack,condition,regime,lint}/**/*.ts',
  '!server/src/**/*.test.ts',
];

/** In order. A step is loaded when it is its turn, since its code needs what those before it make. */
const STEPS = [
  {
    name: 'catalogue',
    load: () => import('./catalog.ts'),
    inputs: ['catalog/*.yaml', 'schemas/*.schema.json', 'scripts/catalog.ts', 'scripts/catalog/*.ts'],
    outputs: [
      'server/src/catalog/generated/catalog.json',
      'server/src/catalog/generated/legal-forms.json',
      'server/src/catalog/generated/formats.ts',
    ],
  },
  {
    name: 'schemas',
    load: () => import('./schemas.ts'),
    inputs: ['schemas/*.schema.json', 'scripts/schemas.ts', 'scripts/schemas/*.ts', 'server/src/schema/formats.ts'],
    outputs: [
      'server/src/schema/generated/validators.js',
      'server/src/schema/generated/types.ts',
      'server/src/schema/generated/annotations.json',
      'schemas/bundled/output.schema.json',
    ],
  },
  {
    name: 'regimes',
    load: () => import('./regimes.ts'),
    inputs: ['regimes/*/*.yaml', 'schemas/pack*.schema.json', ...SOURCES, 'scripts/regimes.ts'],
    outputs: ['server/src/regime/generated/regimes.json'],
  },
  {
    name: 'cases of the rules',
    load: () => import('./ruleCases.ts'),
    inputs: [
      ...['regimes/**/*.yaml', 'catalog/*.yaml', 'schemas/*.json', ...SOURCES, 'server/src/{ledger,report}/*.ts'],
      ...['test/cases/*.ts', 'scripts/ruleCases.ts', 'scripts/docs/*.ts'],
    ],
    outputs: ['server/src/report/generated/ruleCases.json'],
  },
];

/** What the outputs were made from. Lies where no clone and no package brings it along. */
const STAMPS = 'node_modules/.cache/exportlint/generated.json';

/** Over names and contents: times say nothing after a checkout. The versions of the packages that generate count too. */
function digest(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of globSync([...patterns, 'package-lock.json'], { cwd: root }).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

await runMain(async () => {
  const force = process.argv.includes('--force');
  const stamps = existsSync(path.join(root, STAMPS)) ? readJson(STAMPS) : {};
  for (const { name, inputs, outputs, load } of STEPS) {
    const now = digest(inputs);
    const made = outputs.every((file) => existsSync(path.join(root, file)));
    if (!force && made && stamps[name] === now) continue;
    const started = Date.now();
    const { build } = await load();
    await build();
    say(`- ${name} generated in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    stamps[name] = now;
    writeOutput(STAMPS, JSON.stringify(stamps));
  }
  return 0;
});
