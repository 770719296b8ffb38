/** What the schemas say to a person: for messages, hovers and completion. The table itself is generated. */
import type { Path } from '../yaml/types.ts';
import annotations from './generated/annotations.json' with { type: 'json' };
import type { Kind } from './kinds.ts';

/** What it means when a key is omitted; `default:<v>` names the value that holds then. */
export type Absent = 'unknown' | 'not-so' | 'not-checked' | 'inherited' | `default:${string}`;

/** One place of a schema. Numbers are indices of nodes in the table. */
export interface Node {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  /** What belongs here, as the end of "must be …". */
  readonly expects?: string;
  readonly absent?: string;
  /** A code or a name: its source text counts, also where YAML reads it as a number. */
  readonly code?: boolean;
  /** country, item, transaction, party-list, certification, exception, license, agreement, veu, regime, rule, allocation: who knows the values. */
  readonly domain?: string;
  /** Other spellings of the key that people use. */
  readonly synonyms?: readonly string[];
  /** Keys that belong to another place, with a word on where. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  readonly section?: boolean;
  readonly types: readonly string[];
  /** The values that are allowed, where they are few and fixed. */
  readonly values?: readonly unknown[];
  readonly format?: string;
  readonly minItems?: number;
  readonly required?: readonly string[];
  readonly keys?: Readonly<Record<string, number>>;
  /** Values of keys that a person chooses freely. */
  readonly anyKey?: number;
  readonly items?: number;
  readonly alternatives?: readonly number[];
}

/** The domains whose words packs declare. */
export type Domain = 'transaction' | 'party-list' | 'authorization-kind';

export const isDeclared = (domain: string | undefined): domain is Domain =>
  domain === 'transaction' || domain === 'party-list' || domain === 'authorization-kind';

export interface Root {
  readonly head: number;
  readonly section?: string;
  readonly item?: number;
}

interface Table {
  readonly roots: Readonly<Record<string, Root>>;
  readonly nodes: readonly Node[];
}

const table = annotations as unknown as Table;

export interface KeyInfo {
  readonly key: string;
  readonly required: boolean;
  readonly node: Node;
}

/** The node of an index. */
export const nodeOf = (index: number): Node => table.nodes[index] as Node;

/** Where a document, an item of its section, or another file that people write begins. */
export function rootNode(kind: Kind | 'configuration' | 'catalog', section?: string): Node {
  const root = table.roots[kind] as Root;
  return nodeOf(section !== undefined && section === root.section ? (root.item as number) : root.head);
}

/** The branch that the value means: by its type and, among maps, by the key that only one branch requires. */
export function branchFor(node: Node, value: unknown): Node {
  if (node.alternatives === undefined) {
    return node;
  }
  const branches = node.alternatives.map(nodeOf);
  const maps = branches.filter((branch) => branch.keys !== undefined);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return maps.find((branch) => maps.length === 1 || Object.hasOwn(value, branch.required?.[0] as string)) ?? node;
  }
  if (Array.isArray(value)) {
    return branches.find((branch) => branch.items !== undefined) ?? node;
  }
  return node;
}

/** One step down. Without a value to choose by, the first branch that knows the step. */
export function childNode(node: Node, step: string | number, value?: unknown): Node | undefined {
  const chosen = branchFor(node, value);
  const candidates = chosen.alternatives === undefined ? [chosen] : chosen.alternatives.map(nodeOf);
  for (const candidate of candidates) {
    const index =
      typeof step === 'number'
        ? candidate.items
        : candidate.keys && Object.hasOwn(candidate.keys, step)
          ? candidate.keys[step]
          : candidate.anyKey;
    if (index !== undefined) {
      return nodeOf(index);
    }
  }
  return undefined;
}

/** The nodes from `node` along the path: its own first, then one for each step; shorter where the schema knows no further. */
export function nodesAlong(node: Node, path: Path, value?: unknown): readonly Node[] {
  const nodes = [node];
  let here = value;
  for (const step of path) {
    const chosen = branchFor(nodes[nodes.length - 1] as Node, here);
    const next = childNode(chosen, step, here);
    if (next === undefined) {
      break;
    }
    // The branch that the value means, not the choice: it says which keys are required.
    nodes[nodes.length - 1] = chosen;
    nodes.push(next);
    here = typeof here === 'object' && here !== null ? (here as Record<string | number, unknown>)[step] : undefined;
  }
  return nodes;
}

/**
 * What the schema says about a place; undefined where it knows nothing. The path begins at the document's root, or at the item when
 * `section` is given. `value` is the document or item: it decides between alternatives, and may be omitted.
 */
export function annotationAt(
  kind: Kind | 'configuration',
  section: string | undefined,
  path: Path,
  value?: unknown,
): Node | undefined {
  return nodesAlong(rootNode(kind, section), path, value)[path.length];
}

/** The keys that a map may have, in the order of the schema; where several kinds of maps are possible, those of all of them. */
export function keysOf(node: Node, value?: unknown): readonly KeyInfo[] {
  const chosen = branchFor(node, value);
  const maps = chosen.alternatives === undefined ? [chosen] : chosen.alternatives.map(nodeOf);
  const found = new Map<string, KeyInfo>();
  for (const map of maps) {
    for (const [key, index] of Object.entries(map.keys ?? {})) {
      if (!found.has(key)) {
        found.set(key, { key, required: map.required?.includes(key) ?? false, node: nodeOf(index) });
      }
    }
  }
  return [...found.values()];
}
