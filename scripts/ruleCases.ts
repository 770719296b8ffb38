/** For the rule view: which cases decide by a rule, found by judging them all, as titles and what they come to. */
import { loadCore } from '../server/src/lint/index.ts';
import type { PackSpec } from '../server/src/regime/index.ts';
import { shippedPacks } from '../server/src/regime/shipped.ts';
import { casesByRule, firstOfFiles } from './docs/cases.ts';
import { ownEntries, ownerFinder } from './docs/entries.ts';
import { writeOutput } from './setup/files.ts';

/** How many cases of a rule are shown; they travel with the extension. */
const SHOWN = 6;

/** Texts that occur often, by number. */
function texts() {
  const table = new Map<string, number>();
  const numberOf = (text: string) => table.get(text) ?? table.set(text, table.size).size - 1;
  return { numberOf, all: () => [...table.keys()] };
}

/** Judges every case and writes what `server/src/report/ruleCases.ts` reads. */
export function build(): void {
  const { regimes } = loadCore();
  const own = new Map(shippedPacks.map((pack) => [pack.pack, pack]));
  const entries = [...regimes.values()].flatMap((regime) => ownEntries(regime, own.get(regime.id) as PackSpec));
  const found = [...casesByRule(regimes, ownerFinder(entries, shippedPacks))].sort(([a], [b]) => (a < b ? -1 : 1));
  const [titles, places, sayings] = [texts(), texts(), texts()];
  const rules = found.map(([rule, cases]) => {
    const files = firstOfFiles(cases);
    const shown = files
      .slice(0, SHOWN)
      .map((one) => [
        titles.numberOf(one.case.title),
        places.numberOf(one.where),
        sayings.numberOf(one.says),
        one.regime,
      ]);
    return [rule, [files.length, ...shown]];
  });
  const data = { titles: titles.all(), places: places.all(), sayings: sayings.all(), rules: Object.fromEntries(rules) };
  writeOutput('server/src/report/generated/ruleCases.json', JSON.stringify(data));
}
