/**
 * Checks the files of catalog/ and writes what the engine loads: server/src/catalog/generated/catalog.json and legal-forms.json, and
 * the words of placeholders.yaml and formats.yaml as modules.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { chipProblems, countryProblems, currencyProblems, joinProblems } from './catalog/checks.mjs';
import { compactForms, legalFormProblems } from './catalog/legalForms.mjs';
import { formatProblems, placeholderProblems } from './catalog/wordChecks.mjs';

const root = new URL('../', import.meta.url);

/** What `buildCatalog` reads and writes, for the stamp that says whether it has to run again. */
export const CATALOG_INPUTS = [
  'catalog/*.yaml',
  'schemas/chips.schema.json',
  'schemas/countries.schema.json',
  'schemas/country-names.schema.json',
  'schemas/formats.schema.json',
  'schemas/placeholders.schema.json',
  'schemas/legal-forms.schema.json',
  'schemas/currencies.schema.json',
  'scripts/catalog.mjs',
  'scripts/catalog/*.mjs',
];
export const CATALOG_OUTPUTS = [
  'server/src/catalog/generated/catalog.json',
  'server/src/catalog/generated/placeholders.ts',
  'server/src/catalog/generated/formats.ts',
  'server/src/catalog/generated/legal-forms.json',
];

const [target, placeholdersTarget, formatsTarget, formsTarget] = CATALOG_OUTPUTS.map((file) => new URL(file, root));

/** What the engine and its hovers read of an item; the rest of chips.yaml is for reviewers. */
const KEPT = [
  'id',
  'vendor',
  'name',
  'aliases',
  'partNumbers',
  'kind',
  'form',
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
  const names = ['chips', 'countries', 'country-names', 'placeholders', 'formats', 'legal-forms', 'currencies'];
  const files = await Promise.all(names.map((name) => readYaml(`catalog/${name}.yaml`)));
  const [chips, countries, { names: foreign }, placeholders, formats, forms, money] = files;
  const problems = (
    await Promise.all(names.map((name, index) => schemaProblems(`schemas/${name}.schema.json`, files[index])))
  ).flat();
  if (problems.length === 0)
    problems.push(
      ...chipProblems(chips),
      ...countryProblems(countries),
      ...joinProblems(chips, countries),
      ...placeholderProblems(placeholders, countries),
      ...formatProblems(formats, countries),
      ...legalFormProblems(forms, countries),
      ...currencyProblems(money),
    );
  if (problems.length > 0)
    throw new Error(`The catalogue has ${problems.length} problem(s):\n  ${problems.join('\n  ')}`);
  const data = compact(chips, countries, foreign, money);
  await writeChanged(target, `${JSON.stringify(data)}\n`);
  await writeChanged(placeholdersTarget, moduleText('vocabulary', vocabularyOf(placeholders)));
  await writeChanged(formatsTarget, moduleText('formats', formats));
  await writeChanged(formsTarget, `${JSON.stringify(compactForms(forms))}\n`);
  return data;
}

/** Leaves a file alone that says the same already, so that nothing is built again for it. */
async function writeChanged(file, text) {
  await mkdir(new URL('./', file), { recursive: true });
  if ((await readFile(file, 'utf8').catch(() => undefined)) !== text) await writeFile(file, text);
}

const moduleText = (name, value) =>
  `/** Made from catalog/*.yaml by \`npm run generate\`. */\nexport const ${name} = ${JSON.stringify(value)} as const;\n`;

/** The words of all languages together: which language a form is in, it does not say. */
function vocabularyOf({ placeholders }) {
  const all = (group) => Object.values(placeholders).flatMap((language) => language[group] ?? []);
  return { whole: all('whole'), apart: all('apart'), phrase: all('phrase') };
}

function compact(chips, { countries, ambiguous, regions, locodes }, countryNames, { currencies }) {
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
    countryNames,
    ambiguousCountries: ambiguous,
    regions,
    locodes,
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
