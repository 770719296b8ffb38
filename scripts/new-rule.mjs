/**
 * `npm run new:rule -- PACK ID [SECTION]`: begins a rule in a pack, as the file of a provision, with its card and a case that shows it, and
 * generates. It is written so that it judges nothing but its own case, and marked with REPLACE wherever the regulation has to be put in.
 * With `--reason` the entry says something besides the verdict; without, it asks for a licence.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { withEntry } from './rule/insert.mjs';
import { caseText, coverageText, provisionText } from './rule/texts.mjs';
import { Refusal, root, runMain, runQuietly, say } from './setup/step.mjs';

const USAGE =
  'npm run new:rule -- PACK ID [SECTION] [--reason], such as: npm run new:rule -- us-ear new-destinations 742.6';

await runMain(async () => {
  const { pack, id, section, isReason } = wanted();
  const folder = path.join(root, 'regimes', pack);
  const name = `${section === undefined ? '' : `${section}-`}${id}.yaml`;
  const [head, coverage, rule, example] = ['pack.yaml', 'coverage.yaml', name, `cases/${id}.yaml`].map((file) =>
    path.join(folder, file),
  );
  refuseKnown(id, [rule, example]);
  const part = isReason ? 'reasons' : 'requirements';
  change(head, (text) => withEntry(text, 'files', `  - ${name}\n`));
  change(coverage, (text) => withEntry(text, part, coverageText(id), 2));
  writeFileSync(rule, provisionText(id, section, isReason));
  mkdirSync(path.dirname(example), { recursive: true });
  writeFileSync(example, caseText(pack, id, isReason));
  try {
    runQuietly(process.execPath, ['scripts/generate.mjs']);
  } catch (error) {
    throw new Refusal(`The rule is written, but nothing could be generated from it.\n${error.message}`);
  }
  say(`${pack}/${id} is begun:
  ${path.relative(root, rule)}, which pack.yaml lists now
  ${path.relative(root, coverage)}, at the end of ${part}
  ${path.relative(root, example)}
Put the rule in wherever REPLACE is written. Then: npm run generate && npx vitest run test/cases -t ${id} && npm run docs`);
  return 0;
});

function change(file, edit) {
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
}

function wanted() {
  const { values, positionals } = parseArgs({ options: { reason: { type: 'boolean' } }, allowPositionals: true });
  const [pack, id, section, ...rest] = positionals;
  if (pack === undefined || id === undefined || rest.length > 0) {
    throw new Refusal(USAGE);
  }
  const packs = packIds();
  if (!packs.includes(pack)) {
    throw new Refusal(`Unknown pack ${pack}. Known packs: ${packs.join(', ')}.`);
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    throw new Refusal(`An id is small letters and digits, joined by hyphens, such as new-destinations; not ${id}.`);
  }
  if (section !== undefined && !/^\d{3}\.\d+$/.test(section)) {
    throw new Refusal(`A section is a number such as 742.6; not ${section}.`);
  }
  return { pack, id, section, isReason: values.reason === true };
}

function packIds() {
  return globSync('regimes/*/pack.yaml', { cwd: root })
    .map((file) => file.split('/')[1])
    .sort();
}

/** An id never changes its meaning, so that one in use, in this pack or in one that it is joined with, is not begun again. */
function refuseKnown(id, files) {
  for (const file of globSync('regimes/*/*.yaml', { cwd: root, ignore: '**/coverage.yaml' })) {
    const { requirements, policies, authorities, allocations, reasons } = parse(
      readFileSync(path.join(root, file), 'utf8'),
    );
    for (const [part, entries] of Object.entries({ requirements, policies, authorities, allocations, reasons })) {
      if (Object.hasOwn(entries ?? {}, id)) {
        throw new Refusal(`${id} is in ${file} already, under ${part}.`);
      }
    }
  }
  const there = files.find((file) => existsSync(file));
  if (there !== undefined) {
    throw new Refusal(`${path.relative(root, there)} exists already; nothing was written.`);
  }
}
