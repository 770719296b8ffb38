/** docs/keys.md, docs/pack-keys.md and docs/output.md: every key of documents, of packs and of what Exportlint prints, from the schemas. */
import { bundle } from '../schemas/bundle.ts';
import { anchor, code, link, list, page, plain, table } from './markdown.ts';
import { type Part, schemaTables } from './schemaTables.ts';

const DOCUMENTS = [
  'shipment-manifest',
  'deal-sheet',
  'license-register',
  'agreement-register',
  'veu-register',
  'configuration',
  'catalog',
];

const linksTo = (titles: readonly string[]) => list(titles.map((title) => link(code(title), `#${anchor(title)}`)));

function sections(parts: Iterable<[string, Part]>, head: readonly string[], columns: readonly number[]) {
  return [...parts].flatMap(([title, { description, rows }]) => [
    `## ${title}`,
    description && plain(description),
    table(
      head,
      rows.map((row) => columns.map((at) => row[at])),
    ),
  ]);
}

/** The documents that people write, the configuration, and the catalogue that it may name. */
export function keysPage(): string {
  const { rowsOf, parts } = schemaTables();
  const documents = DOCUMENTS.map((name): [string, Part] => {
    const { definitions, ...schema } = bundle(name);
    return [schema.title, { description: schema.description, rows: rowsOf(schema, definitions) }];
  });
  const all = [...documents, ...parts];
  return page(
    '# Every key',
    'What each key of each document means, and what follows when it is left out. How the documents hang together stands in [the manifest format](manifest-format.md).',
    'When a key is left out, its value is:',
    list([
      '**unknown**: nothing is assumed. The answer waits for it where it matters, and says so.',
      '**not so**: the same as `false`, none or an empty list.',
      '**not checked**: nothing is said about it. `false`, or a key missing beside others of its block, is a finding.',
      '**inherited**: what stands further out holds, or what the description says.',
      'a value that is named: that value.',
    ]),
    'Keys that begin with `x-` are yours: Exportlint ignores them wherever it knows the others.',
    '## Documents',
    linksTo(all.map(([title]) => title)),
    ...sections(all, ['Key', 'Value', 'Needed', 'Left out', 'Meaning'], [0, 1, 2, 3, 4]),
  );
}

/** What `exportlint check --format json` prints. */
export function outputPage(): string {
  const { rowsOf, parts } = schemaTables();
  const { definitions, ...schema } = bundle('output');
  const own: [string, Part] = ['The report', { rows: rowsOf(schema, definitions) }];
  return page(
    '# JSON output',
    plain(schema.description),
    'Keys are added freely; a key that is there keeps its meaning. Lines and columns count from 0, columns in UTF-16 units. The schema is `schemas/bundled/output.schema.json`, made by `npm run generate`.',
    linksTo([...parts.keys()]),
    ...sections([own, ...parts], ['Key', 'Value', 'Always', 'Meaning'], [0, 1, 2, 4]),
  );
}

/** The keys of a pack. */
export function packKeysPage(): string {
  const { rowsOf, parts } = schemaTables({
    titleOf: (schema, key, name) => name ?? schema.title ?? key,
    elsewhere: { condition: 'facts.md', factName: 'facts.md', findingPlace: 'facts.md' },
  });
  const { definitions, ...schema } = bundle('pack');
  const own: [string, Part] = ['The pack', { rows: rowsOf(schema, definitions) }];
  return page(
    '# Keys of a pack',
    plain(schema.description),
    'What the concepts are for stands in [writing packs](writing-packs.md), what conditions may ask in [facts](facts.md). The schema is `schemas/pack.schema.json`. Every pack is checked against it: those that ship when they are built in, those that a configuration names when they are read.',
    linksTo(['The pack', ...parts.keys()]),
    ...sections([own, ...parts], ['Key', 'Value', 'Needed', 'Meaning'], [0, 1, 2, 4]),
  );
}
