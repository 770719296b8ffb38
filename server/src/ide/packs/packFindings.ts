/** What is wrong with a pack that someone writes and no configuration names yet. */

import { compileCustom, readPack } from '../../lint/custom/pack.ts';
import type { Regime } from '../../lint/index.ts';
import type { Finding } from '../../lint/types.ts';
import type { ValidatePack } from '../../regime/validatePack.ts';
import type { Source } from '../../yaml/index.ts';
import { isListing } from './packFile.ts';

interface Remembered {
  readonly regimes: ReadonlyMap<string, Regime>;
  readonly findings: readonly Finding[];
}

const remembered = new WeakMap<Source, Remembered>();

/** Findings of the rule `lint/pack`, and those about the YAML itself. `regimes`: those that it may extend. */
export function packFindings(
  source: Source,
  regimes: ReadonlyMap<string, Regime>,
  shape: ValidatePack,
): readonly Finding[] {
  const known = remembered.get(source);
  if (known?.regimes === regimes) return known.findings;
  // The files of a pack are read once a configuration names it; without them nothing can be said of the whole.
  const pack = isListing(source) ? undefined : readPack(source, shape, () => source);
  const { assembled } = pack ?? {};
  const all = pack && assembled ? compileCustom({ ...pack, assembled }, regimes).findings : (pack?.findings ?? []);
  const found = { regimes, findings: all.map(({ finding }) => finding) };
  remembered.set(source, found);
  return found.findings;
}
