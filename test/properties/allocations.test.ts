/** What is used of an allocation is what the lines use that count, and nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Determination } from '../../server/src/lint/index.ts';
import { type Dict, type MadeFile, workspace } from './documents.ts';
import { checkFiles, core } from './judged.ts';
import { runs } from './runs.ts';

test('the sum of the uses is the sum of the lines that cite an authority that draws on it and are not blocked', () => {
  fc.assert(
    fc.property(workspace, (files) => {
      const report = checkFiles(files);
      const sums = new Map<string, number>();
      for (const { name, documents } of files) {
        const reasons = documents.flatMap(linesWithHead);
        for (const [i, line] of [...report.lines(name)].entries()) {
          for (const determination of line.determinations) {
            for (const [key, amount] of usesOf(determination, reasons[i] as Said)) {
              sums.set(key, (sums.get(key) ?? 0) + amount);
            }
          }
        }
      }
      for (const { regime, id, bucket, used } of report.allocations()) {
        const drawn = drawing(regime).get(id);
        if (drawn !== undefined) {
          const key = JSON.stringify([regime, id, bucket]);
          expect(used - openingOf(id, bucket, files), key).toBeCloseTo(sums.get(key) ?? 0, 3);
        }
      }
    }),
    runs(20),
  );
});

interface Said {
  readonly head: Dict;
  readonly line: Dict;
  readonly delivery?: Dict;
}

function linesWithHead(head: Dict): readonly Said[] {
  const deliveries = (head.deliveries as Dict[] | undefined) ?? [];
  const own = (head.lines as Dict[] | undefined) ?? [];
  return [
    ...own.map((line) => ({ head, line })),
    ...deliveries.flatMap((delivery) => (delivery.lines as Dict[]).map((line) => ({ head, delivery, line }))),
  ];
}

/** Allocations that authorities draw on, with the authorities; those that a review policy counts are left aside. */
function drawing(regime: string): ReadonlyMap<string, readonly { kind: string; code: string }[]> {
  const pack = core.regimes.get(regime)?.pack;
  const found = new Map<string, { kind: string; code: string }[]>();
  for (const { spec, code } of pack?.authorities ?? []) {
    for (const id of spec.draws ?? []) {
      const kind = spec.kind === 'veu' ? `veu ${spec.veuKind}` : spec.kind;
      found.set(id, [...(found.get(id) ?? []), { kind, code }]);
    }
  }
  return found;
}

/** What the line uses, worked out from what the document cites and from the verdict. */
function usesOf(
  { regime, verdict, allocations }: Determination,
  { head, line, delivery }: Said,
): readonly (readonly [string, number])[] {
  const unsigned = head.kind === 'DealSheet' && head.signed === undefined;
  if (verdict === 'blocked' || unsigned) {
    return [];
  }
  const cited = [
    (line.authorization ?? delivery?.authorization ?? head.authorization ?? 'none') as Dict | Dict[] | 'none',
  ].flat();
  const uses = allocations.flatMap(({ id, bucket, here, exceeded }) => {
    const authorities = drawing(regime).get(id) ?? [];
    const draws = authorities.some(({ kind, code }) =>
      cited.some(
        (one) =>
          one !== 'none' &&
          (kind === 'license' || kind === 'agreement'
            ? kind in one
            : kind === 'exception'
              ? one.exception === code
              : kind === `veu ${one.kind ?? 'national'}` && 'veu' in one),
      ),
    );
    return draws ? [{ key: JSON.stringify([regime, id, bucket]), here, exceeded }] : [];
  });
  // A line that does not fit one of them uses nothing of the others either.
  return uses.some(({ exceeded }) => exceeded === true) ? [] : uses.map(({ key, here }) => [key, here] as const);
}

/** What the registers say was used before. */
function openingOf(id: string, bucket: Readonly<Record<string, unknown>>, files: readonly MadeFile[]): number {
  const onFile = files.flatMap(({ documents }) => documents);
  const licenses = onFile.flatMap((document) => (document.licenses as Dict[] | undefined) ?? []);
  const veus = onFile.flatMap((document) => (document.veus as Dict[] | undefined) ?? []);
  if (id === 'license') {
    return Number(licenses.find(({ number }) => number === bucket.number)?.shippedBefore ?? 0);
  }
  if (id === 'nveu-country') {
    return Math.max(
      0,
      ...veus
        .filter(({ holder }) => holder === bucket.holder)
        .map(({ installedBase }) => Number((installedBase as Dict | undefined)?.tpp ?? 0)),
    );
  }
  return 0;
}
