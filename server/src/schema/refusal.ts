/** A value that does not fit: the one thing that is wrong with it, and how to fix it. */
import type { ErrorObject } from 'ajv';
import { isMap } from '../yaml/index.ts';
import type { Path } from '../yaml/types.ts';
import { branchFor, isDeclared, type Node } from './annotations.ts';
import { fixFor } from './fixes.ts';
import { type MessageCode, message, shown, spelled } from './messages.ts';
import type { SchemaProblem } from './problem.ts';
import { nearest } from './suggest.ts';
import { unknownKey } from './unknownKey.ts';
import { capital, expected, placeName } from './words.ts';

/** `source`: the scalar as written. */
export function refusal(
  errors: readonly ErrorObject[],
  path: Path,
  value: unknown,
  source: string | undefined,
  node: Node,
): SchemaProblem {
  const misspelled = isMap(value) ? mapWithoutMeaning(path, value, node) : undefined;
  if (misspelled !== undefined) {
    return misspelled;
  }
  const { rule, code } = verdict(new Set(errors.map((error) => error.keyword)), value, node);
  const near = code === 'type' || code === 'value' ? nearValue(value, node) : undefined;
  const args = {
    path: spelled(path),
    place: capital(placeName(path, node)),
    expects: expected(node),
    actual: shown(value, source),
    value: source ?? shown(value),
    near: near?.word ?? '',
  };
  return {
    rule: near === undefined ? rule : 'schema/value',
    path,
    at: 'value',
    severity: 'error',
    message: message(near === undefined ? code : 'value-near', args),
    fix: fixFor(value, node, path, near),
  };
}

interface Verdict {
  readonly rule: string;
  readonly code: MessageCode;
}

function verdict(keywords: ReadonlySet<string>, value: unknown, node: Node): Verdict {
  const isScalar = typeof value !== 'object';
  if (value === '' || (typeof value === 'string' && value.trim() === '')) {
    return { rule: 'schema/empty', code: 'empty-text' };
  }
  if (keywords.has('minItems')) {
    return { rule: 'schema/empty', code: 'empty-list' };
  }
  if (keywords.has('minProperties')) {
    return { rule: 'schema/empty', code: 'empty-text' };
  }
  if (isScalar && node.format === 'calendar-date') {
    const isShaped = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    return { rule: 'schema/date', code: isShaped ? 'no-such-day' : 'type' };
  }
  if (keywords.has('pattern')) {
    return { rule: 'schema/format', code: 'type' };
  }
  if (typeof value === 'number' && node.types.some((type) => type === 'number' || type === 'integer')) {
    return { rule: 'schema/number', code: 'type' };
  }
  const isWord = (node.values !== undefined || isDeclared(node.domain)) && node.alternatives === undefined;
  if (isScalar && (keywords.has('format') || isWord)) {
    return { rule: 'schema/value', code: 'value' };
  }
  return { rule: 'schema/type', code: node.types[0] === 'array' && isMap(value) ? 'type-dash' : 'type' };
}

/** One of the fixed values, misspelled. */
function nearValue(value: unknown, node: Node) {
  const words = (node.values ?? []).filter((each) => typeof each === 'string');
  return typeof value === 'string' ? nearest(value, words) : undefined;
}

/** A map that has none of the keys by which alternatives are told: perhaps one of them is misspelled. */
function mapWithoutMeaning(path: Path, map: Readonly<Record<string, unknown>>, node: Node): SchemaProblem | undefined {
  if (node.alternatives === undefined || branchFor(node, map) !== node) {
    return undefined;
  }
  for (const key of Object.keys(map)) {
    const { near, problem } = unknownKey(key, path, map, node);
    if (near !== undefined) {
      return problem;
    }
  }
  return undefined;
}
