/** What must hold of every answer, whatever the workspace says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../server/src/trade/dates.ts';
import type { Verdict } from '../../server/src/trade/vocabulary.ts';
import { boundaries } from './boundaries.ts';
import { type Dict, date, fullManifest, type MadeFile, manifest, registers, workspace } from './documents.ts';
import { checkFiles, core, gist, linesOf } from './judged.ts';
import { runs } from './runs.ts';

const ORDER: readonly Verdict[] = ['clear', 'caution', 'review', 'blocked'];
const rank = (verdict: Verdict) => ORDER.indexOf(verdict);

const one = (document: Dict, onFile: readonly Dict[] = []): readonly MadeFile[] => [
  { name: 'a.manifest.yaml', documents: [document] },
  { name: 'z.licenses.yaml', documents: onFile },
];
const copy = <T>(value: T): T => structuredClone(value);

describe('order', () => {
  /** The same workspace told in another order: files under other names, documents and lines shuffled, keys too. */
  test('of files, documents, lines and keys decides nothing, but among lines of one date where a bucket is full', () => {
    fc.assert(
      fc.property(workspace, fc.infiniteStream(fc.nat()), (files, random) => {
        const tagged = copy(files) as MadeFile[];
        let count = 0;
        for (const line of tagged.flatMap(({ documents }) => documents.flatMap(linesIn))) {
          line['x-tag'] = count;
          count += 1;
        }
        const shuffle = shuffler(random);
        const told = shuffle(tagged).map(({ documents }, i) => ({
          name: `${String.fromCharCode(97 + i)}.manifest.yaml`,
          documents: shuffle(documents).map((document) => shuffled(document, shuffle)),
        }));
        const before = byTag(tagged);
        const after = byTag(told);
        for (const regime of core.regimes.keys()) {
          const open = openFrom([...before.values(), ...after.values()].filter((line) => line.regime === regime));
          for (const [key, answer] of before) {
            if (answer.regime === regime && !(answer.date !== null && answer.date >= open)) {
              expect(after.get(key)?.gist, key).toEqual(answer.gist);
            }
          }
        }
      }),
      runs(15),
    );
  });
});

interface Tagged {
  readonly regime: string;
  readonly date: string | null;
  readonly gist: ReturnType<typeof gist>;
  readonly full: boolean;
}

/** Answers by the tag of the line, and regime. */
function byTag(files: readonly MadeFile[]): Map<string, Tagged> {
  const answers = new Map<string, Tagged>();
  const report = checkFiles(files);
  for (const { name, documents } of files) {
    const tags = documents.flatMap(linesIn).map((line) => line['x-tag']);
    for (const [i, line] of [...report.lines(name)].entries()) {
      for (const determination of line.determinations) {
        const full = determination.allocations.some(
          ({ id, exceeded, after, here }) =>
            exceeded !== false ||
            marks.some((threshold) => threshold.allocation === id && after + here >= threshold.atLeast),
        );
        answers.set(`${tags[i]} ${determination.regime}`, {
          regime: determination.regime,
          date: line.date,
          gist: gist(determination),
          full,
        });
      }
    }
  }
  return answers;
}

/** Amounts from which a condition is asked for: like a limit, which line reaches it depends on the order. */
const marks = [...core.regimes.values()].flatMap(({ pack }) =>
  pack.authorities.flatMap(({ conditions }) =>
    conditions.flatMap(({ spec }) => (spec.mark && !spec.mark.whole ? [spec.mark] : [])),
  ),
);

/** The first day on which several lines meet and one does not fit. */
function openFrom(answers: readonly Tagged[]): string {
  const days = answers.flatMap(({ date: on, full }) =>
    full && on !== null && answers.filter((other) => other.date === on).length > 2 ? [on] : [],
  );
  return days.sort()[0] ?? '9999';
}

function linesIn(document: Dict): Dict[] {
  const deliveries = (document.deliveries as Dict[] | undefined) ?? [];
  return [...((document.lines as Dict[] | undefined) ?? []), ...deliveries.flatMap(linesIn)];
}

type Shuffle = <T>(list: readonly T[]) => T[];
function shuffler(random: Iterator<number>): Shuffle {
  return (list) => {
    const left = [...list];
    return list.map(() => left.splice(random.next().value % left.length, 1)[0] as never);
  };
}

