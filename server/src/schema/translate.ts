/** From the validator's errors to problems that a person can act on: one for each mistake, where it was made. */
import type { ErrorObject } from 'ajv';
import { type Path, valueAt } from '../yaml/index.ts';
import { branchFor, keysOf, type Node } from './annotations.ts';
import { message, spelled } from './messages.ts';
import { nodeAt, type Place, pathOfPointer } from './place.ts';
import type { SchemaProblem } from './problem.ts';
import { refusal } from './refusal.ts';
import { unknownKey } from './unknownKey.ts';
import { expected, placeName } from './words.ts';

interface Translated {
  readonly problems: readonly SchemaProblem[];
  readonly invalid: readonly Path[];
}

/** One map or value with all that the validator said about it. */
interface Group {
  readonly path: Path;
  readonly unknown: string[];
  readonly missing: string[];
  readonly refused: ErrorObject[];
}

export function translate(errors: readonly ErrorObject[], value: unknown, place: Place): Translated {
  const problems: SchemaProblem[] = [];
  const invalid: Path[] = [];
  for (const group of grouped(errors, value)) {
    const translated = group.refused.length > 0 ? refused(group, value, place) : keys(group, value, place);
    problems.push(...translated.problems);
    invalid.push(...translated.invalid);
  }
  return { problems: problems.map((problem) => fromPiece(problem, place.base)), invalid };
}

/** Paths from the piece, for a problem whose paths begin at the value that was checked. */
export function fromPiece(problem: SchemaProblem, base: Path): SchemaProblem {
  if (base.length === 0) {
    return problem;
  }
  const { fix } = problem;
  return {
    ...problem,
    path: [...base, ...problem.path],
    ...(fix && { fix: { ...fix, path: [...base, ...fix.path] } }),
  };
}

function grouped(errors: readonly ErrorObject[], value: unknown): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const error of errors) {
    if (error.keyword === 'if') {
      continue; // Only says that the branch which was meant has errors; those are told by themselves.
    }
    let group = groups.get(error.instancePath);
    if (!group) {
      group = { path: pathOfPointer(error.instancePath, value), unknown: [], missing: [], refused: [] };
      groups.set(error.instancePath, group);
    }
    if (error.keyword === 'additionalProperties') {
      group.unknown.push(error.params.additionalProperty);
    } else if (error.keyword === 'required') {
      group.missing.push(error.params.missingProperty);
    } else {
      group.refused.push(error);
    }
  }
  return groups.values();
}

/** A key that is misspelled is one mistake, though it is both unknown and missing. */
function keys({ path, unknown, missing }: Group, value: unknown, { node: root }: Place): Translated {
  const problems: SchemaProblem[] = [];
  const invalid: Path[] = [];
  const map = valueAt(value, path);
  const node = nodeAt(root, path, value);
  const meant = new Set<string>();
  for (const key of unknown) {
    const { problem, near } = unknownKey(key, path, map, node, meant);
    problems.push(problem);
    invalid.push([...path, key]);
    if (near !== undefined) {
      meant.add(near);
      invalid.push([...path, near]);
    }
  }
  for (const key of missing.filter((key) => !meant.has(key))) {
    problems.push(missingKey(key, path, node, map));
    invalid.push([...path, key]);
  }
  return { problems, invalid };
}

function missingKey(key: string, path: Path, node: Node, map: unknown): SchemaProblem {
  const info = keysOf(node, map).find((each) => each.key === key);
  const args = {
    key,
    place: placeName(path, branchFor(node, map)),
    description: info?.node.description ?? '',
  };
  return { rule: 'schema/missing-key', path, at: 'value', severity: 'error', message: message('missing-key', args) };
}

function refused({ path, refused: errors }: Group, value: unknown, place: Place): Translated {
  const node = nodeAt(place.node, path, value);
  const here = valueAt(value, path);
  const last = path.at(-1);
  if (here === null && typeof last === 'string') {
    return empty(path, node, value, place);
  }
  const source = place.parsed.sourceText([...place.base, ...path]);
  return { problems: [refusal(errors, path, here, source, node)], invalid: [path] };
}

/** A key with nothing behind it says nothing: it counts as omitted, and the writer is told. */
function empty(path: Path, node: Node, value: unknown, { node: root }: Place): Translated {
  const parentPath = path.slice(0, -1);
  const parent = branchFor(nodeAt(root, parentPath, value), valueAt(value, parentPath));
  const args = { path: spelled(path), description: node.description ?? '', expects: expected(node) };
  if (parent.required?.includes(path.at(-1) as string)) {
    const text = message('missing-value', args);
    return {
      problems: [{ rule: 'schema/missing-key', path, at: 'value', severity: 'error', message: text }],
      invalid: [path],
    };
  }
  // Where leaving the key out means something, an empty one may have been meant to say more: nothing that is read as "not so".
  const isUnknown = node.absent === 'unknown';
  const text = message(isUnknown ? 'empty-unknown' : 'empty', args);
  const severity = isUnknown ? 'info' : 'warning';
  return { problems: [{ rule: 'schema/empty', path, at: 'value', severity, message: text }], invalid: [] };
}
