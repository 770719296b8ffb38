/** A sensitive place, in whatever role a document names it, never makes an answer better. */

import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { VERDICTS, type Verdict } from '../../server/src/trade/vocabulary.ts';
import { loadCases } from '../cases/load.ts';
import {
  citable,
  type Dict,
  HOME,
  ITEMS,
  judgePlaced,
  placings,
  REGION_GROUP,
  REGION_SPOTS,
  SPOTS,
  type Spot,
  sensitiveGroups,
  soundShipment,
} from '../cases/placing.ts';
import { checkFiles, core, linesOf } from './judged.ts';
import { runs } from './runs.ts';

const REGIMES = [...core.regimes.keys()];
const rank = (verdict: Verdict) => -VERDICTS.indexOf(verdict);

/**
 * Exceptions that serve sensitive destinations alone (15 CFR 740.8(a)(2): NAC is for Macau and D:5, and for companies headquartered there):
 * a line that cites one may be carried because of the place. Then the exception has to be what carries it.
 */
const SERVES_SENSITIVE = new Set(['NAC']);

interface Base {
  readonly name: string;
  readonly shipment: Dict;
  readonly onFile: readonly Dict[];
}

/** Every manifest of the cases by itself, with the registers of its file. Goods leave from abroad: see `compare`. */
function manifests(): readonly Base[] {
  return loadCases(process.cwd()).flatMap(({ file, text }) => {
    const documents = parseAllDocuments(text)
      .map((one) => one.toJS() as unknown)
      .filter((one): one is Dict => typeof one === 'object' && one !== null);
    const onFile = documents.filter(({ kind }) => String(kind).endsWith('Register'));
    return documents
      .filter(({ kind }) => kind === 'ShipmentManifest')
      .map((shipment) => ({ name: `${file} ${shipment['id']}`, shipment, onFile }));
  });
}

const judge = ({ onFile }: Base, shipment: Dict) =>
  linesOf(
    checkFiles([
      { name: 'a.manifest.yaml', documents: [shipment] },
      { name: 'z.licenses.yaml', documents: onFile },
    ]),
  );

const judged = new Map<Base, ReturnType<typeof judge>>();
function asWritten(base: Base) {
  const known = judged.get(base) ?? judge(base, base.shipment);
  judged.set(base, known);
  return known;
}

/** What became better by the country at the spot, in words. */
function better(base: Base, location: Spot, code: string, sensitive: ReadonlySet<string>, perhaps: boolean): string[] {
  // An export has papers of its own: goods from a foreign country are compared with goods from another one.
  const shipment = location.role === 'from' ? { ...base.shipment, from: 'SE' } : base.shipment;
  const before = location.role === 'from' ? judge(base, shipment) : asWritten(base);
  return placings(shipment, location, code, HOME).flatMap(({ document, before: was, added }) => {
    // One sensitive place instead of another may be better; so may a place that was not known, now that it is.
    if (
      (was !== undefined && sensitive.has(countsAs(was, dayOf(shipment)))) ||
      (was === undefined && !added && location.attribute === 'country')
    ) {
      return [];
    }
    const after = judge(base, document);
    return before.flatMap((line, at) =>
      line.determinations.flatMap((determination, i) => {
        const now = after[at]?.determinations[i];
        const carried = now?.exceptions.some(
          (one) => one.status !== 'unavailable' && SERVES_SENSITIVE.has(one.code) && now.outcome === 'exception',
        );
        // Where membership cannot be told, a block may become a question.
        const least = perhaps ? Math.min(rank(determination.verdict), rank('review')) : rank(determination.verdict);
        return now && (carried || rank(now.verdict) >= least)
          ? []
          : [
              `${base.name}, line ${at}, ${location.role} ${location.attribute ?? ''} ${was ?? ''} -> ${code}: ${determination.regime} ${determination.verdict}, then ${now?.verdict}`,
            ];
      }),
    );
  });
}