/** Lists in which the order says nothing, and the keys of every map. */
const FREE = new Set([
  'lines',
  'deliveries',
  'licenses',
  'agreements',
  'veus',
  'endUsers',
  'intermediateConsignees',
  'certifications',
  'owners',
  'listed',
  'remoteUsers',
]);
function shuffled(value: Dict, shuffle: Shuffle): Dict {
  const inner = (below: unknown, key: string): unknown => {
    if (Array.isArray(below)) {
      const list = below.map((entry) => inner(entry, ''));
      return FREE.has(key) ? shuffle(list) : list;
    }
    return typeof below === 'object' && below !== null ? shuffled(below as Dict, shuffle) : below;
  };
  return Object.fromEntries(shuffle(Object.entries(value)).map(([key, below]) => [key, inner(below, key)]));
}

describe('quantity', () => {
  test('more of an item is never judged better', () => {
    fc.assert(
      fc.property(workspace, fc.nat(), fc.constantFrom(2, 3, 1000), (files, pick, times) => {
        const all = files.flatMap(({ documents }) => documents.flatMap(linesIn));
        const index = pick % all.length;
        const more = copy(files) as MadeFile[];
        const line = more.flatMap(({ documents }) => documents.flatMap(linesIn))[index] as Dict;
        line.quantity = (line.quantity as number) * times;
        const before = linesOf(checkFiles(files))[index];
        const after = linesOf(checkFiles(more))[index];
        before?.determinations.forEach((determination, i) => {
          expect(
            rank(after?.determinations[i]?.verdict as Verdict),
            `${determination.regime}: ${determination.verdict}, then ${after?.determinations[i]?.verdict}`,
          ).toBeGreaterThanOrEqual(rank(determination.verdict));
        });
      }),
      runs(15),
    );
  });
});

describe('silence', () => {
  /**
   * Facts whose absence means that they are not known. Those of a purchaser or an intermediate consignee raise a red flag when they are
   * said, and no question when they are not.
   */
  const UNKNOWN = new Set([
    'headquarters',
    'ultimateParent',
    'dataCenter',
    'tpp',
    'dieArea',
    'memoryBandwidth',
    'designerHeadquarters',
    'government',
  ]);
  const WATCHED = new Set(['purchaser', 'intermediateConsignees']);
  function facts(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
    if (typeof value !== 'object' || value === null) {
      return [];
    }
    return Object.entries(value)
      .filter(([key]) => !WATCHED.has(key))
      .flatMap(([key, below]) => {
        const here = [...path, Array.isArray(value) ? Number(key) : key];
        return [...(UNKNOWN.has(key) && below !== undefined ? [here] : []), ...facts(below, here)];
      });
  }
  function without(document: Dict, path: readonly (string | number)[]): Dict {
    const result = copy(document);
    const parent = path.slice(0, -1).reduce<never>((here, key) => here[key] as never, result as never) as Dict;
    delete parent[path.at(-1) as string];
    return result;
  }

  test('about what is unknown when it is not said is never judged better, except that a block may become a question', () => {
    fc.assert(
      fc.property(fc.oneof(fullManifest, manifest), registers, fc.nat(), (document, onFile, pick) => {
        const known = facts(document);
        fc.pre(known.length > 0);
        const path = known[pick % known.length] as readonly (string | number)[];
        const before = linesOf(checkFiles(one(document, onFile)));
        const after = linesOf(checkFiles(one(without(document, path), onFile)));
        before.forEach((line, n) => {
          line.determinations.forEach((determination, i) => {
            const least = Math.min(rank(determination.verdict), rank('review'));
            const now = after[n]?.determinations[i]?.verdict as Verdict;
            expect(
              rank(now),
              `${determination.regime}, line ${n} without ${path.join('.')}: ${determination.verdict}, then ${now}`,
            ).toBeGreaterThanOrEqual(least);
          });
        });
      }),
      runs(50),
    );
  });
});

describe('dates', () => {
  test('between which nothing changes give the same answer', () => {
    fc.assert(
      fc.property(manifest, registers, date, fc.integer({ min: 1, max: 400 }), (document, onFile, from, days) => {
        const cuts = boundaries(
          [...core.regimes.values()].map(({ pack }) => pack.spec),
          [document, ...onFile],
        );
        const next = cuts.find((cut) => cut > from) ?? '9999-12-31';
        const last = addDays(next < '2030-01-01' ? next : '2028-12-31', -1);
        const wanted = addDays(from, days);
        const to = [wanted, last].sort()[0] as string;
        fc.pre(to > from);
        const before = linesOf(checkFiles(one({ ...document, date: from }, onFile)));
        const after = linesOf(checkFiles(one({ ...document, date: to }, onFile)));
        before.forEach((line, n) => {
          expect(after[n]?.determinations.map(gist), `${from} and ${to}`).toEqual(line.determinations.map(gist));
        });
      }),
      runs(50),
    );
  });
});
