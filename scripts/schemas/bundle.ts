/** Reads the schemas that people edit, and makes self-contained copies: every definition that is reached is in the copy. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Json, readJson } from '../setup/files.ts';
import { root } from '../setup/step.mjs';

/**
 * A copy of schemas/NAME.schema.json in which every reference points into the copy. A reference to a whole file becomes a definition named
 * after the file's title. Throws when a reference leads nowhere, or two files define different things under one name.
 */
export function bundle(name: string): Json {
  const definitions: Record<string, Json> = {};
  const origin = new Map<string, string>();

  const define = (key: string, file: string, schema: Json) => {
    const from = `${file}#${key}`;
    const known = origin.get(key);
    if (known !== undefined && known !== from) throw new Error(`Two schemas define ${key}: ${known} and ${from}.`);
    if (known === undefined) {
      origin.set(key, from);
      definitions[key] = copy(schema, file);
    }
    return `#/definitions/${key}`;
  };

  const resolve = (ref: string, inFile: string) => {
    const [target, pointer = ''] = ref.split('#');
    const file = target || inFile;
    if (!existsSync(path.join(root, 'schemas', file))) {
      throw new Error(`${inFile}: ${ref} names a schema that does not exist.`);
    }
    const schema = readJson(`schemas/${file}`);
    if (pointer === '') return define(schema.title, file, withoutFrame(schema));
    const key = pointer.replace('/definitions/', '');
    if (schema.definitions?.[key] === undefined) throw new Error(`${inFile}: ${ref} leads nowhere.`);
    return define(key, file, schema.definitions[key]);
  };

  const copy = (node: Json, file: string): Json => {
    if (Array.isArray(node)) return node.map((entry) => copy(entry, file));
    if (typeof node !== 'object' || node === null) return node;
    // Editors offer examples as completions. Where the values are of the domain, the language server offers the real ones.
    const entries = Object.entries<Json>(node).filter(([key]) => key !== 'examples' || node['x-domain'] === undefined);
    const copied = (key: string, value: Json) => (key === '$ref' ? resolve(value, file) : copy(value, file));
    return Object.fromEntries(entries.map(([key, value]) => [key, key === 'examples' ? value : copied(key, value)]));
  };

  const file = `${name}.schema.json`;
  const whole = readJson(`schemas/${file}`);
  return { $schema: whole.$schema, $id: whole.$id, ...copy(withoutFrame(whole), file), definitions };
}

const withoutFrame = ({ $schema: _schema, $id: _id, definitions: _definitions, ...rest }: Json): Json => rest;

/** The schema with its reference and `allOf` followed: what holds where it is. What stands nearer wins. */
export function resolved(schema: Json, definitions: Json): Json {
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

const withBoth = (below: Json, above: Json) =>
  Object.fromEntries(Object.keys({ ...below, ...above }).map((key) => [key, { ...below[key], ...above[key] }]));

/** Applies `change` to every schema below (not to examples or enumerations), innermost first. */
export function mapSchemas(schema: Json, change: (schema: Json) => Json): Json {
  if (typeof schema !== 'object' || schema === null) return schema;
  const each = (value: Json) => mapSchemas(value, change);
  const within: Record<string, (value: Json) => Json> = {
    ...same(['properties', 'patternProperties', 'definitions'], (table) => mapValues(table, each)),
    ...same(['oneOf', 'allOf'], (list) => list.map(each)),
    ...same(['items', 'additionalProperties', 'if', 'then', 'else'], each),
  };
  return change(mapEntries(schema, (key, value) => within[key]?.(value) ?? value));
}

const same = (keys: readonly string[], action: (value: Json) => Json) =>
  Object.fromEntries(keys.map((key) => [key, action]));

const mapEntries = (table: Json, change: (key: string, value: Json) => Json): Json =>
  Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(key, value)]));

/** The table with each value changed. */
export const mapValues = <T>(table: Json, change: (value: Json) => T): Record<string, T> =>
  mapEntries(table, (_, value) => change(value));
