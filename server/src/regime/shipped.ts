/** The packs that ship with Exportlint, made from regimes/ by `npm run generate`. */
import packs from './generated/regimes.json' with { type: 'json' };
import type { PackSpec } from './pack.ts';

export const shippedPacks = packs as unknown as readonly PackSpec[];
