/** docs/facts.md: what conditions of packs may ask, and what it means when a document does not give it. */
import { FACTS } from '../../server/src/condition/facts/index.ts';
import { KINDS } from '../../server/src/condition/kinds/index.ts';
import { NODES } from '../../server/src/condition/parse.ts';
import { code, list, page, plain, table } from './markdown.ts';

const SCOPES: Record<string, [title: string, about: string]> = {
  shipment: ['The shipment', 'The same for all lines of a manifest or a delivery.'],
  line: ['The line', 'The item with its figures, and what the line cites.'],
  party: ['A party', 'Inside `some` and `every`, and in lists: of the party that is being looked at.'],
  cited: [
    'What is cited',
    'In the conditions of an authority: of the licence, exception, agreement or validated end user that the document cites.',
  ],
};

/** What more there is to say of an absence than the table of facts holds. */
const ABSENT: Record<string, string> = {
  date: 'no text can be chosen: the whole answer is a review',
  transaction:
    'what the countries make it: `export` from the home country of the pack, `transfer` inside another country, else `reexport`; unknown when `from` is not given either',
  eccn: 'the first ECCN that the catalogue has for the item, else empty',
};

/** How the kinds of conditions are written. */
const WRITTEN: Record<string, string> = {
  all: '`all`: a list of conditions',
  any: '`any`: a list of conditions',
  not: '`not`: a condition',
  is: '`is: NAME`',
  some: '`some: {of: ROLES, …}`',
  every: '`every: {of: ROLES, …}`',
  ownedBy: '`ownedBy: {listed: LISTS, share: {atLeast: PERCENT}}`',
  named: '`named: LIST`',
  class: '`class: IDS`',
  cannotTell: '`cannotTell: true`',
};

export function factsPage(): string {
  return page(
    '# Facts',
    'A condition in a pack asks for facts by name, as in `{tpp: {atLeast: 4800}}` or `{place: {in: d5-macau}}`. These are all there are, besides those that a pack declares under `facts`. How conditions are put together is explained in [writing packs](writing-packs.md).',
    'What follows when a document does not give a fact is decided here and nowhere else. *Unknown* travels: the condition answers unknown unless the rest of it settles the matter. Everything else counts as given.',
    '## What a kind of fact is tested by',
    table(
      ['Kind', 'Test'],
      Object.entries(KINDS).map(([kind, { about }]) => [kind, about]),
    ),
    ...Object.entries(SCOPES).flatMap(([scope, [title, about]]) => [
      `## ${title}`,
      about,
      table(
        ['Fact', 'Kind', 'What it is', 'When it is not given'],
        [...FACTS]
          .filter(([, fact]) => fact.scope === scope)
          .map(([name, { kind, words, absent }]) => [code(name), kind, plain(words), ABSENT[name] ?? absence(absent)]),
      ),
    ]),
    '## Besides facts',
    list(Object.entries(NODES).map(([node, asks]) => `${WRITTEN[node]}: ${asks}.`)),
    'Roles are `exporter`, `purchaser`, `ultimateConsignee`, `intermediateConsignees` and `endUsers`. A name that is nearly one of a list is unknown. Shares of owners on the lists are added up.',
  );
}

function absence(value: unknown): string {
  if (value === undefined) return '**unknown**';
  if (value === '' || (Array.isArray(value) && value.length === 0)) return 'none';
  return code(String(value));
}
