/** The list that the command "Open Rule…" chooses from: every rule of the packs that ship, and Exportlint's own. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../setup/step.mjs';

/**
 * @param {string} core  the bundled core, relative to the root
 * @param {string} target  file to write, relative to the root
 */
export async function writeRules(core, target) {
  const { loadCore, ruleIds, cardOf } = await import(pathToFileURL(path.join(root, core)).href);
  const { regimes } = loadCore();
  const rules = ruleIds(regimes).map((rule) => {
    const { id, title, citation } = cardOf(rule, undefined, regimes);
    return { id, title, citation };
  });
  writeFileSync(path.join(root, target), JSON.stringify(rules));
}
