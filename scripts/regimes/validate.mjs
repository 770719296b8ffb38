/** Checks a pack's shape against schemas/pack.schema.json and tells the first mistake: file, line, where, and how to mend it. */
import path from 'node:path';
import Ajv from 'ajv';
import { distance } from 'fastest-levenshtein';
import { isMap, LineCounter, parseDocument } from 'yaml';
import { bundle, loadSchemas } from '../schemas/bundle.mjs';
import { root } from '../setup/step.mjs';

/** Compiles the schema of packs. */
export function packValidator() {
  const schema = bundle(loadSchemas(path.join(root, 'schemas')), 'pack.schema.json');
  return new Ajv.default({ strict: false, verbose: true }).compile(schema);
}

/**
 * Reads the text of a file. Gives its data with a way to tell lines, or what is wrong with it.
 * @param {string} file the name that messages begin with
 * @param {string} text
 */
export function readDocument(file, text) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const line = (offset) => `${file}:${lines.linePos(offset ?? 0).line}`;
  const [broken] = document.errors;
  if (broken) {
    return { file, problem: `${line(broken.pos[0])}: ${broken.message.split('\n')[0]}` };
  }
  /** The file and the line of a value, or of a key in it where the key is meant. */
  const lineOf = (where, key) => line(offsetOf(document, where, key));
  return { file, value: document.toJS(), lineOf };
}

/**
 * The first thing that is wrong with the shape of a pack, after the file and line that `lineOf` gives; undefined when nothing is.
 * @param {object} pack
 * @param {import('ajv').ValidateFunction} validate from `packValidator`
 * @param {(where: string[], key?: string) => string} lineOf
 * @returns {string | undefined}
 */
export function shapeProblem(pack, validate, lineOf) {
  if (validate(pack)) {
    return undefined;
  }
  const error = telling(validate.errors ?? []);
  const where = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const key = error.propertyName ?? error.params.additionalProperty ?? slipFor(error);
  const place = where.length === 0 ? '' : `${where.join('.')}: `;
  return `${lineOf(where, key)}: ${place}${mend(error, key)}`;
}

/**
 * Reads a pack that is one file without names of its own. Gives its data, or the first thing that is wrong with it.
 * @param {string} file the name that the message begins with
 * @param {string} text
 * @param {import('ajv').ValidateFunction} validate from `packValidator`
 * @returns {{ pack: object } | { problem: string }}
 */
export function readPack(file, text, validate) {
  const { value, lineOf, problem } = readDocument(file, text);
  const wrong = problem ?? shapeProblem(value, validate, lineOf);
  return wrong === undefined ? { pack: value } : { problem: wrong };
}

/** The error that says what is wrong; those that follow it say only that a branch failed. */
const telling = (errors) => errors.find(({ keyword }) => keyword === 'anyOf') ?? errors[0];

/** Where the value stands, or the key when it is the key that is wrong. */
function offsetOf(document, where, key) {
  let node = document.contents;
  for (const step of where) {
    const below = node?.get?.(/^\d+$/.test(step) ? Number(step) : step, true);
    // What names were put in place of is where the name is.
    if (below === undefined) break;
    node = below;
  }
  const pair = key !== undefined && isMap(node) ? node.items.find((item) => String(item.key) === key) : undefined;
  return (pair?.key ?? node)?.range?.[0];
}

function mend(error, key) {
  const { keyword, params, parentSchema, data } = error;
  const expects =
    parentSchema['x-expects'] ??
    parentSchema.description ??
    (parentSchema.type === 'string' ? 'text' : `of type ${parentSchema.type}`);
  switch (keyword) {
    case 'additionalProperties':
      return notAKey(key, Object.keys(parentSchema.properties ?? {}));
    case 'enum':
      return key === undefined
        ? `must be ${expects}; this is ${shown(data)}.${near(data, params.allowedValues)}`
        : notAKey(key, params.allowedValues);
    case 'required':
      return key === undefined ? `needs \`${params.missingProperty}\`.` : notAKey(key, [params.missingProperty]);
    case 'dependencies':
      return `\`${params.property}\` needs \`${params.missingProperty}\` beside it.`;
    case 'anyOf':
      return `needs ${parentSchema.anyOf.map(({ required }) => `\`${required.join('` and `')}\``).join(' or ')}.`;
    case 'minProperties':
      return `says too little. What belongs here: ${expects}`;
    case 'maxProperties':
      return `says too much at once. What belongs here: ${expects}`;
    default:
      return key === undefined ? `must be ${expects}; this is ${shown(data)}.` : `\`${key}\` must be ${expects}.`;
  }
}

/** A key beside a missing one that is nearly it. */
function slipFor({ keyword, params, parentSchema, data }) {
  const unknown = (key) => !(key in (parentSchema.properties ?? {}));
  return keyword === 'required'
    ? Object.keys(data).find((key) => unknown(key) && near(key, [params.missingProperty]) !== '')
    : undefined;
}

function notAKey(key, allowed) {
  return `\`${key}\` is not known here.${near(key, allowed) || ` Known are ${allowed.join(', ')}.`}`;
}

function near(text, words) {
  const cost = (word) => distance(String(text).toLowerCase(), String(word).toLowerCase());
  const [best] = [...words].sort((a, b) => cost(a) - cost(b));
  return best !== undefined && cost(best) <= 3 && cost(best) < String(text).length / 2
    ? ` Did you mean \`${best}\`?`
    : '';
}

function shown(value) {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
