/** One mistake in the head of a manifest, one finding: where it is, what it says, how it is fixed. */
import { expect, test } from 'vitest';
import { brief, parsedOf, type Row, typed } from './fixture.ts';
import { checkHead } from './index.ts';

const WORDS = {
  transaction: ['export', 'reexport', 'transfer'],
  'party-list': ['entity-list', 'meu', 'uvl', 'dpl', 'sdn'],
  'authorization-kind': ['license', 'exception', 'agreement', 'veu'],
};

const HEAD: Readonly<Record<string, string>> = {
  kind: 'ShipmentManifest',
  id: 'S-1',
  date: '2025-06-02',
  from: 'US',
  parties: '{ultimateConsignee: {name: Fjellstrom AS, country: NO}}',
  lines: '',
};
const head = (said: Record<string, string | undefined>) =>
  checkHead('ShipmentManifest', parsedOf(typed({ ...HEAD, ...said })), undefined, WORDS);

const PARTY = (rest: string) => `{ultimateConsignee: {name: Fjellstrom AS, country: NO, ${rest}}}`;
const CONSIGNEE = 'parties.ultimateConsignee';

const HEADS: Row[] = [
  [{ date: '2025-02-30' }, 'schema/date', 'date', '`date` is not a day of the calendar: 2025-02-30.'],
  [
    { date: '2025-6-2' },
    'schema/date',
    'date',
    '`date` must be a date, written YYYY-MM-DD; found "2025-6-2".',
    'safe: 2025-06-02',
  ],
  [
    { date: '20250602' },
    'schema/date',
    'date',
    '`date` must be a date, written YYYY-MM-DD; found 20250602.',
    'safe: 2025-06-02',
  ],
  [{ date: '2025-12' }, 'schema/date', 'date', '`date` must be a date, written YYYY-MM-DD; found "2025-12".'],
  [{ date: '2025/06-02' }, 'schema/date', 'date', '`date` must be a date, written YYYY-MM-DD; found "2025/06-02".'],
  [{ date: '02.06.2025' }, 'schema/date', 'date', '`date` must be a date, written YYYY-MM-DD; found "02.06.2025".'],
  [
    { date: '2025-06-02T10:00:00Z' },
    'schema/date',
    'date',
    '`date` must be a date, written YYYY-MM-DD; found "2025-06-02T10:00:00Z".',
  ],
  [
    { date: undefined },
    'schema/missing-key',
    '',
    'Missing `date` in a ShipmentManifest. The date of export. It decides which text of the rules applies.',
  ],
  [
    { from: undefined, form: 'US' },
    'schema/unknown-key',
    'form',
    'Unknown key `form` in a ShipmentManifest. Did you mean `from`?',
    'unsafe: from',
  ],
  [{ lines: '[]' }, 'schema/empty', 'lines', '`lines` is empty. Add at least one entry.'],
  [
    { lines: '{item: a}' },
    'schema/type',
    'lines',
    '`lines` must be a list of line items; found a map of keys and values. Begin each entry with a dash.',
  ],
  [
    { transaction: 're-export' },
    'schema/value',
    'transaction',
    '`transaction` must be export, reexport or transfer. Did you mean `reexport`?',
    'safe: reexport',
  ],
  [
    { transaction: '5' },
    'schema/value',
    'transaction',
    '`transaction` must be a kind of transaction, such as export; found 5.',
  ],
  [
    { transaction: 'gift' },
    'schema/value',
    'transaction',
    '`transaction` must be export, reexport or transfer; found "gift".',
  ],
  [
    { certifications: 'china-lane' },
    'schema/type',
    'certifications',
    '`certifications` must be a list; found "china-lane".',
    'safe: ["china-lane"]',
  ],
  [
    { parties: '{}' },
    'schema/missing-key',
    'parties',
    'Missing `ultimateConsignee` in `parties`. Who receives the goods in the end, and where.',
  ],
  [
    { parties: '{ultimateConsignee: {name: A}}' },
    'schema/missing-key',
    CONSIGNEE,
    `Missing \`country\` in \`${CONSIGNEE}\`. Where the party is; for the ultimate consignee, where the goods end up.`,
  ],
  [
    { parties: '{consignee: {name: A, country: NO}}' },
    'schema/unknown-key',
    'parties.consignee',
    'Unknown key `consignee` in `parties`. Did you mean `ultimateConsignee`?',
    'unsafe: ultimateConsignee',
  ],
  [
    { parties: PARTY('headquaters: NO') },
    'schema/unknown-key',
    `${CONSIGNEE}.headquaters`,
    `Unknown key \`headquaters\` in \`${CONSIGNEE}\`. Did you mean \`headquarters\`?`,
    'unsafe: headquarters',
  ],
  [
    { parties: PARTY('ultimateParent: Group SA') },
    'schema/type',
    `${CONSIGNEE}.ultimateParent`,
    `\`${CONSIGNEE}.ultimateParent\` must be a parent company (name and headquarters), or none; found "Group SA".`,
  ],
  [
    { parties: PARTY('ultimateParent: {headquarters: PT}') },
    'schema/missing-key',
    `${CONSIGNEE}.ultimateParent`,
    `Missing \`name\` in \`${CONSIGNEE}.ultimateParent\`. The parent's name.`,
  ],
  [
    { parties: PARTY('listed: entity_list') },
    'schema/value',
    `${CONSIGNEE}.listed`,
    `\`${CONSIGNEE}.listed\` must be a list of lists, such as [entity-list]. Did you mean \`entity-list\`?`,
    'safe: entity-list',
  ],
  [
    { parties: PARTY('listed: [sdm]') },
    'schema/value',
    `${CONSIGNEE}.listed.0`,
    `\`${CONSIGNEE}.listed[0]\` must be entity-list, meu, uvl, dpl or sdn. Did you mean \`sdn\`?`,
    'unsafe: sdn',
  ],
  [
    { parties: PARTY('owners: [{name: A, share: 101}]') },
    'schema/number',
    `${CONSIGNEE}.owners.0.share`,
    `\`${CONSIGNEE}.owners[0].share\` must be a percentage from 0 to 100; found 101.`,
  ],
  [
    { redFlags: '[{text: odd, resolved: no}]' },
    'schema/value',
    'redFlags.0.resolved',
    '`redFlags[0].resolved` must be how it was resolved, in words; leave it out while it is open; found "no".',
  ],
  [
    { documents: '{eeiItn: true}' },
    'schema/type',
    'documents.eeiItn',
    '`documents.eeiItn` must be the Internal Transaction Number, or false; found true.',
  ],
  [
    { deliveries: '[]' },
    'schema/unknown-key',
    'deliveries',
    'Misplaced key `deliveries`: deliveries belong to a document of kind DealSheet.',
  ],
];

test.each(HEADS)('manifest with %j: %s', (said, ...finding) => {
  const { problems, invalid } = head(said);
  expect(problems.map(brief)).toEqual([finding]);
  expect(invalid.length).toBeGreaterThan(0);
});

test('what a misspelled key probably meant is not known either', () => {
  expect(head({ parties: PARTY('headquaters: NO') }).invalid).toEqual([
    ['parties', 'ultimateConsignee', 'headquaters'],
    ['parties', 'ultimateConsignee', 'headquarters'],
  ]);
});

test('a key without a value counts as omitted, and says so', () => {
  const { problems, invalid, value } = head({ parties: PARTY('headquarters: , listed: , region: ') });
  expect(problems.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
    [
      'schema/empty',
      'info',
      `\`${CONSIGNEE}.headquarters\` has no value and counts as unknown. Write a country, as its two-letter code, or remove the key.`,
    ],
    [
      'schema/empty',
      'warning',
      `\`${CONSIGNEE}.listed\` has no value. Write a list of lists, such as [entity-list], or remove the key.`,
    ],
  ]);
  expect(invalid).toEqual([]);
  expect(value).toMatchObject({ parties: { ultimateConsignee: { headquarters: null } } });
});
