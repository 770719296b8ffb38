/**
 * The pages of the documentation that are made from the packs, the schemas, the command line and the extension. `node scripts/docs.mjs`
 * writes them; with `--check` it writes nothing and names those that are stale. The other pages are written by hand.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withSources } from './docs/bundle.mjs';
import { casesByRule } from './docs/cases.mjs';
import { cliPage } from './docs/cli.mjs';
import { ownEntries, ownerFinder } from './docs/entries.mjs';
import { factsPage } from './docs/facts.mjs';
import { keysPage, outputPage, packKeysPage } from './docs/keys.mjs';
import { messagesPage } from './docs/messages.mjs';
import { placesPage } from './docs/places.mjs';
import { ownRulePages, ruleIndex } from './docs/ruleIndex.mjs';
import { pageOf, rulePage } from './docs/rulePages.mjs';
import { settingsPage } from './docs/settings.mjs';
import { Refusal, root, runMain, say } from './setup/step.mjs';

const DOCS = path.join(root, 'docs');
/** In here nothing is written by hand, so a page that is no longer made is removed. */
const RULES = path.join(DOCS, 'rules');

/**
 * Makes all generated pages. Gives the paths, from the root, of those that differed from what stands on the disk; with `check` they are
 * only named, else they are written. Throws a Refusal when the sources have not been generated.
 * @param {{ check?: boolean }} [options]
 * @returns {Promise<string[]>}
 */
export async function buildDocs({ check = false } = {}) {
  const pages = await withSources(({ core, cli }) => makePages(core, cli));
  const stale = [];
  for (const [name, text] of pages) {
    const file = path.join(DOCS, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    stale.push(file);
    if (check) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const file of filesBelow(RULES)) {
    if (pages.has(slashed(path.relative(DOCS, file)))) continue;
    stale.push(file);
    if (!check) rmSync(file);
  }
  return stale.map((file) => slashed(path.relative(root, file))).sort();
}

/** Text by path relative to docs/. */
function makePages(core, cli) {
  const { regimes } = core.loadCore();
  const all = [...regimes.values()].sort((a, b) => depth(core, a.id) - depth(core, b.id) || (a.id < b.id ? -1 : 1));
  const own = new Map(core.shippedPacks.map((pack) => [pack.pack, pack]));
  const rules = all.flatMap((regime) => ownEntries(regime, own.get(regime.id)));
  const ownerOf = ownerFinder(rules, core.shippedPacks);
  const cases = casesByRule(core, regimes, ownerOf);
  const labels = (regime) => (ids) => classNames(regime.pack.spec.classes, ids);
  const inherited = new Map(
    all.map((regime) => {
      const owners = [...regime.cards.keys()].filter((id) => id.startsWith(`${regime.id}/`)).map(ownerOf);
      return [regime.id, owners.filter((rule) => rule !== undefined && rule.regime !== regime)];
    }),
  );
  const readersOf = (rule) =>
    rule.id.startsWith(`${rule.regime.id}/`) ? all.filter(({ id }) => inherited.get(id).includes(rule)) : [];

  const pages = new Map([
    ['cli.md', cliPage(cli)],
    ['facts.md', factsPage(core)],
    ['../schemas/pack-facts.schema.json', `${JSON.stringify(core.factsSchema(), null, 2)}\n`],
    ['keys.md', keysPage()],
    ['output.md', outputPage()],
    ['pack-keys.md', packKeysPage()],
    ['messages.md', messagesPage(core, root)],
    ['places.md', placesPage(core, all)],
    ['settings.md', settingsPage()],
    ['rules/README.md', ruleIndex(all, rules, inherited, core.OWN_RULES)],
    ...Object.entries(ownRulePages(core.OWN_RULES, rules)),
  ]);
  for (const rule of rules) {
    pages.set(
      pageOf(rule.id),
      rulePage(rule, { classes: labels(rule.regime), readers: readersOf(rule), cases: cases.get(rule.id) ?? [] }),
    );
  }
  return pages;
}

/** How many packs a pack stands on. */
function depth(core, id) {
  const below = core.shippedPacks.find((pack) => pack.pack === id)?.extends;
  return below === undefined ? 0 : 1 + depth(core, below);
}

/** Class ids with what reports call them. */
function classNames(classes, ids) {
  return (
    ids &&
    [ids]
      .flat()
      .map((id) => {
        const found = classes.find((one) => one.id === id || id in (one.sub ?? {}));
        return found && found.label !== id ? `\`${id}\` (${found.label})` : `\`${id}\``;
      })
      .join(', ')
  );
}

const slashed = (file) => file.split(path.sep).join('/');

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    const args = process.argv.slice(2);
    if (args.some((argument) => argument !== '--check')) {
      throw new Refusal('node scripts/docs.mjs [--check]');
    }
    const check = args.includes('--check');
    const stale = await buildDocs({ check });
    for (const file of stale) say(check ? `stale: ${file}` : `- ${file}`);
    if (check && stale.length > 0) say('Run `node scripts/docs.mjs`.');
    return check && stale.length > 0 ? 1 : 0;
  });
}
