/** docs/facts.md: what conditions of packs may ask, and what it means when a document does not say it. */
import { code, list, page, plain, table } from './markdown.mjs';

const SCOPES = {
  shipment: ['The shipment', 'The same for all lines of a manifest or a delivery.'],
  line: ['The line', 'The item with its figures, and what the line cites.'],
  party: ['A party', 'Inside `some` and `every`, and in lists: of the party that is being looked at.'],
  cited: [
    'The authority cited',
    'In the conditions of an authority: of the licence, exception, agreement or validated end user that the document cites.',
  ],
};

const TESTS = {
  country: '`{in: SET}` or `{notIn: SET}`; a set by name, a list of codes, or a set spelled out',
  countries: '`{in: SET}`: one of them is',
  figure: '`{atLeast: N}`, `{above: N}`, `{atMost: N}`, `{below: N}`, or two of them; with its bounds',
  number: '`{atLeast: N}`, `{above: N}`, `{atMost: N}`, `{below: N}`, or two of them',
  flag: '`true` or `false`',
  code: 'a code, a list of codes, `{notIn: CODES}`, or `{under: CODES}` for a code and all paragraphs below it',
  codes: '`{has: CODE}` or `{hasAny: CODES}`',
  date: '`{from: DATE}`, `{until: DATE}`, or both; both days included',
  text: "`{mentions: WORDS}`, which finds beginnings of words; `{mentions: {terms: NAME}}`, the words of the pack's `terms`; or `{startsWith: TEXT}`",
};

/** @param core what `core.mjs` exports */
export function factsPage(core) {
  const { FACTS } = core;
  const absent = absence(core);
  return page(
    '# Facts',
    'A condition in a pack asks for facts by name, as in `{tpp: {atLeast: 4800}}` or `{place: {in: d5-macau}}`. These are all there are. How conditions are put together stands in [writing packs](writing-packs.md).',
    'What follows when a document does not say a fact is decided here and nowhere else. *Unknown* travels: the condition answers unknown unless the rest of it settles the matter. Everything else counts as said.',
    '## What a kind of fact is tested by',
    table(
      ['Kind', 'Test'],
      Object.entries(TESTS).map(([kind, test]) => [kind, test]),
    ),
    ...Object.entries(SCOPES).flatMap(([scope, [title, about]]) => [
      `## ${title}`,
      about,
      table(
        ['Fact', 'Kind', 'What it is', 'When it is not said'],
        Object.entries(FACTS)
          .filter(([, fact]) => fact.scope === scope)
          .map(([name, { kind, words }]) => [code(name), kind, plain(words), absent(name)]),
      ),
    ]),
    '## Besides facts',
    list([
      '`all`, `any`, `not`: a list of conditions, or one.',
      '`is: NAME`: a condition of the pack by its name.',
      '`some`, `every`: `{of: ROLES, …}`, over the parties of the roles `exporter`, `purchaser`, `ultimateConsignee`, `intermediateConsignees`, `endUsers`.',
      '`named: LIST`: the party stands on a list of the pack. A name that is nearly the same is unknown.',
      '`ownedBy: {listed: LISTS, share: {atLeast: PERCENT}}`: the shares of owners on these lists, added up.',
      '`class: IDS`: the item is in one of these classes of the pack.',
      '`consigneeIsEndUser`: true when the ultimate consignee is the only end user.',
      '`cannotTell: true`: always unknown, for what a pack knows of and does not judge.',
    ]),
  );
}

/** What reading a fact gives when the documents say nothing: asked of the engine itself, with an empty shipment. */
function absence(core) {
  const { catalog } = core.loadCore();
  const piece = { text: '', lines: 0 };
  const layer = (value) => ({ piece, base: [], value, invalid: [] });
  const { shipment } = core.readShipment(
    'ShipmentManifest',
    [layer({ parties: { ultimateConsignee: {}, exporter: {} } })],
    catalog,
    true,
  );
  const { line } = core.readLine(layer({}), catalog);
  const registers = { licenses: new Map(), agreements: new Map(), veus: new Map() };
  const cited = { kind: 'exception', code: '', at: shipment.at };
  const world = { home: [], registers };
  const destination = { at: shipment.at };
  const c = { shipment, line, date: '', world, destination, party: shipment.ultimateConsignee, cited };
  const nobody = core.readShipment('ShipmentManifest', [layer({})], catalog, true).shipment;
  return (name) => {
    if (name === 'date') return 'no text can be chosen: the whole answer is a review';
    if (name === 'transaction')
      return 'what the countries make it: `export` from the home country of the pack, `transfer` inside another country, else `reexport`; unknown when `from` is not said either';
    if (name === 'transactionAgrees') return '`true`';
    if (name === 'consigneeGiven') return words(core.FACTS[name].read({ ...c, shipment: nobody }));
    if (name === 'eccn') return 'the first ECCN that the catalogue has for the item, else empty';
    return words(core.FACTS[name].read(c));
  };
}

function words(value) {
  if (value === undefined || (typeof value === 'object' && !Array.isArray(value))) return '**unknown**';
  if (value === '' || (Array.isArray(value) && value.length === 0)) return 'none';
  return code(String(value));
}
