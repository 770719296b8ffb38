/** Which currency an amount is in. Amounts of different currencies are never added or compared. */
import { annotationAt } from '../schema/index.ts';
import type { Line, Money, Shipment } from './types.ts';

/** The currency of amounts that say none, as the schema has it; thresholds of packs count in it too. */
export const DEFAULT_CURRENCY: string =
  annotationAt('ShipmentManifest', undefined, ['currency'])?.absent?.replace(/^default:/, '') ?? '';

/** The line's own currency, else that of its document, else the default; null where one is said that is not known. */
export function currencyOf(line: Pick<Line, 'currency'>, shipment: Pick<Shipment, 'currency'>): string | null {
  const said: Money = line.currency === undefined ? shipment.currency : line.currency;
  return said === undefined ? DEFAULT_CURRENCY : said;
}

/** As sentences name it. */
export const currencyWords = (currency: string | null): string => currency ?? 'an unknown currency';
