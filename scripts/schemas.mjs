/**
 * From the schemas in `schemas/`: validators, types and annotations for the server (server/src/schema/generated), and self-contained
 * copies for editors (schemas/bundled).
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { annotate } from './schemas/annotate.mjs';
import { bundle, loadSchemas, mapSchemas, resolved } from './schemas/bundle.mjs';
import { compileValidators } from './schemas/compile.mjs';
import { typesOf } from './schemas/types.mjs';
import { root } from './setup/step.mjs';

const SCHEMAS = path.join(root, 'schemas');
const GENERATED = path.join(root, 'server/src/schema/generated');
const FORMATS = path.join(root, 'server/src/schema/formats.ts');
const BANNER = '// Generated from schemas/ by scripts/schemas.mjs. Do not edit.\n';

/** The documents that people write; the section of each is the property that is marked `x-section`. */
const DOCUMENTS = [
  'shipment-manifest.schema.json',
  'deal-sheet.schema.json',
  'license-register.schema.json',
  'agreement-register.schema.json',
  'veu-register.schema.json',
];

/** What editors and other tools are given, each in a file of its own. */
const FOR_EDITORS = [
  'document.schema.json',
  ...DOCUMENTS,
  'configuration.schema.json',
  'catalog.schema.json',
  'pack.schema.json',
  'output.schema.json',
];

/** What `buildSchemas` reads and writes, for the stamp that says whether it has to run again. */
export const SCHEMA_INPUTS = [
  'schemas/*.schema.json',
  'scripts/schemas.mjs',
  'scripts/schemas/*.mjs',
  'server/src/schema/formats.ts',
];
export const SCHEMA_OUTPUTS = [
  'server/src/schema/generated/validators.js',
  'server/src/schema/generated/validators.d.ts',
  'server/src/schema/generated/types.ts',
  'server/src/schema/generated/annotations.ts',
  ...FOR_EDITORS.map((file) => `schemas/bundled/${file}`),
];

/** Writes everything that is made from the schemas. Throws when a schema is wrong. */
export async function buildSchemas() {
  const schemas = loadSchemas(SCHEMAS);
  const { definitions, documents, configuration, catalog, output } = readAll(schemas);

  const validators = { configuration, catalog, output };
  const annotations = { configuration: { head: configuration }, catalog: { head: catalog } };
  for (const { kind, schema, section } of documents) {
    const item = resolved(schema.properties[section], definitions).items;
    validators[`headOf${kind}`] = headOf(schema, section, definitions);
    validators[`itemOf${kind}`] = item;
    annotations[kind] = { head: schema, section, item };
  }
  const types = Object.fromEntries(documents.map(({ kind, schema }) => [kind, schema]));

  mkdirSync(GENERATED, { recursive: true });
  const write = (name, text) => writeFileSync(path.join(GENERATED, name), text);
  write('validators.js', BANNER + (await compileValidators(definitions, validators, FORMATS)));
  write('validators.d.ts', declarations(Object.keys(validators)));
  write(
    'types.ts',
    await typesOf(definitions, { ...types, Configuration: configuration, OwnCatalog: catalog, Output: output }, BANNER),
  );
  const table = JSON.stringify(annotate(definitions, annotations), null, 1);
  write(
    'annotations.ts',
    `${BANNER}import type { Table } from '../annotations.ts';\n\nexport const table: Table = ${table};\n`,
  );
  writeForEditors(schemas);
}

/** Every schema with its references pointing into one set of definitions. */
function readAll(schemas) {
  const definitions = {};
  const open = (file) => {
    const { $schema: _schema, $id: _id, definitions: own, ...schema } = bundle(schemas, file);
    Object.assign(definitions, own);
    return schema;
  };
  const documents = DOCUMENTS.map((file) => {
    const schema = open(file);
    const section = Object.keys(schema.properties).find((key) => schema.properties[key]['x-section']);
    return { kind: schema.properties.kind.const, schema, section };
  });
  return {
    definitions,
    documents,
    configuration: open('configuration.schema.json'),
    catalog: open('catalog.schema.json'),
    output: open('output.schema.json'),
  };
}

/** The document without the items of its section: they are checked one by one, and null stands where they were cut out. */
function headOf(schema, section, definitions) {
  const { minItems } = resolved(schema.properties[section], definitions);
  const list = { type: ['array', 'null'], minItems: minItems ?? 0 };
  return { ...schema, properties: { ...schema.properties, [section]: list } };
}

function declarations(names) {
  const lines = names.map((name) => `export declare const ${name}: ValidateFunction;`);
  return `${BANNER}import type { ValidateFunction } from 'ajv';\n\n${lines.join('\n')}\n`;
}

/**
 * For editors: one file each, and the formats that they do not know as patterns. Examples of values that our language server completes are
 * left out: an editor would offer them a second time.
 */
function writeForEditors(schemas) {
  const folder = path.join(SCHEMAS, 'bundled');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const file of FOR_EDITORS) {
    const whole = bundle(schemas, file);
    const schema = mapSchemas(whole, ({ format, examples, ...rest }) => ({
      ...rest,
      ...(examples === undefined || isCompleted(rest, whole.definitions) ? {} : { examples }),
      ...(format === 'calendar-date' ? { pattern: '^\\d{4}-\\d{2}-\\d{2}$' } : {}),
      ...(format !== undefined && format !== 'calendar-date' && format !== 'resolution' ? { format } : {}),
    }));
    writeFileSync(path.join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
  }
}

/** Does the domain know the values of the place, or of the members of the list there? */
function isCompleted(schema, definitions) {
  if (schema === undefined) return false;
  const name = /^#\/definitions\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  if (schema['x-domain'] !== undefined) return true;
  return (
    isCompleted(schema.items, definitions) || (name !== undefined && isCompleted(definitions?.[name], definitions))
  );
}
