/**
 * `npm run new:rule -- PACK ID [SECTION]`: begins a rule in a pack, as the file of a provision, with its card and a case that shows it, and
 * generates. It is written so that it judges nothing but its own case, and marked with REPLACE wherever the regulation has to be put in.
 * With `--reason` the entry says something besides the verdict; without, it asks for a licence.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { withEntry } from './rule/insert.ts';
import { caseText, coverageText, provisionText } from './rule/texts.ts';
import { readText, readYaml, writeOutput } from './setup/files.ts';
import { Refusal, root, runMain, runQuietly, runScript, say } from './setup/step.mjs';

const USAGE =
  'npm run new:rule -- PACK ID [SECTION] [--reason], such as: npm run new:rule -- us-ear new-destinations 742.6';

await runMain(async () => {
  const { pack, id, section, isReason } = wanted();
  const folder = path.posix.join('regimes', pack);
  const name = `${section === undefined ? '' : `${section}-`}${id}.yaml`;
  const [head, coverage, rule, example] = ['pack.yaml', 'coverage.yaml', name, `cases/${id}.yaml`].map((file) =>
    path.posix.join(folder, file),
  ) as [string, string, string, string];
  refuseKnown(id, [rule, example]);
  const part = isReason ? 'reasons' : 'requirements';
  change(head, (text) => withEntry(text, 'files', `  - ${name}\n`));
  change(coverage, (text) => withEntry(text, part, coverageText(id), 2));
  writeOutput(rule, provisionText(id, section, isReason));
  writeOutput(example, caseText(pack, id, isReason));
  try {
    runScript('generate', runQuietly);
  } catch (error) {
    throw new Refusal(`The rule is written, but nothing could be generated from it.\n${(error as Error).message}`);
  }
  say(`${pack}/${id} is begun:
  ${rule}, which pack.yaml lists now
  ${coverage}, at the end of ${part}
  ${example}
Put the rule in wherever REPLACE is written. Then: npm run generate && npx vitest run test/cases -t ${id} && npm run docs`);
  return 0;
});

function change(file: string, edit: (text: string) => string): void {
  writeOutput(file, edit(readText(file)));
}

function wanted() {
  const { values, positionals } = parseArgs({ options: { reason: { type: 'boolean' } }, allowPositionals: true });
  const [pack, id, section, ...rest] = positionals;
  if (pack === undefined || id === undefined || rest.length > 0) {
    throw new Refusal(USAGE);
  }
  const packs = globSync('regimes/*/pack.yaml', { cwd: root }).map((file) => path.basename(path.dirname(file)));
  if (!packs.includes(pack)) {
    throw new Refusal(`Unknown pack ${pack}. Known packs: ${packs.sort().join(', ')}.`);
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    throw new Refusal(`An id is small letters and digits, joined by hyphens, such as new-destinations; not ${id}.`);
  }
  if (section !== undefined && !/^\d{3}\.\d+$/.test(section)) {
    throw new Refusal(`A section is a number such as 742.6; not ${section}.`);
  }
  return { pack, id, section, isReason: values.reason === true };
}

/** An id never changes its meaning, so that one in use, in this pack or in one that it is joined with, is not begun again. */
function refuseKnown(id: string, files: readonly string[]): void {
  for (const file of globSync('regimes/*/*.yaml', { cwd: root, ignore: '**/coverage.yaml' })) {
    const content = readYaml(file);
    const part = ['requirements', 'policies', 'authorities', 'allocations', 'reasons'].find((one) =>
      Object.hasOwn(content[one] ?? {}, id),
    );
    if (part !== undefined) throw new Refusal(`${id} is in ${file} already, under ${part}.`);
  }
  const there = files.find((file) => existsSync(path.join(root, file)));
  if (there !== undefined) throw new Refusal(`${there} exists already; nothing was written.`);
}
