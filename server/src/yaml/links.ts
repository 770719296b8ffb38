import { treeOf } from './compose.ts';
import { type Definition, definitionOf } from './definitions.ts';
import type { AliasNode, Anchor, Node, Tree } from './tree.ts';
import type { Doc, Path, Piece } from './types.ts';

/** A piece with its aliases tied to what they stand for, in this piece or in others of the document. */
export interface Linked {
  readonly piece: Piece;
  readonly tree: Tree;
  readonly targets: ReadonlyMap<AliasNode, Target>;
  /** Aliases that stand for nothing, and why. */
  readonly loose: ReadonlyMap<AliasNode, 'unknown' | 'cycle'>;
  /** Every look-up: the links hold while these, and those of the pieces that they led to, give the same. */
  readonly uses: readonly Use[];
}

export interface Target {
  readonly in: Linked;
  readonly node: Node;
  readonly path: Path;
}

interface Use {
  readonly by: Piece;
  readonly name: string;
  readonly at: number;
  readonly found: Anchor | undefined;
}

const remembered = new WeakMap<Piece, Linked>();

/** Remembered by piece, as long as the anchors that it uses are the same ones. */
export function link(doc: Doc, piece: Piece): Linked {
  const known = remembered.get(piece);
  return known && holds(doc, known) ? known : tie(doc, piece);
}

/** The head and the anchors of the document for which the links were last found to hold. */
const proven = new WeakMap<Linked, { readonly head: Piece; readonly definers: unknown }>();

function holds(doc: Doc, linked: Linked): boolean {
  const asked = new Set([linked]);
  // A set grows while it is walked: this visits every piece that is led to, once.
  for (const each of asked) {
    const last = proven.get(each);
    if (each.uses.length === 0 || (last && last.head === doc.head && last.definers === doc.definers)) continue;
    if (remembered.get(each.piece) !== each) return false;
    for (const { name, by, at, found } of each.uses) {
      if (definitionOf(doc, name, by, at)?.anchor !== found) return false;
    }
    for (const target of each.targets.values()) asked.add(target.in);
  }
  if (doc.definers) for (const each of asked) proven.set(each, { head: doc.head, definers: doc.definers });
  return true;
}

/** Ties the piece and those that it leads to; without recursion, since a chain of items may be as long as the file. */
function tie(doc: Doc, piece: Piece): Linked {
  const open = new Map<Piece, Definition[]>();
  const wanted = new Set([piece]);
  for (const each of wanted) {
    const known = remembered.get(each);
    if (known && each !== piece && holds(doc, known)) continue;
    const { linked, found } = lookUp(doc, each);
    remembered.set(each, linked);
    open.set(each, found);
    for (const definition of found) wanted.add(definition.piece);
  }
  for (const [each, found] of open) {
    const { tree, targets, loose } = remembered.get(each) as Linked & { targets: Map<AliasNode, Target> };
    let index = 0;
    for (const alias of tree.aliases) {
      if (loose.has(alias)) continue;
      const definition = found[index++] as Definition;
      const target = remembered.get(definition.piece) as Linked;
      targets.set(alias, { in: target, node: definition.anchor.node, path: definition.anchor.path });
    }
  }
  return remembered.get(piece) as Linked;
}

/** Finds what each alias of the piece stands for; `found` has one definition for each alias that is not loose. */
function lookUp(doc: Doc, piece: Piece): { linked: Linked; found: Definition[] } {
  const tree = treeOf(piece, piece !== doc.head);
  const loose = new Map<AliasNode, 'unknown' | 'cycle'>();
  const uses: Use[] = [];
  const found: Definition[] = [];
  for (const alias of tree.aliases) {
    const definition = definitionOf(doc, alias.name, piece, alias.from);
    uses.push({ by: piece, name: alias.name, at: alias.from, found: definition?.anchor });
    if (!definition) loose.set(alias, 'unknown');
    else if (contains(definition, piece, alias)) loose.set(alias, 'cycle');
    else found.push(definition);
  }
  return { linked: { piece, tree, targets: new Map(), loose, uses }, found };
}

/** A value that holds an alias of itself would never end. It is the only way to a cycle: an alias comes after its anchor. */
function contains({ anchor, piece }: Definition, user: Piece, alias: AliasNode): boolean {
  return piece === user && anchor.node.from <= alias.from && anchor.node.to >= alias.to;
}