/** The code that a code counts as in every test of the packs. */
const countsAs = (code: string, date: string) =>
  core.regimes
    .get(REGIMES[0] as string)
    ?.pack.view(date)
    .alias(code) ?? code;

function groupsOn(date: string) {
  return REGIMES.flatMap((regime) => sensitiveGroups(regime, date));
}

/** Days that cases write wrongly, or not at all, are read as one on which the packs are in force. */
const dayOf = ({ date }: Dict) => (/^\d{4}-\d{2}-\d{2}$/.test(String(date)) ? String(date) : '2026-09-01');

describe('a sensitive place never makes an answer better', () => {
  test('over the manifests of the cases', () => {
    const locations = [...SPOTS, ...REGION_SPOTS];
    // Each manifest takes its turn at some of the spots; more of them where more runs are asked for.
    const step = Math.max(1, Math.round(locations.length / Math.min(locations.length, runs(1).numRuns)));
    const found = manifests().flatMap((base, i) => {
      const groups = groupsOn(dayOf(base.shipment));
      const sensitive = new Set(groups.flatMap(({ members, perhaps }) => [...members, ...perhaps]));
      return locations.flatMap((location, s) => {
        const group = groups[(i * 5 + s) % groups.length];
        if ((i + s) % step !== 0 || !group) {
          return [];
        }
        const members = location.attribute === 'region' ? REGION_GROUP.members : [...group.members, ...group.perhaps];
        const code = members[(i + s * 3) % members.length] as string;
        return better(base, location, code, sensitive, group.perhaps.includes(code));
      });
    });
    expect(found).toEqual([]);
    // Some hundred manifests, on a machine that may be busy with others.
  }, 3_600_000);

  const date = '2026-09-01';
  const groups = groupsOn(date);
  const sensitive = new Set(groups.flatMap(({ members }) => members));

  test.each(Object.keys(ITEMS))('over a sound shipment of class %s to and from harmless countries', (name) => {
    const found = [
      { from: 'US', cited: 'none' },
      { from: 'SE', cited: { exception: 'NAC' } },
    ].flatMap(({ from, cited }, n) => {
      const shipment = { ...soundShipment(ITEMS[name] as Dict, date, cited), from };
      const base: Base = { name, shipment, onFile: [] };
      return SPOTS.flatMap((location, s) =>
        groups
          .filter((_, g) => (g + s + n) % 4 === 0)
          .flatMap((group, g) => {
            const code = group.members[(s + g * 7) % group.members.length] as string;
            return better(base, location, code, sensitive, false);
          }),
      );
    });
    expect(found).toEqual([]);
  });
});

describe('a place that is under sanctions', () => {
  const date = '2026-09-01';
  /** Groups whose members no class of item and no role may leave without a word, as the packs call them. */
  const SANCTIONED = ['embargoed', 'russia-belarus', 'syria'];

  test.each(Object.keys(ITEMS))('is never clear in any role, for an item of class %s', (name) => {
    const found = REGIMES.flatMap((regime) => {
      const places = sensitiveGroups(regime, date).filter(({ id }) => SANCTIONED.includes(id));
      const tries = citable(regime).map((cited) => soundShipment(ITEMS[name] as Dict, date, cited));
      const sound = tries.find((one) => judgePlaced(one, regime).verdict === 'clear') ?? (tries[0] as Dict);
      return [
        ...SPOTS.flatMap((location) =>
          places.map(({ members }, g) => [location, members[g % members.length] as string] as const),
        ),
        ...REGION_SPOTS.flatMap((location) => REGION_GROUP.members.map((region) => [location, region] as const)),
      ].flatMap(([location, code]) =>
        placings(sound, location, code, HOME)
          .filter(({ document }) => judgePlaced(document, regime).verdict === 'clear')
          .map(() => `${regime}: ${location.role} ${location.attribute ?? ''} ${code}`),
      );
    });
    expect(found).toEqual([]);
  });
});
