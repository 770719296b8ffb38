/** Compiles validators ahead of time, so that no schema is compiled where a person waits. */
import path from 'node:path';
import Ajv from 'ajv';
import { _ } from 'ajv/dist/compile/codegen/index.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { mapSchemas, resolved } from './bundle.mjs';

/** Words for people, which the validators carry about for nothing. */
const WORDS = /^(x-.*|title|description|examples)$/;

/**
 * @param {Record<string, object>} definitions shared definitions, self-contained
 * @param {Record<string, object>} roots export name -> schema that may refer to `#/definitions/…`
 * @param {string} formats module that exports `formats`: name -> (text) => boolean
 * @returns {Promise<string>} one ES module without imports, one export per root
 */
export async function compileValidators(definitions, roots, formats) {
  const ajv = new Ajv.default({
    allErrors: true,
    messages: false,
    strictTypes: false,
    strictRequired: false,
    // Stand-ins: the compiled code asks the module.
    formats: { 'calendar-date': () => true, resolution: () => true },
    code: { source: true, esm: true, lines: true, formats: _`require(${formats}).formats` },
  });
  // What stands at the end of a chain of alternatives: none of them was meant.
  ajv.addKeyword({ keyword: 'x-none-of', code: (context) => context.fail(_`true`) });
  // Ajv's own counts characters and brings code of Ajv along; the schemas only ask whether there is any text.
  ajv.removeKeyword('minLength');
  ajv.addKeyword({
    keyword: 'minLength',
    type: 'string',
    schemaType: 'number',
    code: (context) => context.fail(_`${context.data}.length < ${context.schemaCode}`),
  });
  const all = { $id: 'all', definitions: { ...definitions, ...prefixed(roots) } };
  ajv.addSchema(mapSchemas(all, (schema) => chained(wordless(schema), definitions)));
  const exports = Object.fromEntries(Object.keys(roots).map((name) => [name, name]));
  for (const name of Object.keys(roots)) {
    ajv.addSchema({ $id: name, $ref: `all#/definitions/root-${name}` });
  }
  const bundled = await build({
    stdin: { contents: standalone.default(ajv, exports), resolveDir: path.dirname(formats), loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    logLevel: 'warning',
  });
  return bundled.outputFiles[0].text;
}

function wordless(schema) {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !WORDS.test(key)));
}

function prefixed(roots) {
  return Object.fromEntries(Object.entries(roots).map(([name, schema]) => [`root-${name}`, schema]));
}

/**
 * `oneOf` as a chain of if and else: what the value looks like picks the branch that was meant, so that one slip gives the error of that
 * branch and not one of each. A scalar and a list are told by type, maps by the key that only one branch requires.
 */
function chained(schema, definitions) {
  const { oneOf, ...rest } = schema;
  if (oneOf === undefined) {
    return schema;
  }
  const branches = oneOf.map((branch) => ({ branch, shape: resolved(branch, definitions) }));
  const maps = branches.filter(({ shape }) => typeOf(shape) === 'object');
  let chain = { 'x-none-of': true };
  for (const { branch, shape } of branches.reverse()) {
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    chain = { if: looksLike(shape, maps.length > 1), then: branch, else: chain };
  }
  return { ...rest, ...chain };
}

function typeOf(shape) {
  if (shape.type !== undefined) {
    return shape.type;
  }
  return shape.const === null ? 'null' : typeof (shape.const ?? shape.enum[0]);
}

function looksLike(shape, amongMaps) {
  const type = typeOf(shape);
  return type === 'object' && amongMaps ? { type, required: [shape.required[0]] } : { type };
}
