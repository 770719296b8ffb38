/**
 * Checks the files of catalog/ and writes what the engine loads: server/src/catalog/generated/catalog.json and legal-forms.json, and
 * the words of placeholders.yaml and formats.yaml as modules.
 */
import Ajv from 'ajv';
import { chipProblems, countryProblems, currencyProblems, joinProblems } from './catalog/checks.ts';
import { compactForms, legalFormProblems } from './catalog/legalForms.ts';
import { formatProblems, placeholderProblems } from './catalog/wordChecks.ts';
import { type Json, readJson, readYaml, writeOutput } from './setup/files.ts';
import { Refusal } from './setup/step.mjs';

const FILES = ['chips', 'countries', 'country-names', 'placeholders', 'formats', 'legal-forms', 'currencies'];

/** What the engine and its hovers read of an item; the rest of chips.yaml is for reviewers. */
const KEPT =
  'id vendor name aliases partNumbers kind form contains denseTops tpp die memory interconnect dataCenter designer transistors eccn launch confidence sources note'.split(
    ' ',
  );

/** Reads, checks and writes the catalogue. Throws a Refusal that lists every problem as "entry: field: what". */
export function build(): void {
  const files = FILES.map((name) => readYaml(`catalog/${name}.yaml`));
  const [chips, countries, { names: foreign }, placeholders, formats, forms, money] = files;
  const shape = FILES.flatMap((name, index) => schemaProblems(`schemas/${name}.schema.json`, files[index]));
  const problems =
    shape.length > 0
      ? shape
      : [
          ...chipProblems(chips),
          ...countryProblems(countries),
          ...joinProblems(chips, countries),
          ...placeholderProblems(placeholders, countries),
          ...formatProblems(formats, countries),
          ...legalFormProblems(forms, countries),
          ...currencyProblems(money),
        ];
  if (problems.length > 0) {
    throw new Refusal(`The catalogue has ${problems.length} problem(s):\n  ${problems.join('\n  ')}`);
  }
  const write = (file: string, text: string) => writeOutput(`server/src/catalog/generated/${file}`, text);
  write('catalog.json', `${JSON.stringify(compact(chips, countries, foreign, money))}\n`);
  write('placeholders.ts', moduleText('vocabulary', vocabularyOf(placeholders)));
  write('formats.ts', moduleText('formats', formats));
  write('legal-forms.json', `${JSON.stringify(compactForms(forms))}\n`);
}

const moduleText = (name: string, value: unknown) =>
  `/** Made from catalog/*.yaml by \`npm run generate\`. */\nexport const ${name} = ${JSON.stringify(value)} as const;\n`;

/** The words of all languages together: which language a form is in, it does not say. */
function vocabularyOf({ placeholders }: Json) {
  const all = (group: string) => Object.values<Json>(placeholders).flatMap((language) => language[group] ?? []);
  return { whole: all('whole'), apart: all('apart'), phrase: all('phrase') };
}

function compact(chips: Json, countryFile: Json, countryNames: Json, { currencies }: Json) {
  const { countries, ambiguous: ambiguousCountries, regions, locodes } = countryFile;
  const pick = (entry: Json, keys: readonly string[]) =>
    Object.fromEntries(keys.filter((key) => key in entry).map((key) => [key, entry[key]]));
  const each = (table: Json, keys: readonly string[]) =>
    Object.fromEntries(Object.entries(table).map(([key, entry]) => [key, pick(entry, keys)]));
  return {
    version: chips.version,
    bits: chips.bits,
    vendors: each(chips.vendors, ['headquarters']),
    sources: each(chips.sources, ['title', 'url']),
    items: chips.items.map((item: Json) => pick(item, KEPT)),
    ...{ countries, countryNames, ambiguousCountries, regions, locodes, currencies },
  };
}

function schemaProblems(schema: string, value: Json): string[] {
  const ajv = new Ajv({ allErrors: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
  const validate = ajv.compile(readJson(schema));
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const [list = '', index = '', ...rest] = instancePath.split('/').slice(1);
    const entry = Array.isArray(value?.[list]) ? value[list][Number(index)] : undefined;
    const extra = params.additionalProperty ?? params.allowedValues?.join(', ') ?? '';
    const name = entry?.id ?? entry?.code ?? ([list, index].filter(Boolean).join('.') || schema);
    return `${name}: ${rest.join('.') || '(entry)'}: ${message} ${extra}`.trim();
  });
}
