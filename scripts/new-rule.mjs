/**
 * `npm run new:rule -- PACK ID`: begins a rule in a pack, with its card and a case that shows it, and generates. It is written so that it
 * judges nothing but its own case, and marked with REPLACE wherever the regulation has to be put in. With `--reason` the entry says something
 * beside the verdict; without, it asks for a licence.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { withEntry } from './rule/insert.mjs';
import { caseText, entryText } from './rule/texts.mjs';
import { Refusal, root, runMain, runQuietly, say } from './setup/step.mjs';

const USAGE = 'npm run new:rule -- PACK ID [--reason], such as: npm run new:rule -- us-ear new-destinations';

await runMain(async () => {
  const { pack, id, isReason } = wanted();
  const packFile = path.join(root, 'regimes', pack, 'pack.yaml');
  const caseFile = path.join(root, 'regimes', pack, 'cases', `${id}.yaml`);
  const text = readFileSync(packFile, 'utf8');
  refuseKnown(pack, id, caseFile);
  const section = isReason ? 'reasons' : 'requirements';
  writeFileSync(packFile, withEntry(text, section, entryText(id, isReason)));
  mkdirSync(path.dirname(caseFile), { recursive: true });
  writeFileSync(caseFile, caseText(pack, id, isReason));
  try {
    runQuietly(process.execPath, ['scripts/generate.mjs']);
  } catch (error) {
    throw new Refusal(`The rule is written, but nothing could be generated from it.\n${error.message}`);
  }
  say(`${pack}/${id} is begun:
  ${path.relative(root, packFile)}, at the end of ${section}
  ${path.relative(root, caseFile)}
Put the rule in wherever REPLACE stands. Then: npm run generate && npx vitest run test/cases -t ${id} && npm run docs`);
  return 0;
});

function wanted() {
  const { values, positionals } = parseArgs({ options: { reason: { type: 'boolean' } }, allowPositionals: true });
  const [pack, id, ...rest] = positionals;
  if (pack === undefined || id === undefined || rest.length > 0) {
    throw new Refusal(USAGE);
  }
  const packs = packIds();
  if (!packs.includes(pack)) {
    throw new Refusal(`There is no pack ${pack}; there are ${packs.join(', ')}.`);
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    throw new Refusal(`An id is small letters and digits, joined by hyphens, such as new-destinations; not ${id}.`);
  }
  return { pack, id, isReason: values.reason === true };
}

function packIds() {
  return readdirSync(path.join(root, 'regimes')).filter((name) =>
    existsSync(path.join(root, 'regimes', name, 'pack.yaml')),
  );
}

/** An id never changes its meaning, so that one in use, in this pack or in one that it is joined with, is not begun again. */
function refuseKnown(pack, id, caseFile) {
  for (const other of packIds()) {
    const { requirements, policies, authorities, allocations, reasons } = parse(
      readFileSync(path.join(root, 'regimes', other, 'pack.yaml'), 'utf8'),
    );
    for (const [section, entries] of Object.entries({ requirements, policies, authorities, allocations, reasons })) {
      if (Object.hasOwn(entries ?? {}, id)) {
        throw new Refusal(`${id} stands in regimes/${other}/pack.yaml already, under ${section}.`);
      }
    }
  }
  if (existsSync(caseFile)) {
    throw new Refusal(`${path.relative(root, caseFile)} is there already; nothing was written for ${pack}/${id}.`);
  }
}
