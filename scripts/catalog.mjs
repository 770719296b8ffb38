/**
 * Checks catalog/chips.yaml, catalog/countries.yaml and catalog/currencies.yaml and writes what the engine loads:
 * server/src/catalog/generated/catalog.json.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { chipProblems, countryProblems, currencyProblems, joinProblems } from './catalog/checks.mjs';

const root = new URL('../', import.meta.url);

/** What `buildCatalog` reads and writes, for the stamp that says whether it has to run again. */
export const CATALOG_INPUTS = [
  'catalog/*.yaml',
  'schemas/chips.schema.json',
  'schemas/countries.schema.json',
  'schemas/currencies.schema.json',
  'scripts/catalog.mjs',
  'scripts/catalog/*.mjs',
];
export const CATALOG_OUTPUTS = ['server/src/catalog/generated/catalog.json'];

const target = new URL(CATALOG_OUTPUTS[0], root);

/** What the engine and its hovers read of an item; the rest of chips.yaml is for reviewers. */
const KEPT = [
  'id',
  'vendor',
  'name',
  'aliases',
  'partNumbers',
  'kind',
  'contains',
  'denseTops',
  'tpp',
  'die',
  'memory',
  'interconnect',
  'dataCenter',
  'designer',
  'transistors',
  'eccn',
  'launch',
  'confidence',
  'sources',
  'note',
];

/**
 * Reads, checks and writes the catalogue.
 * @returns {Promise<object>} the data written
 * @throws {Error} that lists every problem as "entry: field: what"
 */
export async function buildCatalog() {
  const [chips, countries, money] = await Promise.all(
    ['chips', 'countries', 'currencies'].map((name) => readYaml(`catalog/${name}.yaml`)),
  );
  const problems = [
    ...(await schemaProblems('schemas/chips.schema.json', chips)),
    ...(await schemaProblems('schemas/countries.schema.json', countries)),
    ...(await schemaProblems('schemas/currencies.schema.json', money)),
  ];
  if (problems.length === 0)
    problems.push(
      ...chipProblems(chips),
      ...countryProblems(countries),
      ...joinProblems(chips, countries),
      ...currencyProblems(money),
    );
  if (problems.length > 0)
    throw new Error(`The catalogue has ${problems.length} problem(s):\n  ${problems.join('\n  ')}`);
  const data = compact(chips, countries, money);
  const text = `${JSON.stringify(data)}\n`;
  await mkdir(new URL('./', target), { recursive: true });
  if ((await readFile(target, 'utf8').catch(() => undefined)) !== text) await writeFile(target, text);
  return data;
}

function compact(chips, { countries }, { currencies }) {
  const short = ({ title, url }) => (url === undefined ? { title } : { title, url });
  return {
    version: chips.version,
    bits: chips.bits,
    vendors: mapValues(chips.vendors, ({ headquarters }) => ({ headquarters })),
    sources: mapValues(chips.sources, short),
    items: chips.items.map((item) =>
      Object.fromEntries(KEPT.filter((key) => key in item).map((key) => [key, item[key]])),
    ),
    countries,
    currencies,
  };
}

const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

async function readYaml(path) {
  try {
    return parse(await readFile(new URL(path, root), 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error.message}`);
  }
}

async function schemaProblems(path, value) {
  const ajv = new Ajv({ allErrors: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
  const validate = ajv.compile(JSON.parse(await readFile(new URL(path, root), 'utf8')));
  if (validate(value)) return [];
  return validate.errors.map(({ instancePath, message, params }) => {
    const [list, index, ...rest] = instancePath.split('/').slice(1);
    const entry = Array.isArray(value?.[list]) ? value[list][Number(index)] : undefined;
    const extra = params.additionalProperty ?? params.allowedValues?.join(', ') ?? '';
    const name = entry?.id ?? entry?.code ?? ([list, index].filter(Boolean).join('.') || path);
    return `${name}: ${rest.join('.') || '(entry)'}: ${message} ${extra}`.trim();
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const data = await buildCatalog().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
  console.log(`${fileURLToPath(target)}: ${data.items.length} items, ${data.countries.length} countries`);
}
