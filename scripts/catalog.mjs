/**
 * Checks catalog/chips.yaml, catalog/countries.yaml and catalog/legal-forms.yaml and writes what the engine loads:
 * server/src/catalog/generated/catalog.json and legal-forms.json.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { chipProblems, countryProblems, joinProblems } from './catalog/checks.mjs';
import { compactForms, legalFormProblems } from './catalog/legalForms.mjs';

const root = new URL('../', import.meta.url);

/** What `buildCatalog` reads and writes, for the stamp that says whether it has to run again. */
export const CATALOG_INPUTS = [
  'catalog/*.yaml',
  'schemas/chips.schema.json',
  'schemas/countries.schema.json',
  'schemas/legal-forms.schema.json',
  'scripts/catalog.mjs',
  'scripts/catalog/*.mjs',
];
export const CATALOG_OUTPUTS = [
  'server/src/catalog/generated/catalog.json',
  'server/src/catalog/generated/legal-forms.json',
];

const [target, formsTarget] = CATALOG_OUTPUTS.map((file) => new URL(file, root));

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
  const [chips, countries, forms] = await Promise.all(
    ['chips', 'countries', 'legal-forms'].map((name) => readYaml(`catalog/${name}.yaml`)),
  );
  const problems = [
    ...(await schemaProblems('schemas/chips.schema.json', chips)),
    ...(await schemaProblems('schemas/countries.schema.json', countries)),
    ...(await schemaProblems('schemas/legal-forms.schema.json', forms)),
  ];
  if (problems.length === 0)
    problems.push(
      ...chipProblems(chips),
      ...countryProblems(countries),
      ...joinProblems(chips, countries),
      ...legalFormProblems(forms, countries),
    );
  if (problems.length > 0)
    throw new Error(`The catalogue has ${problems.length} problem(s):\n  ${problems.join('\n  ')}`);
  const data = compact(chips, countries);
  await write(target, data);
  await write(formsTarget, compactForms(forms));
  return data;
}

/** Leaves a file alone that says the same already, so that nothing is built again for it. */
async function write(file, data) {
  const text = `${JSON.stringify(data)}\n`;
  await mkdir(new URL('./', file), { recursive: true });
  if ((await readFile(file, 'utf8').catch(() => undefined)) !== text) await writeFile(file, text);
}

function compact(chips, { countries }) {
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
