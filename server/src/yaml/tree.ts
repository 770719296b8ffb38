import type { Path, Problem } from './types.ts';

/**
 * A piece's text as a tree. This is the seam between text and data: anyone who reads text (now the `yaml` package) yields a `Tree`.
 * Offsets are in the piece's text, UTF-16; `to` is after the last character of the value, without what trails it.
 */
export type Node = ScalarNode | MapNode | ListNode | AliasNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly from: number;
  readonly to: number;
  readonly value: string | number | boolean | null;
  /** As written, without quotes; escapes are read. */
  readonly source: string;
  readonly quoted: boolean;
}

export interface MapNode {
  readonly kind: 'map';
  readonly from: number;
  readonly to: number;
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly name: string;
  readonly from: number;
  /** End of the key. */
  readonly keyTo: number;
  readonly value: Node;
  /** Is it a merge key, `<<`? */
  readonly merge: boolean;
}

export interface ListNode {
  readonly kind: 'list';
  readonly from: number;
  readonly to: number;
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export interface AliasNode {
  readonly kind: 'alias';
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** An anchored value of a piece. Paths lead through merge keys by their name, `<<`. */
export interface Anchor {
  readonly name: string;
  readonly node: Node;
  readonly path: Path;
}

export interface Tree {
  readonly root: Node;
  /** In the order of the text. */
  readonly anchors: readonly Anchor[];
  readonly aliases: readonly AliasNode[];
  readonly problems: readonly Problem[];
}

/** The node one step down, by what is written there: neither aliases nor merge keys are followed. */
export function child(node: Node, step: string | number): Node | undefined {
  if (node.kind === 'map') return entryOf(node, step)?.value;
  if (node.kind === 'list' && typeof step === 'number') return node.items[step];
  return undefined;
}

/** The entry of a key; of duplicate keys the first counts. */
export function entryOf(node: MapNode, name: string | number): Entry | undefined {
  return node.entries.find((entry) => entry.name === String(name));
}
