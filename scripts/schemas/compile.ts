/** Compiles validators ahead of time, so that no schema is compiled where a person waits. */
import path from 'node:path';
import Ajv from 'ajv';
import { _ } from 'ajv/dist/compile/codegen/index.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import type { Json } from '../setup/files.ts';
import { mapSchemas, resolved } from './bundle.ts';

/** Words for people, which the validators carry about for nothing. */
const WORDS = /^(x-.*|title|description|examples)$/;

/**
 * One ES module without imports, with a validator for each root: export name -> schema that may refer to `#/definitions/…`. `formats` is the
 * module that exports `formats`: name -> (text) => boolean.
 */
export async function compileValidators(
  definitions: Json,
  roots: Record<string, Json>,
  formats: string,
): Promise<string> {
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    strictTypes: false,
    strictRequired: false,
    // Stand-ins: the compiled code asks the module.
    formats: { 'calendar-date': () => true, resolution: () => true },
    code: { source: true, esm: true, lines: true, formats: _`require(${formats}).formats` },
  });
  // What is at the end of a chain of alternatives: none of them was meant.
  ajv.addKeyword({ keyword: 'x-none-of', code: (context) => context.fail(_`true`) });
  // Ajv's own counts characters and brings code of Ajv along; the schemas only ask whether there is any text.
  ajv.removeKeyword('minLength');
  ajv.addKeyword({
    keyword: 'minLength',
    type: 'string',
    schemaType: 'number',
    code: (context) => context.fail(_`${context.data}.length < ${context.schemaCode}`),
  });
  const prefixed = Object.fromEntries(Object.entries(roots).map(([name, schema]) => [`root-${name}`, schema]));
  const all = { $id: 'all', definitions: { ...definitions, ...prefixed } };
  ajv.addSchema(mapSchemas(all, (schema) => chained(wordless(schema), definitions)));
  const exports = Object.fromEntries(Object.keys(roots).map((name) => [name, name]));
  for (const name of Object.keys(roots)) {
    ajv.addSchema({ $id: name, $ref: `all#/definitions/root-${name}` });
  }
  const bundled = await build({
    stdin: { contents: standalone(ajv, exports), resolveDir: path.dirname(formats), loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    logLevel: 'warning',
  });
  return bundled.outputFiles[0]?.text ?? '';
}

const wordless = (schema: Json): Json => Object.fromEntries(Object.entries(schema).filter(([key]) => !WORDS.test(key)));

/**
 * `oneOf` as a chain of if and else: what the value looks like picks the branch that was meant, so that one slip gives the error of that
 * branch and not one of each. A scalar and a list are told by type, maps by the key that only one branch requires.
 */
function chained(schema: Json, definitions: Json): Json {
  const { oneOf, ...rest } = schema;
  if (oneOf === undefined) {
    return schema;
  }
  const branches = oneOf.map((branch: Json) => ({ branch, shape: resolved(branch, definitions) }));
  const maps = branches.filter(({ shape }: Json) => typeOf(shape) === 'object');
  let chain: Json = { 'x-none-of': true };
  for (const { branch, shape } of branches.reverse()) {
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    chain = { if: looksLike(shape, maps.length > 1), then: branch, else: chain };
  }
  return { ...rest, ...chain };
}

function typeOf(shape: Json): string {
  if (shape.type !== undefined) {
    return shape.type;
  }
  return shape.const === null ? 'null' : typeof (shape.const ?? shape.enum[0]);
}

function looksLike(shape: Json, amongMaps: boolean): Json {
  const type = typeOf(shape);
  return type === 'object' && amongMaps ? { type, required: [shape.required[0]] } : { type };
}
