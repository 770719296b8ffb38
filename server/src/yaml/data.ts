import { LIMITS } from './limits.ts';
import type { Linked } from './links.ts';
import type { AliasNode, MapNode, Node } from './tree.ts';
import type { Problem } from './types.ts';

/** The plain data of a piece, and what is wrong with its aliases and merge keys. */
export interface Data {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/**
 * Builds maps as objects, lists as arrays, scalars as they are; aliases and merge keys are resolved, each anchored value once.
 * @param budget how many values the aliases may stand for; an alias beyond it is null and a problem.
 */
export function dataOf(linked: Linked, budget: number): Data {
  const problems: Problem[] = [];
  const { piece } = linked;
  const report = (rule: string, node: Node, args: Problem['args']) =>
    problems.push({ rule, args, piece, from: node.from, to: Math.max(node.to, node.from + 1) });
  for (const [alias, why] of linked.loose)
    report(`yaml/${why === 'cycle' ? 'alias-cycle' : 'unknown-alias'}`, alias, { name: alias.name });
  const sizes = new Map<Node, number>();
  let spent = 0;
  let over: AliasNode | undefined;
  for (const alias of linked.targets.keys()) {
    spent += sizeOf(linked, alias, sizes);
    if (spent > budget) {
      over = alias;
      break;
    }
  }
  if (over) report('yaml/alias-limit', over, { limit: budget });
  const value = new Builder(over !== undefined, (node) => report('yaml/merge-value', node, {}), linked).value(
    linked,
    linked.tree.root,
  );
  return { value, problems };
}

/** The data of a tree that has neither aliases nor merge keys. */
export function plainData(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plainData);
    case 'map': {
      const map: Record<string, unknown> = {};
      // Of duplicate keys the first counts.
      for (const { name, value } of node.entries) if (!Object.hasOwn(map, name)) put(map, name, plainData(value));
      return map;
    }
    default:
      return null;
  }
}

/** How many values a node stands for once its aliases are expanded; beyond the limit any large number. */
function sizeOf(linked: Linked, node: Node, sizes: Map<Node, number>, chain = 0): number {
  if (node.kind === 'scalar') return 1;
  // Aliases of aliases of aliases, from item to item: as endless as many values.
  if (chain > LIMITS.depth) return LIMITS.nodes * 2;
  const known = sizes.get(node);
  if (known !== undefined) return known;
  let size = 1;
  if (node.kind === 'alias') {
    const target = linked.targets.get(node);
    size = target ? sizeOf(target.in, target.node, sizes, chain + 1) : 1;
  } else {
    const below = node.kind === 'list' ? node.items : node.entries.map((entry) => entry.value);
    for (const each of below) size = Math.min(size + sizeOf(linked, each, sizes, chain), LIMITS.nodes * 2);
  }
  sizes.set(node, size);
  return size;
}

/** Builds values; an anchored value is built once however often it is used. */
class Builder {
  private readonly built = new Map<Node, unknown>();
  private readonly withoutAliases: boolean;
  private readonly badMerge: (node: Node) => void;
  private readonly home: Linked;

  constructor(withoutAliases: boolean, badMerge: (node: Node) => void, home: Linked) {
    this.withoutAliases = withoutAliases;
    this.badMerge = badMerge;
    this.home = home;
  }

  value(linked: Linked, node: Node): unknown {
    switch (node.kind) {
      case 'scalar':
        return node.value;
      case 'alias': {
        const target = this.withoutAliases ? undefined : linked.targets.get(node);
        if (!target) return null;
        if (!this.built.has(target.node)) this.built.set(target.node, this.value(target.in, target.node));
        return this.built.get(target.node);
      }
      case 'list':
        return node.items.map((item) => this.value(linked, item));
      case 'map':
        return this.map(linked, node);
    }
  }

  private map(linked: Linked, node: MapNode): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (const entry of node.entries) {
      if (entry.merge) this.merge(map, linked, entry.value);
    }
    const own = new Set<string>();
    for (const entry of node.entries) {
      if (entry.merge || own.has(entry.name)) continue;
      own.add(entry.name);
      put(map, entry.name, this.value(linked, entry.value));
    }
    return map;
  }

  /** Of several merged maps the first that has a key counts. */
  private merge(map: Record<string, unknown>, linked: Linked, node: Node): void {
    const sources = node.kind === 'list' ? node.items : [node];
    for (const source of sources) {
      const value = this.value(linked, source);
      if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
        for (const [key, each] of Object.entries(value)) if (!Object.hasOwn(map, key)) put(map, key, each);
      } else if (Array.isArray(value) && source === node) {
        for (const each of value as unknown[]) {
          for (const [key, one] of Object.entries(each ?? {})) if (!Object.hasOwn(map, key)) put(map, key, one);
        }
      } else if (
        linked === this.home &&
        !(source.kind === 'alias' && (this.withoutAliases || linked.loose.has(source)))
      ) {
        this.badMerge(source);
      }
    }
  }
}

/** A key `__proto__` becomes a property like any other and changes no prototype. */
function put(map: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true });
  else map[key] = value;
}
