/**
 * From the schemas in `schemas/`: validators, types and annotations for the server (server/src/schema/generated), and self-contained
 * copies for editors (schemas/bundled).
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { annotate } from './schemas/annotate.ts';
import { bundle, mapSchemas, resolved } from './schemas/bundle.ts';
import { compileValidators } from './schemas/compile.ts';
import { typesOf } from './schemas/types.ts';
import { type Json, writeOutput } from './setup/files.ts';
import { root } from './setup/step.mjs';

const BANNER = '// Generated from schemas/ by scripts/schemas.ts. Do not edit.\n';

/** The documents that people write; the section of each is the property that is marked `x-section`. */
const DOCUMENTS = ['shipment-manifest', 'deal-sheet', 'license-register', 'agreement-register', 'veu-register'];

/** What editors and other tools are given, each in a file of its own. */
const FOR_EDITORS = ['document', ...DOCUMENTS, 'configuration', 'catalog', 'pack', 'output'];

/** Writes everything that is made from the schemas. Throws when a schema is wrong. */
export async function build(): Promise<void> {
  const { definitions, documents, configuration, catalog, output } = readAll();

  const validators: Record<string, Json> = { configuration, catalog, output };
  const annotations: Record<string, Json> = { configuration: { head: configuration }, catalog: { head: catalog } };
  for (const { kind, schema, section } of documents) {
    const item = resolved(schema.properties[section], definitions).items;
    validators[`headOf${kind}`] = headOf(schema, section, definitions);
    validators[`itemOf${kind}`] = item;
    annotations[kind] = { head: schema, section, item };
  }
  const types = Object.fromEntries(documents.map(({ kind, schema }) => [kind, schema]));

  const write = (name: string, text: string) => writeOutput(`server/src/schema/generated/${name}`, text);
  const formats = path.join(root, 'server/src/schema/formats.ts');
  write('validators.js', BANNER + (await compileValidators(definitions, validators, formats)));
  const exported = Object.keys(validators).map((name) => `export declare const ${name}: ValidateFunction;\n`);
  write('validators.d.ts', `${BANNER}import type { ValidateFunction } from 'ajv';\n\n${exported.join('')}`);
  const roots = { ...types, Configuration: configuration, OwnCatalog: catalog, Output: output };
  write('types.ts', await typesOf(definitions, roots, BANNER));
  write('annotations.json', JSON.stringify(annotate(definitions, annotations), null, 1));
  writeForEditors();
}

/** Every schema with its references pointing into one set of definitions. */
function readAll() {
  const definitions: Record<string, Json> = {};
  const open = (name: string): Json => {
    const { $schema: _schema, $id: _id, definitions: own, ...schema } = bundle(name);
    Object.assign(definitions, own);
    return schema;
  };
  const documents = DOCUMENTS.map((name) => {
    const schema = open(name);
    const section = Object.keys(schema.properties).find((key) => schema.properties[key]['x-section']) as string;
    return { kind: schema.properties.kind.const as string, schema, section };
  });
  const [configuration, catalog, output] = ['configuration', 'catalog', 'output'].map(open);
  return { definitions, documents, configuration, catalog, output };
}

/** The document without the items of its section: they are checked one by one, and null stands where they were cut out. */
function headOf(schema: Json, section: string, definitions: Json): Json {
  const { minItems } = resolved(schema.properties[section], definitions);
  const list = { type: ['array', 'null'], minItems: minItems ?? 0 };
  return { ...schema, properties: { ...schema.properties, [section]: list } };
}

/**
 * For editors: one file each, and the formats that they do not know as patterns. Examples of values that our language server completes are
 * if omitted: an editor would offer them a second time.
 */
function writeForEditors(): void {
  rmSync(path.join(root, 'schemas/bundled'), { recursive: true, force: true });
  for (const name of FOR_EDITORS) {
    const whole = bundle(name);
    const schema = mapSchemas(whole, ({ format, examples, ...rest }) => ({
      ...rest,
      ...(examples === undefined || isCompleted(rest, whole.definitions) ? {} : { examples }),
      ...(format === 'calendar-date' ? { pattern: '^\\d{4}-\\d{2}-\\d{2}$' } : {}),
      ...(format !== undefined && format !== 'calendar-date' && format !== 'resolution' ? { format } : {}),
    }));
    writeOutput(`schemas/bundled/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  }
}

/** Does the domain know the values of the place, or of the members of the list there? */
function isCompleted(schema: Json, definitions: Json): boolean {
  if (schema === undefined) return false;
  const name = /^#\/definitions\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  if (schema['x-domain'] !== undefined) return true;
  return (
    isCompleted(schema.items, definitions) || (name !== undefined && isCompleted(definitions?.[name], definitions))
  );
}
