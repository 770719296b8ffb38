/**
 * `npm run docs`: the pages of the documentation that are made from the packs, the schemas, the command line and the extension. With
 * `--check` it writes nothing and names those that are stale. The other pages are written by hand.
 */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { factsSchema } from '../server/src/condition/schema.ts';
import { loadCore } from '../server/src/lint/index.ts';
import type { PackSpec, Regime } from '../server/src/regime/index.ts';
import { shippedPacks } from '../server/src/regime/shipped.ts';
import { documents, reach } from '../test/guards/reach.ts';
import { casesByRule } from './docs/cases.ts';
import { cliPage } from './docs/cli.ts';
import { coveragePage, readProvisions } from './docs/coverage.ts';
import { ownEntries, ownerFinder, type Rule } from './docs/entries.ts';
import { factsPage } from './docs/facts.ts';
import { keysPage, outputPage, packKeysPage } from './docs/keys.ts';
import { messagesPage } from './docs/messages.ts';
import { placesPage } from './docs/places.ts';
import { ownRulePages, ruleIndex } from './docs/ruleIndex.ts';
import { pageOf, rulePage } from './docs/rulePages.ts';
import { settingsPage } from './docs/settings.ts';
import { readText, writeOutput } from './setup/files.ts';
import { isMain, Refusal, root, runMain, say } from './setup/step.mjs';

/**
 * Makes all generated pages. Gives the paths, from the root, of those that differed from what stands on the disk; with `check` they are
 * only named, else they are written.
 */
export function buildDocs({ check = false } = {}): string[] {
  const pages = new Map([...makePages()].map(([name, text]) => [path.posix.join('docs', name), text]));
  const changed = [...pages].filter(([file, text]) =>
    check ? !existsSync(path.join(root, file)) || readText(file) !== text : writeOutput(file, text),
  );
  // In there nothing is written by hand, so a page that is no longer made is removed.
  const left = globSync('docs/rules/**', { cwd: root }).filter((file) => !pages.has(file));
  if (!check) for (const file of left) rmSync(path.join(root, file));
  return [...changed.map(([file]) => file), ...left].sort();
}

/** Text by path relative to docs/. */
function makePages(): Map<string, string> {
  const { regimes } = loadCore();
  const own = new Map(shippedPacks.map((pack) => [pack.pack, pack]));
  const depth = (id: string): number => {
    const below = own.get(id)?.extends;
    return below === undefined ? 0 : 1 + depth(below);
  };
  const all = [...regimes.values()].sort((a, b) => depth(a.id) - depth(b.id) || (a.id < b.id ? -1 : 1));
  const rules = all.flatMap((regime) => ownEntries(regime, own.get(regime.id) as PackSpec));
  const ownerOf = ownerFinder(rules, shippedPacks);
  const cases = casesByRule(regimes, ownerOf);
  const inherited = new Map(
    all.map((regime) => {
      const owners = [...regime.cards.keys()].filter((id) => id.startsWith(`${regime.id}/`)).map(ownerOf);
      return [regime.id, owners.filter((rule): rule is Rule => rule !== undefined && rule.regime !== regime)];
    }),
  );
  const readersOf = (rule: Rule) =>
    rule.id.startsWith(`${rule.regime.id}/`) ? all.filter(({ id }) => inherited.get(id)?.includes(rule)) : [];

  return new Map([
    ['cli.md', cliPage()],
    ['coverage.md', coveragePage(readProvisions(), shippedPacks, reach(documents(root), root))],
    ['facts.md', factsPage()],
    ['../schemas/pack-facts.schema.json', `${JSON.stringify(factsSchema(), null, 2)}\n`],
    ['keys.md', keysPage()],
    ['messages.md', messagesPage(root)],
    ['output.md', outputPage()],
    ['pack-keys.md', packKeysPage()],
    ['places.md', placesPage(all)],
    ['settings.md', settingsPage()],
    ['rules/README.md', ruleIndex(all, rules, inherited)],
    ...Object.entries(ownRulePages(rules)),
    ...rules.map((rule): [string, string] => {
      const classes = classNames(rule.regime, rule.spec.class);
      return [pageOf(rule.id), rulePage(rule, { classes, readers: readersOf(rule), cases: cases.get(rule.id) ?? [] })];
    }),
  ]);
}

/** Class ids with what reports call them. */
function classNames({ pack }: Regime, ids: string | readonly string[] | undefined): string | undefined {
  const name = (id: string) => {
    const found = pack.spec.classes?.find((one) => one.id === id || id in (one.sub ?? {}));
    return found && found.label !== id ? `\`${id}\` (${found.label})` : `\`${id}\``;
  };
  return ids && [ids].flat().map(name).join(', ');
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const args = process.argv.slice(2);
    if (args.some((argument) => argument !== '--check')) throw new Refusal('npm run docs [-- --check]');
    const check = args.includes('--check');
    const stale = buildDocs({ check });
    for (const file of stale) say(check ? `stale: ${file}` : `- ${file}`);
    if (check && stale.length > 0) say('Run `npm run docs`.');
    return check && stale.length > 0 ? 1 : 0;
  });
}
