/** For the rule view: which cases decide by a rule, found by judging them all, as titles and what they come to. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withSources } from './docs/bundle.mjs';
import { casesByRule } from './docs/cases.mjs';
import { ownEntries, ownerFinder } from './docs/entries.mjs';
import { root } from './setup/step.mjs';

export const RULE_CASE_INPUTS = [
  'regimes/**/*.yaml',
  'catalog/*.yaml',
  'schemas/*.json',
  'server/src/{yaml,catalog,schema,trade,regime,ledger,lint}/**/*.ts',
  '!server/src/**/*.test.ts',
  'server/src/report/words.ts',
  'test/cases/*.ts',
  'scripts/ruleCases.mjs',
  'scripts/docs/*.mjs',
];
export const RULE_CASE_OUTPUTS = ['server/src/report/generated/ruleCases.json'];

/** So many cases of a rule are shown; they travel with the extension. */
const SHOWN = 6;

/** Judges every case and writes what `server/src/report/ruleCases.ts` reads. */
export async function buildRuleCases() {
  const found = await withSources(
    ({ core }) => {
      const { regimes } = core.loadCore();
      const own = new Map(core.shippedPacks.map((pack) => [pack.pack, pack]));
      const rules = [...regimes.values()].flatMap((regime) => ownEntries(regime, own.get(regime.id)));
      return [...casesByRule(core, regimes, ownerFinder(rules, core.shippedPacks))];
    },
    { core: 'scripts/docs/core.mjs' },
  );
  const titles = new Map();
  const places = new Map();
  const sayings = new Map();
  const numbered = (table, text) => {
    if (!table.has(text)) table.set(text, table.size);
    return table.get(text);
  };
  const rules = found
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, cases]) => {
      const files = [...new Map(cases.map((one) => [one.case.file, one]).reverse()).values()].reverse();
      const shown = files
        .slice(0, SHOWN)
        .map((one) => [
          numbered(titles, one.case.title),
          numbered(places, one.where),
          numbered(sayings, one.says),
          one.regime,
        ]);
      return [rule, [files.length, ...shown]];
    });
  const output = path.join(root, RULE_CASE_OUTPUTS[0]);
  mkdirSync(path.dirname(output), { recursive: true });
  const texts = { titles: [...titles.keys()], places: [...places.keys()], sayings: [...sayings.keys()] };
  writeFileSync(output, JSON.stringify({ ...texts, rules: Object.fromEntries(rules) }));
}
