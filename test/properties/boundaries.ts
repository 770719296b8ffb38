/** Days on which an answer may change, read from the packs and from what is on file. */

import type { PackSpec } from '../../server/src/regime/pack.ts';
import { addDays } from '../../server/src/trade/dates.ts';

/** First days of the stretches on which nothing changes, in order. `documents` are those whose own dates count. */
export function boundaries(packs: readonly PackSpec[], documents: readonly unknown[]): readonly string[] {
  const days = new Set<string>();
  const FIRST = new Set(['from', 'begins', 'validFrom']);
  const LAST = new Set(['until', 'ends', 'validUntil']);
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) {
      return;
    }
    for (const [key, below] of Object.entries(value)) {
      if (/^\d{4}-\d{2}-\d{2}$/.test(key)) {
        days.add(key);
      }
      if (typeof below === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(below)) {
        if (FIRST.has(key)) {
          days.add(below);
        } else if (LAST.has(key)) {
          days.add(addDays(below, 1));
        }
      }
      walk(below);
    }
  };
  packs.forEach(walk);
  documents.forEach(walk);
  for (const { verified } of packs) {
    days.add(addDays(verified.until, 1));
    days.add(addDays(verified.until, verified.staleAfterDays + 1));
  }
  for (let year = 2023; year < 2030; year += 1) {
    days.add(`${year}-01-01`);
  }
  for (const notice of noticesIn(documents)) {
    for (const wait of waitsIn(packs)) {
      days.add(addDays(notice, wait));
    }
  }
  return [...days].sort();
}

function noticesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, below]) =>
    key === 'noticeFiled' && typeof below === 'string' ? [below] : noticesIn(below),
  );
}

/** Days that have to pass between a notice and the shipment. */
function waitsIn(value: unknown): readonly number[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, below]) =>
    key === 'noticeDays' ? Object.values(below as object).map(Number) : waitsIn(below),
  );
}
