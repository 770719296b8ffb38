/** Reads the schemas that people edit, and makes self-contained copies: every definition that is reached stands in the copy. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SUFFIX = '.schema.json';

/** All schemas of the folder by file name, such as `deal-sheet.schema.json`. */
export function loadSchemas(folder) {
  const schemas = new Map();
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith(SUFFIX)) {
      schemas.set(file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
    }
  }
  return schemas;
}

/**
 * A copy of the schema in which every reference points into the copy. A reference to a whole file becomes a definition named
 * after the file's title. Throws when a reference leads nowhere, or two files define different things under one name.
 */
export function bundle(schemas, file) {
  const definitions = {};
  const origin = new Map();

  const define = (name, ofFile, schema) => {
    const from = `${ofFile}#${name}`;
    if (origin.has(name)) {
      if (origin.get(name) !== from) {
        throw new Error(`Two schemas define ${name}: ${origin.get(name)} and ${from}.`);
      }
      return;
    }
    origin.set(name, from);
    definitions[name] = copy(schema, ofFile);
  };

  const resolve = (ref, inFile) => {
    const [target, pointer = ''] = ref.split('#');
    const ofFile = target === '' ? inFile : target;
    const schema = schemas.get(ofFile);
    if (schema === undefined) {
      throw new Error(`${inFile}: ${ref} names a schema that does not exist.`);
    }
    if (pointer === '') {
      define(schema.title, ofFile, withoutFrame(schema));
      return `#/definitions/${schema.title}`;
    }
    const name = pointer.replace('/definitions/', '');
    if (schema.definitions?.[name] === undefined) {
      throw new Error(`${inFile}: ${ref} leads nowhere.`);
    }
    define(name, ofFile, schema.definitions[name]);
    return `#/definitions/${name}`;
  };

  const copy = (node, inFile) => {
    if (Array.isArray(node)) {
      return node.map((entry) => copy(entry, inFile));
    }
    if (typeof node !== 'object' || node === null) {
      return node;
    }
    // Editors offer examples as completions. Where the values are of the domain, the language server offers the real ones.
    const entries = Object.entries(node).filter(([key]) => key !== 'examples' || node['x-domain'] === undefined);
    return Object.fromEntries(
      entries.map(([key, value]) => [
        key,
        key === '$ref' ? resolve(value, inFile) : key === 'examples' ? value : copy(value, inFile),
      ]),
    );
  };

  const root = schemas.get(file);
  const { $schema, $id } = root;
  return { $schema, $id, ...copy(withoutFrame(root), file), definitions };
}

function withoutFrame({ $schema: _schema, $id: _id, definitions: _definitions, ...rest }) {
  return rest;
}

/** The schema with its reference and `allOf` followed: what holds where it stands. What stands nearer wins. */
export function resolved(schema, definitions) {
  let { $ref, allOf, ...own } = schema;
  const parts = [...($ref === undefined ? [] : [definitions[$ref.replace('#/definitions/', '')]]), ...(allOf ?? [])];
  for (const part of parts.map((each) => resolved(each, definitions))) {
    const required = [...new Set([...(part.required ?? []), ...(own.required ?? [])])];
    // Keys that both name are those of the part with what the other says of them besides.
    const properties = part.properties && own.properties && withBoth(part.properties, own.properties);
    own = { ...part, ...own, ...(required.length > 0 ? { required } : {}), ...(properties ? { properties } : {}) };
  }
  return own;
}

const withBoth = (below, above) =>
  Object.fromEntries(
    [...new Set([...Object.keys(below), ...Object.keys(above)])].map((key) => [key, { ...below[key], ...above[key] }]),
  );

/** Applies `change` to every schema below (not to examples or enumerations), innermost first. */
export function mapSchemas(schema, change) {
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  const each = (value) => mapSchemas(value, change);
  const table = (value) => Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, each(entry)]));
  const next = { ...schema };
  for (const key of ['properties', 'patternProperties', 'definitions']) {
    if (next[key] !== undefined) {
      next[key] = table(next[key]);
    }
  }
  for (const key of ['oneOf', 'allOf']) {
    if (next[key] !== undefined) {
      next[key] = next[key].map(each);
    }
  }
  for (const key of ['items', 'additionalProperties', 'if', 'then', 'else']) {
    if (next[key] !== undefined) {
      next[key] = each(next[key]);
    }
  }
  return change(next);
}
