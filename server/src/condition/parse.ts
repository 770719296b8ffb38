/** Conditions as a pack writes them, read into trees. A map of several keys means all of them. */
import { nearest } from '../schema/index.ts';
import type { Role } from '../trade/types.ts';
import { isMap } from '../yaml/index.ts';
import type { FactScope } from './context.ts';
import type { Fact } from './facts/fact.ts';
import { KINDS, type PackNames } from './kinds/index.ts';
import { texts } from './kinds/kind.ts';
import { ConditionError, type PackPath } from './problem.ts';
import type { Condition, Test, TestNode } from './tree.ts';

/** What conditions may name. */
export interface Names extends PackNames {
  readonly facts: ReadonlyMap<string, Fact>;
  /** A condition of the pack by its name. Throws ConditionError where there is none, or where it refers to itself. */
  condition(name: string): Test;
}

/** The kinds of conditions, each with what it asks, as completion and documentation show it. */
export const NODES: Readonly<Record<string, string>> = {
  all: 'every one of a list of conditions',
  any: 'one of a list of conditions',
  not: 'the condition does not hold',
  is: 'a condition of the pack, by its name',
  some: 'one of the parties, of the roles under `of`',
  every: 'all of the parties, of the roles under `of`',
  ownedBy: 'owners on lists hold a share',
  named: 'the party is in a list of the pack',
  class: 'the item is in a class of the pack',
  cannotTell: 'always unknown, for what a pack knows of and does not judge',
};

/** The roles of parties that `some` and `every` may name. */
export const ROLES: readonly Role[] = [
  'exporter',
  'purchaser',
  'ultimateConsignee',
  'intermediateConsignees',
  'endUsers',
];

/** Throws ConditionError for what is no condition, with the place in the pack. */
export function parse(written: unknown, at: PackPath, names: Names): Condition {
  if (!isMap(written)) {
    throw new ConditionError('a condition is a map, such as {tpp: {atLeast: …}}', at);
  }
  const parts = Object.entries(written).map(([key, value]) => parseKey(key, value, [...at, key], names));
  if (parts.length === 0) {
    throw new ConditionError('an empty condition says nothing', at);
  }
  return parts.length === 1 ? (parts[0] as Condition) : { op: 'all', of: parts, scope: narrowest(parts), at };
}

function parseKey(key: string, value: unknown, at: PackPath, names: Names): Condition {
  switch (key) {
    case 'all':
    case 'any': {
      const of = list(value, at).map((part, index) => parse(part, [...at, index], names));
      return { op: key, of, scope: narrowest(of), at };
    }
    case 'not': {
      const of = parse(value, at, names);
      return { op: 'not', of, scope: of.scope, at };
    }
    case 'is': {
      const name = String(value);
      const to = names.condition(name);
      return { op: 'ref', name, to, scope: to.tree.scope, at };
    }
    case 'some':
    case 'every':
      return quantifier(key, value, at, names);
    case 'ownedBy':
      return ownership(value, at);
    case 'named':
      return { op: 'named', list: String(value), scope: 'party', at };
    case 'class':
      return { op: 'class', ids: texts(value), scope: 'line', at };
    case 'cannotTell':
      return { op: 'cannotTell', scope: 'shipment', at };
    default:
      return parseTest(key, value, at, names);
  }
}

function parseTest(name: string, written: unknown, at: PackPath, names: Names): TestNode {
  const fact = names.facts.get(name);
  if (!fact) {
    const near = nearest(name, [...Object.keys(NODES), ...names.facts.keys()])?.word;
    throw new ConditionError(
      `\`${name}\` is no fact and no kind of condition.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`,
      at,
      true,
    );
  }
  const { kind, scope, spelling } = fact;
  // Each kind parses its own test, so the two always belong together.
  const test = { kind, ...KINDS[kind].parse(written, { name, spelling }, at, names) } as TestNode['test'];
  return { op: 'test', name, fact, test, scope, at };
}

function list(value: unknown, at: PackPath): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new ConditionError('needs a list of conditions', at);
  }
  return value;
}

function quantifier(op: 'some' | 'every', value: unknown, at: PackPath, names: Names): Condition {
  const { of, ...rest } = (value ?? {}) as Record<string, unknown>;
  const roles = texts(of ?? []).map((role) => {
    if (!(ROLES as readonly string[]).includes(role)) {
      throw new ConditionError(`unknown role of a party "${role}"`, [...at, 'of']);
    }
    return role as Role;
  });
  // Asked of no one, `every` would be true.
  if (roles.length === 0) throw new ConditionError(`\`${op}\` needs the roles of parties under \`of\``, at);
  return { op, roles, of: parse(rest, at, names), scope: 'shipment', at };
}

function ownership(value: unknown, at: PackPath): Condition {
  const { listed, share } = (value ?? {}) as { listed?: unknown; share?: { atLeast?: number } };
  if (share?.atLeast === undefined) {
    throw new ConditionError('needs share: {atLeast: percent}', at);
  }
  return { op: 'ownedBy', lists: texts(listed ?? []), atLeast: share.atLeast, scope: 'party', at };
}

const FROM_WIDE_TO_NARROW: readonly FactScope[] = ['shipment', 'line', 'cited', 'party'];

const narrowest = (parts: readonly Condition[]): FactScope =>
  parts.reduce<FactScope>(
    (scope, part) =>
      FROM_WIDE_TO_NARROW.indexOf(part.scope) > FROM_WIDE_TO_NARROW.indexOf(scope) ? part.scope : scope,
    'shipment',
  );
