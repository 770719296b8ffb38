/** The core's entry: check a workspace. */
import { loadCatalog } from '../catalog/index.ts';
import { shippedCatalog } from '../catalog/shipped.ts';
import { loadRegimes } from '../regime/index.ts';
import { shippedPacks } from '../regime/shipped.ts';
import type { Shipped } from './custom/load.ts';

export type { Regime } from '../regime/index.ts';
export type { Cache } from './cache.ts';
export { cardOf, ruleIds } from './cards.ts';
export { check, newCache, Stopped } from './check.ts';
export type { Shipped } from './custom/load.ts';
export type * from './types.ts';
export type { Core, Custom, CustomFile, Workspace } from './workspace.ts';

/** The catalogue and the regimes that ship. Throws when a shipped pack is not sound, which the tests rule out. */
export function loadCore(): Shipped {
  const { regimes, problems } = loadRegimes(shippedPacks);
  const first = problems[0];
  if (first) {
    throw new Error(`The pack ${first.pack} is not sound at ${first.path.join('.')}: ${first.message}`);
  }
  return { catalog: loadCatalog(shippedCatalog), regimes, data: shippedCatalog };
}
