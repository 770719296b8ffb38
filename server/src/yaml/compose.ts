import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Parser,
  Schema,
  type Node as YamlNode,
} from 'yaml';
import { LIMITS } from './limits.ts';
import { nothing } from './nothing.ts';
import { readPlain } from './plainYaml.ts';
import { STRAY, syntaxProblems } from './syntax.ts';
import type { AliasNode, Anchor, Entry, ListNode, MapNode, Node, ScalarNode, Tree } from './tree.ts';
import type { Path, Piece, Problem } from './types.ts';

/** YAML 1.2 core, whatever a `%YAML` line says: `NO` and `yes` are texts, dates are texts. */
const SCHEMA = new Schema({ schema: 'core', resolveKnownTags: false });

const remembered = new WeakMap<Piece, Tree>();

/** The last tree that was cheap to read; a caller that asks for one asks again soon. */
const last: { read?: { readonly piece: Piece; readonly tree: Tree } } = {};

/**
 * The tree of a piece. The tree of an item is the item itself, not the one-element list that its text is. A tree that others refer to, or
 * that took long, is remembered; any other is read again when it is asked for again, which costs less than to keep it.
 */
export function treeOf(piece: Piece, isItem: boolean): Tree {
  const known = last.read?.piece === piece ? last.read.tree : remembered.get(piece);
  if (known) return known;
  const plain = readPlain(piece.text, isItem);
  const tree = plain ?? compose(piece, isItem);
  if (plain && plain.anchors.length === 0 && plain.aliases.length === 0) last.read = { piece, tree };
  else remembered.set(piece, tree);
  return tree;
}

/** Reads a piece with the `yaml` package: everything, with what is wrong with it. */
export function compose(piece: Piece, isItem: boolean): Tree {
  const { text } = piece;
  const problems: Problem[] = [];
  const documents: Document.Parsed[] = [];
  try {
    const composer = new Composer({ schema: SCHEMA, uniqueKeys: false, logLevel: 'silent' });
    for (const each of composer.compose(new Parser().parse(text), true, text.length)) {
      documents.push(each as Document.Parsed);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const first = text.search(/\S/);
    problems.push(problem(piece, 'yaml/too-deep', { limit: LIMITS.depth }, Math.max(first, 0), Math.max(first, 0) + 1));
    return { root: nothing(0), anchors: [], aliases: [], problems };
  }
  const reader = new Reader(piece);
  let contents = documents[0]?.contents as YamlNode | null | undefined;
  const path: Path = [];
  if (isItem && isSeq(contents)) {
    const anchor = contents.anchor;
    contents = contents.items[0] as YamlNode | null | undefined;
    if (anchor) problems.push(problem(piece, 'yaml/syntax', { message: STRAY }, 0, 1));
  }
  const root = reader.node(contents, text.length, path, 0);
  problems.push(...syntaxProblems(piece, documents, isItem), ...reader.problems);
  return { root, anchors: reader.anchors, aliases: reader.aliases, problems };
}

function problem(piece: Piece, rule: string, args: Problem['args'], from: number, to: number): Problem {
  return { rule, args, piece, from, to };
}

/** Turns the nodes of the `yaml` package into ours. */
class Reader {
  readonly anchors: Anchor[] = [];
  readonly aliases: AliasNode[] = [];
  readonly problems: Problem[] = [];
  private readonly piece: Piece;
  private tooDeep = false;

  constructor(piece: Piece) {
    this.piece = piece;
  }

  node(node: YamlNode | null | undefined, at: number, path: Path, depth: number): Node {
    if (!node?.range) return nothing(at);
    const [from] = node.range;
    if (depth > LIMITS.depth) {
      if (!this.tooDeep)
        this.problems.push(problem(this.piece, 'yaml/too-deep', { limit: LIMITS.depth }, from, from + 1));
      this.tooDeep = true;
      return nothing(from);
    }
    if (isAlias(node)) {
      const alias: AliasNode = { kind: 'alias', from, to: node.range[1], name: node.source };
      this.aliases.push(alias);
      return alias;
    }
    // Before the children: anchors are in the order of the text.
    const slot =
      'anchor' in node && node.anchor ? this.anchors.push({ name: node.anchor, node: nothing(from), path }) - 1 : -1;
    const read = this.value(node, path, depth);
    if (slot >= 0) this.anchors[slot] = { name: this.anchors[slot]?.name ?? '', node: read, path };
    return read;
  }

  private value(node: YamlNode, path: Path, depth: number): Node {
    const [from, to] = node.range as [number, number, number];
    if (isMap(node)) return this.map(node, path, depth);
    if (isSeq(node)) {
      const items: Node[] = [];
      for (const item of node.items) {
        const each = isPair(item) ? null : (item as YamlNode | null);
        items.push(this.node(each, from, [...path, items.length], depth + 1));
      }
      const flow = node.flow === true;
      const list: ListNode = { kind: 'list', from, to: flow ? to : endOf(items, from, to), flow, items };
      return list;
    }
    if (isScalar(node)) {
      const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
      return {
        kind: 'scalar',
        from,
        to: block ? trimmed(this.piece.text, from, to) : to,
        value: plain(node.value),
        source: node.source ?? '',
        quoted: quoted || block,
      };
    }
    return nothing(from);
  }

  private map(node: YamlNode & { items: unknown[] }, path: Path, depth: number): MapNode {
    const [from, to] = node.range as [number, number, number];
    const entries: Entry[] = [];
    const places = new Map<string, number>();
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const key = pair.key as YamlNode | null;
      const [keyFrom, keyTo] = key?.range ?? [from, from];
      const name = isScalar(key) ? (key.source ?? '') : undefined;
      if (name === undefined) {
        // A map, a list or an alias as a key: nothing that we read has one.
        this.problems.push(problem(this.piece, 'yaml/complex-key', {}, keyFrom, Math.max(keyTo, keyFrom + 1)));
        continue;
      }
      const merge = name === '<<' && isScalar(key) && key.type === 'PLAIN';
      const below = [...path, name];
      if (places.has(name)) {
        const related = [{ piece: this.piece, path: below }];
        this.problems.push({
          ...problem(this.piece, 'yaml/duplicate-key', { key: name }, keyFrom, Math.max(keyTo, keyFrom + 1)),
          related,
        });
      }
      places.set(name, entries.length);
      const value = this.node(pair.value as YamlNode | null, keyTo, below, depth + 1);
      entries.push({ name, from: keyFrom, keyTo, value, merge });
    }
    const flow = 'flow' in node && node.flow === true;
    const last = entries[entries.length - 1];
    const end = last ? Math.max(last.keyTo, last.value.to) : to;
    return { kind: 'map', from, to: flow ? to : end, flow, entries };
  }
}

function endOf(items: readonly Node[], from: number, to: number): number {
  const last = items[items.length - 1];
  return last ? Math.max(last.to, from + 1) : to;
}

function trimmed(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

function plain(value: unknown): ScalarNode['value'] {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return value === undefined ? null : String(value);
}
