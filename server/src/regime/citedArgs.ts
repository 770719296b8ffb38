/** What sentences about the authority that a line cites may name, besides what all may name. */

import type { Ctx } from '../condition/context.ts';
import { citedEntry } from '../condition/facts/entryOnFile.ts';
import { shortened } from '../yaml/wording.ts';

/** `{cited}`: its number or id; `{exporter}`; `{namedConsignee}` and `{namedHolder}`: as the register writes them. */
export function citedArgs(c: Ctx): Record<string, string> {
  const entry = citedEntry(c)?.entry;
  if (!entry) {
    return {};
  }
  const holder = 'holder' in entry ? entry.holder : undefined;
  const consignee = 'consignee' in entry ? entry.consignee : undefined;
  return {
    cited: shortened('number' in entry ? entry.number : entry.id),
    exporter: shortened(c.shipment.exporter?.name ?? 'the exporter'),
    namedConsignee: shortened(consignee ?? 'the consignee'),
    namedHolder: shortened(holder ?? 'the holder'),
  };
}
