/** docs/keys.md and docs/output.md: every key of what people write and of what Exportlint prints, from the schemas. */
import path from 'node:path';
import { bundle, loadSchemas, resolved } from '../schemas/bundle.mjs';
import { root } from '../setup/step.mjs';
import { anchor, code, link, list, page, plain, table } from './markdown.mjs';

const DOCUMENTS = [
  'shipment-manifest',
  'deal-sheet',
  'license-register',
  'agreement-register',
  'veu-register',
  'configuration',
];

const ABSENT = {
  unknown: 'unknown',
  'not-so': 'not so',
  'not-checked': 'not checked',
  inherited: 'inherited',
};

export function keysPage() {
  const schemas = loadSchemas(path.join(root, 'schemas'));
  /** Objects that other objects are made of, by title, in the order in which they are met. */
  const parts = new Map();
  const documents = DOCUMENTS.map((name) => {
    const { definitions, ...schema } = bundle(schemas, `${name}.schema.json`);
    return { schema, rows: rowsOf(schema, definitions, parts) };
  });
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
    list(
      [...documents.map(({ schema }) => schema.title), ...parts.keys()].map((title) =>
        link(code(title), `#${anchor(title)}`),
      ),
    ),
    ...documents.flatMap(({ schema, rows }) => section(schema.title, schema.description, rows)),
    ...[...parts].flatMap(([title, { description, rows }]) => section(title, description, rows)),
  );
}

const section = (title, description, rows) => [
  `## ${title}`,
  description && plain(description),
  table(['Key', 'Value', 'Needed', 'Left out', 'Meaning'], rows),
];

function rowsOf(schema, definitions, parts) {
  return Object.entries(schema.properties ?? {}).map(([key, value]) => {
    const own = resolved(value, definitions);
    const needed = (schema.required ?? []).includes(key);
    return [
      code(key),
      valueText(own, definitions, parts),
      needed ? 'yes' : '',
      needed ? '' : absentText(own['x-absent']),
      own.description && meaning(own.description),
    ];
  });
}

/** What `exportlint check --format json` prints. */
export function outputPage() {
  const parts = new Map();
  const { definitions, ...schema } = bundle(loadSchemas(path.join(root, 'schemas')), 'output.schema.json');
  const head = ['Key', 'Value', 'Always', 'Meaning'];
  const narrow = (rows) => rows.map(([key, value, needed, , text]) => [key, value, needed, text]);
  const own = rowsOf(schema, definitions, parts);
  return page(
    '# JSON output',
    plain(schema.description ?? 'What `exportlint check --format json` prints.'),
    'Keys are added freely; a key that is there keeps its meaning. Lines and columns count from 0, columns in UTF-16 units. The schema is `schemas/bundled/output.schema.json`, made by `npm run generate`.',
    list([...parts.keys()].map((title) => link(code(title), `#${anchor(title)}`))),
    '## The report',
    table(head, narrow(own)),
    ...[...parts].flatMap(([title, { description, rows }]) => [
      `## ${title}`,
      description && plain(description),
      table(head, narrow(rows)),
    ]),
  );
}

/** Descriptions are prose with code in backticks; only what would break the table is escaped. */
const meaning = (text) => text.replaceAll('|', '\\|');

function absentText(absent) {
  if (absent === undefined) return '';
  return ABSENT[absent] ?? code(absent.replace(/^default:/, ''));
}

const TYPES = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  null: '`null`',
};

const EACH = 'list; each ';

function valueText(schema, definitions, parts) {
  const whole = resolved(schema, definitions);
  if (whole.oneOf) {
    const texts = [...new Set(whole.oneOf.map((branch) => valueText(branch, definitions, parts)))];
    const single = texts.filter((text) => !text.startsWith(EACH));
    const isOfThese = (text) =>
      text
        .slice(EACH.length)
        .split(' or ')
        .every((part) => single.includes(part));
    return texts.map((text) => (text.startsWith(EACH) && isOfThese(text) ? 'a list of these' : text)).join(' or ');
  }
  if (whole.const !== undefined) return code(JSON.stringify(whole.const).replaceAll('"', ''));
  if (whole.enum) return whole.enum.map((value) => code(String(value))).join(' or ');
  if (whole.type === 'array') return whole.items ? `${EACH}${valueText(whole.items, definitions, parts)}` : 'list';
  if (whole.properties && whole.title) {
    if (!parts.has(whole.title)) {
      parts.set(whole.title, { description: whole.description, rows: [] });
      parts.get(whole.title).rows.push(...rowsOf(whole, definitions, parts));
    }
    return link(code(whole.title), `#${anchor(whole.title)}`);
  }
  if (whole['x-expects']) return plain(whole['x-expects']);
  return whole.type === undefined
    ? 'anything'
    : [whole.type]
        .flat()
        .map((type) => TYPES[type] ?? type)
        .join(' or ');
}
