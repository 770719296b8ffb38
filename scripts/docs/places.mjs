/** docs/places.md: what a sensitive place decides, by the role in which a document names it. Found by judging, so it cannot drift. */
import { code, page, plain, table } from './markdown.mjs';

const ITEMS = { a: 'Upper class', small: 'Below the thresholds' };
const RANKS = ['clear', 'caution', 'review', 'blocked'];
const rank = ({ verdict }) => RANKS.indexOf(verdict);

export function placesPage(core, regimes) {
  return page(
    '# Sensitive places',
    'What a country decides when a document names it, in each role and attribute. Every answer is found by judging a shipment that is in order, from the United States to Norway, in which one value is replaced or one party added.',
    'A cell gives the **mildest** verdict that any country of the group gets, and the reasons that **all** of them share; a country that is in several groups gets the worst of their answers. *Nothing* means that the answer is the one without that place. “Upper class” is a data-centre chip of 9,000 TPP; “below the thresholds” a chip of 400 TPP. Countries whose membership cannot be told are left out: they go to review.',
    'The first country of each set of countries that the pack cannot tell apart is judged for all of them. A place that decides nothing is no proof that nothing is wrong. What each reason means is in [the rules](rules/README.md).',
    ...regimes.flatMap((regime) => sectionOf(core, regime)),
  );
}

function sectionOf(core, { id, pack }) {
  const date = pack.spec.verified.until;
  const groups = core.sensitiveGroups(id, date);
  if (groups.length === 0) return [];
  const judged = Object.fromEntries(Object.keys(ITEMS).map((item) => [item, judgeAll(core, id, date, item, groups)]));
  const bases = Object.entries(ITEMS).map(([item, label]) => {
    const { base, cited } = judged[item];
    return `${label.toLowerCase()}: ${base.verdict}${cited === 'none' ? '' : `, citing ${cited.exception}`}`;
  });
  return [
    `## ${code(id)}`,
    `On ${date}. Without a sensitive place: ${bases.join('; ')}.`,
    table(['Role', 'Attribute', 'Group', ...Object.values(ITEMS)], rowsOf(core, groups, judged)),
  ];
}

/** Groups that decide the same in a role share a row. */
function rowsOf(core, groups, judged) {
  const spots = [
    ...core.SPOTS.map((spot) => [spot, groups]),
    ...core.REGION_SPOTS.map((spot) => [spot, [core.REGION_GROUP]]),
  ];
  return spots.flatMap(([spot, of]) => {
    const byCells = new Map();
    for (const group of of) {
      const cells = Object.keys(ITEMS).map((item) => cellOf(judged[item], spot, group));
      const key = cells.join('|');
      byCells.set(key, { cells, titles: [...(byCells.get(key)?.titles ?? []), plain(group.title)] });
    }
    return [...byCells.values()].map(({ cells, titles }) => [
      code(spot.role),
      spot.attribute ? code(spot.attribute) : '',
      titles.length === groups.length ? 'any of them' : titles.join('; '),
      ...cells,
    ]);
  });
}

function cellOf({ base, answer }, spot, group) {
  const answers = group.members.map((member) => answer(spot, member));
  const mildest = answers.reduce((mild, one) => (rank(one) < rank(mild) ? one : mild));
  const before = new Set(base.codes);
  const shared = mildest.codes.filter((one) => !before.has(one) && answers.every(({ codes }) => codes.includes(one)));
  if (mildest.verdict === base.verdict && shared.length === 0) return '*nothing*';
  return [mildest.verdict, shared.length > 0 && shared.map(code).join(', ')].filter(Boolean).join(': ');
}

function judgeAll(core, regime, date, item, groups) {
  const tries = core.citable(regime).map((cited) => {
    const shipment = core.soundShipment(core.ITEMS[item], date, cited);
    return { cited, shipment, base: core.judgePlaced(shipment, regime) };
  });
  const best = tries.reduce((good, one) => (rank(one.base) < rank(good.base) ? one : good));
  const known = new Map();
  const alike = core.alike(
    regime,
    date,
    groups.flatMap(({ members }) => members),
  );
  const answer = (spot, member) => {
    const stand = alike.get(member) ?? member;
    const key = `${spot.role} ${spot.attribute} ${stand}`;
    if (!known.has(key)) {
      const [{ document }] = core.placings(best.shipment, spot, stand, core.HOME);
      known.set(key, core.judgePlaced(document, regime));
    }
    return known.get(key);
  };
  return { ...best, answer };
}
