/** Licences on file that count in an allocation as a whole from the day they were granted. */
import type { Fixed, Order } from '../ledger/settle.ts';
import type { Regime } from '../regime/index.ts';
import type { Item } from '../catalog/types.ts';
import type { License, Registers } from '../trade/types.ts';
import { within } from '../trade/dates.ts';

export function licenseClaims(regime: Regime, registers: Registers): readonly Fixed[] {
  const fixed: Fixed[] = [];
  for (const [id, spec] of regime.pack.allocations) {
    const rule = spec.licenses;
    if (!rule) {
      continue;
    }
    for (const license of registers.licenses.values()) {
      if (license.destination === undefined || license.validFrom === undefined || !within(license.validFrom, rule.within.from, rule.within.until)) {
        continue;
      }
      const place = regime.pack.view(license.validFrom).alias(license.destination);
      const amount = tppOf(license);
      const order: Order = [license.validFrom, license.file, -1, -1, -1];
      fixed.push({
        order,
        file: license.file,
        claim: {
          kind: 'draw',
          allocation: id,
          bucket: { country: license.destination },
          key: [id, place],
          keyMissing: [],
          date: license.validFrom,
          unit: 'tpp',
          amount,
          limit: undefined,
          opening: 0,
          at: license.at,
          firm: true,
          perUnit: Number.NaN,
        },
      });
    }
  }
  return fixed;
}

/** TPP as licensed, or units of the largest item that it covers. */
function tppOf(license: License) {
  if (license.tpp !== undefined) {
    return { stated: license.tpp, low: license.tpp, high: license.tpp };
  }
  const each = (license.items ?? []).map((item: Item) => (item.tpp.stated ?? item.tpp.high) * item.chips);
  const units = license.quantity;
  if (units === undefined || each.length === 0) {
    return { low: 0, high: Number.POSITIVE_INFINITY };
  }
  const low = Math.min(...each) * units;
  const high = Math.max(...each) * units;
  return low === high ? { stated: high, low, high } : { low, high };
}
