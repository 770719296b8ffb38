/** The data that ships with Exportlint, made from catalog/*.yaml by `npm run generate`. */

import catalog from './generated/catalog.json' with { type: 'json' };
import type { CatalogData } from './types.ts';

export const shippedCatalog = catalog as unknown as CatalogData;
