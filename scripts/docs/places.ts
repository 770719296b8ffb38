/** docs/places.md: what a sensitive place decides, by the role in which a document names it. Found by judging, so it cannot drift. */
import type { Regime } from '../../server/src/regime/index.ts';
import {
  alike,
  citable,
  type Dict,
  type SensitiveGroup as Group,
  HOME,
  ITEMS,
  judgePlaced,
  type Placed,
  placings,
  REGION_GROUP,
  REGION_SPOTS,
  SPOTS,
  type Spot,
  sensitiveGroups,
  soundShipment,
} from '../../test/cases/placing.ts';
import { code, page, plain, table } from './markdown.ts';

const CHIPS = { a: 'Upper class', small: 'Below the thresholds' };
const RANKS = ['clear', 'caution', 'review', 'blocked'];
type Judged = ReturnType<typeof judgeAll>;

const rank = ({ verdict }: Placed) => RANKS.indexOf(verdict);

export function placesPage(regimes: readonly Regime[]): string {
  return page(
    '# Sensitive places',
    'What a country decides when a document names it, in each role and attribute. Every answer is found by judging a shipment that is in order, from the United States to Norway, in which one value is replaced or one party added.',
    'A cell gives the **mildest** verdict that any country of the group gets, and the reasons that **all** of them share; a country that is in several groups gets the worst of their answers. *Nothing* means that the answer is the one without that place. “Upper class” is a data-centre chip of 9,000 TPP; “below the thresholds” a chip of 400 TPP. Countries whose membership cannot be told are left out: they go to review.',
    'The first country of each set of countries that the pack cannot tell apart is judged for all of them. A place that decides nothing is no proof that nothing is wrong. What each reason means is in [the rules](rules/README.md).',
    ...regimes.flatMap((regime) => sectionOf(regime)),
  );
}

function sectionOf({ id, pack }: Regime) {
  const date = pack.spec.verified.until;
  const groups = sensitiveGroups(id, date);
  if (groups.length === 0) return [];
  const judged = Object.fromEntries(Object.keys(CHIPS).map((item) => [item, judgeAll(id, date, item, groups)]));
  const bases = Object.entries(CHIPS).map(([item, label]) => {
    const { base, cited } = judged[item] as Judged;
    return `${label.toLowerCase()}: ${base.verdict}${cited === 'none' ? '' : `, citing ${(cited as Dict).exception}`}`;
  });
  return [
    `## ${code(id)}`,
    `On ${date}. Without a sensitive place: ${bases.join('; ')}.`,
    table(['Role', 'Attribute', 'Group', ...Object.values(CHIPS)], rowsOf(groups, judged)),
  ];
}

/** Groups that decide the same in a role share a row. */
function rowsOf(groups: readonly Group[], judged: Record<string, Judged>): string[][] {
  const locations = [
    ...SPOTS.map((location) => [location, groups] as const),
    ...REGION_SPOTS.map((location) => [location, [REGION_GROUP]] as const),
  ];
  return locations.flatMap(([location, of]) => {
    const byCells = new Map<string, { cells: string[]; titles: string[] }>();
    for (const group of of) {
      const cells = Object.keys(CHIPS).map((item) => cellOf(judged[item] as Judged, location, group));
      const key = cells.join('|');
      byCells.set(key, { cells, titles: [...(byCells.get(key)?.titles ?? []), plain(group.title)] });
    }
    return [...byCells.values()].map(({ cells, titles }) => [
      code(location.role),
      location.attribute ? code(location.attribute) : '',
      titles.length === groups.length ? 'any of them' : titles.join('; '),
      ...cells,
    ]);
  });
}

function cellOf({ base, answer }: Judged, location: Spot, group: Pick<Group, 'title' | 'members'>): string {
  const answers = group.members.map((member) => answer(location, member));
  const mildest = answers.reduce((mild, one) => (rank(one) < rank(mild) ? one : mild));
  const before = new Set(base.codes);
  const shared = mildest.codes.filter((one) => !before.has(one) && answers.every(({ codes }) => codes.includes(one)));
  if (mildest.verdict === base.verdict && shared.length === 0) return '*nothing*';
  return [mildest.verdict, shared.length > 0 && shared.map(code).join(', ')].filter(Boolean).join(': ');
}

function judgeAll(regime: string, date: string, item: string, groups: readonly Group[]) {
  const tries = citable(regime).map((cited) => {
    const shipment = soundShipment(ITEMS[item] as Dict, date, cited);
    return { cited, shipment, base: judgePlaced(shipment, regime) };
  });
  const best = tries.reduce((good, one) => (rank(one.base) < rank(good.base) ? one : good));
  const standIns = alike(
    regime,
    date,
    groups.flatMap(({ members }) => members),
  );
  const answer = (location: Spot, member: string): Placed => {
    const [placed] = placings(best.shipment, location, standIns.get(member) ?? member, HOME);
    return judgePlaced((placed as { document: Dict }).document, regime);
  };
  return { ...best, answer };
}
