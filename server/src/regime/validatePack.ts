/**
 * What is wrong with the shape of a pack, by the schema of packs: each mistake once, where it is, and how to fix it. Brings the
 * compiler of schemas along, so import it only where there is a pack to look at.
 */
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import packSchema from '../../../schemas/bundled/pack.schema.json' with { type: 'json' };
import { nearest } from '../schema/index.ts';
import { type Path, startsWith } from '../yaml/index.ts';

export interface PackMistake {
  readonly path: Path;
  /** The key is meant, not its value. */
  readonly isKey: boolean;
  readonly message: string;
}

/** Gives what is wrong with a pack as it was read; empty when nothing is. */
export type ValidatePack = (pack: unknown) => readonly PackMistake[];

/** The schema is compiled when a pack is looked at for the first time. */
export function packValidator(): ValidatePack {
  let validate: ValidateFunction | undefined;
  return (pack) => {
    validate ??= new Ajv({ strict: false, allErrors: true, verbose: true }).compile(packSchema);
    return validate(pack) ? [] : problemsOf(validate.errors ?? [], pack);
  };
}

/** In the order in which they were met; the branches of a choice that failed are told as one. */
function problemsOf(errors: readonly ErrorObject[], pack: unknown): readonly PackMistake[] {
  const choices = errors.filter(isChoice).map(({ instancePath }) => instancePath);
  const seen = new Set<string>();
  const problems = errors.flatMap((error) => {
    const isBranch = !isChoice(error) && choices.some((at) => error.instancePath.startsWith(at) && !isSpecific(error));
    if (error.keyword === 'if' || isBranch) return [];
    const problem = problemOf(error, pack);
    // One place gets one finding, except for keys that are missing: each has to be added.
    const missing = error.keyword === 'required' ? problem.message : '';
    const key = `${problem.path.join('/')} ${missing}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [problem];
  });
  // What holds a mistake is wrong only because of it.
  const isBelow = (inner: Path, outer: Path): boolean => inner.length > outer.length && startsWith(inner, outer);
  return problems.filter(({ path, isKey }) => isKey || !problems.some((other) => isBelow(other.path, path)));
}

const isChoice = ({ keyword }: ErrorObject): boolean => keyword === 'anyOf' || keyword === 'oneOf';

/** A key that is not known says more than that no branch fits. */
const isSpecific = ({ keyword }: ErrorObject): boolean => keyword === 'additionalProperties' || keyword === 'enum';

function problemOf(error: ErrorObject, pack: unknown): PackMistake {
  const { keyword, params, parentSchema = {}, data } = error;
  const at = pathOf(error.instancePath, pack);
  const named: unknown = error.propertyName ?? params['additionalProperty'];
  const key = typeof named === 'string' ? named : undefined;
  const path = key === undefined ? at : [...at, key];
  const say = (message: string): PackMistake => ({ path, isKey: key !== undefined, message });
  const expects = parentSchema['x-expects'] ?? parentSchema['description'] ?? `of type ${parentSchema['type']}`;
  switch (keyword) {
    case 'additionalProperties':
      return say(unknownKey(key ?? '', Object.keys((parentSchema['properties'] as object | undefined) ?? {})));
    case 'enum':
      if (key !== undefined) return say(unknownKey(key, params['allowedValues'] as readonly string[]));
      return say(`Must be ${expects}.${didYouMean(String(data), (params['allowedValues'] as unknown[]).map(String))}`);
    case 'required':
      return { ...say(`Missing \`${params['missingProperty']}\`.`), isKey: at.length > 0 };
    case 'anyOf':
      return say(needsOneOf(parentSchema['anyOf']) ?? `Must be ${expects}.`);
    case 'minProperties':
      return say(`Incomplete. What belongs here: ${String(expects).replace(/\.$/, '')}.`);
    case 'maxProperties':
      return say(`Too much at once. What belongs here: ${String(expects).replace(/\.$/, '')}.`);
    case 'dependencies':
    case 'dependentRequired':
      return say(`\`${params['property']}\` needs \`${params['missingProperty']}\` as well.`);
    default:
      return say(key === undefined ? `Must be ${expects}.` : `\`${key}\` must be ${expects}.`);
  }
}

/** For a choice of keys of which one is needed. */
function needsOneOf(branches: unknown): string | undefined {
  const keys = Array.isArray(branches) ? branches.map(({ required }) => required) : [];
  return keys.length > 0 && keys.every(Array.isArray)
    ? `Missing ${keys.map((all: string[]) => all.map((key) => `\`${key}\``).join(' and ')).join(' or ')}.`
    : undefined;
}

function unknownKey(key: string, allowed: readonly string[]): string {
  return `Unknown key \`${key}\`.${didYouMean(key, allowed) || ` Known keys: ${allowed.join(', ')}.`}`;
}

function didYouMean(text: string, words: readonly string[]): string {
  const near = nearest(text, words)?.word;
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}

/** A JSON pointer as a path: a step is an index where a list stands. */
function pathOf(pointer: string, root: unknown): Path {
  let at = root;
  return pointer
    .split('/')
    .slice(1)
    .map((raw) => {
      const name = raw.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(at) ? Number(name) : name;
      at = (at as Record<string | number, unknown> | null | undefined)?.[step];
      return step;
    });
}
