/**
 * `npm run generate`: makes the code and data that are made from other files, each step only when what it reads has changed.
 * With `--force`, all of it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { buildCatalog, CATALOG_INPUTS, CATALOG_OUTPUTS } from './catalog.mjs';
import { buildRegimes, REGIME_INPUTS, REGIME_OUTPUTS } from './regimes.mjs';
import { buildRuleCases, RULE_CASE_INPUTS, RULE_CASE_OUTPUTS } from './ruleCases.mjs';
import { buildSchemas, SCHEMA_INPUTS, SCHEMA_OUTPUTS } from './schemas.mjs';
import { root, runMain, say } from './setup/step.mjs';

const STEPS = [
  { name: 'catalogue', inputs: CATALOG_INPUTS, outputs: CATALOG_OUTPUTS, build: buildCatalog },
  { name: 'schemas', inputs: SCHEMA_INPUTS, outputs: SCHEMA_OUTPUTS, build: buildSchemas },
  // Checked with the schemas and compiled.
  { name: 'regimes', inputs: REGIME_INPUTS, outputs: REGIME_OUTPUTS, build: buildRegimes },
  // Last, since it runs what the others make.
  { name: 'cases of the rules', inputs: RULE_CASE_INPUTS, outputs: RULE_CASE_OUTPUTS, build: buildRuleCases },
];

/** What the outputs were made from. Lies where no clone and no package brings it along. */
const STAMPS = path.join(root, 'node_modules/.cache/exportlint/generated.json');

/** Over names and contents: times say nothing after a checkout. The versions of the packages that generate count too. */
function digest(patterns) {
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
  const stamps = existsSync(STAMPS) ? JSON.parse(readFileSync(STAMPS, 'utf8')) : {};
  for (const { name, inputs, outputs, build } of STEPS) {
    const now = digest(inputs);
    const made = outputs.every((file) => existsSync(path.join(root, file)));
    if (!force && made && stamps[name] === now) {
      continue;
    }
    const started = Date.now();
    await build();
    say(`- ${name} generated in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    stamps[name] = now;
    mkdirSync(path.dirname(STAMPS), { recursive: true });
    writeFileSync(STAMPS, JSON.stringify(stamps));
  }
  return 0;
});
