import { countOf } from './blocks.ts';
import { treeOf } from './compose.ts';
import { type Data, dataOf, plainData } from './data.ts';
import { LIMITS } from './limits.ts';
import { type Linked, link } from './links.ts';
import { valueAt } from './paths.ts';
import { child, type Node, type ScalarNode, type Tree } from './tree.ts';
import type { Doc, Location, Parsed, Path, Piece, Problem } from './types.ts';
import { follow } from './walk.ts';

const remembered = new WeakMap<Linked, Parsed>();
/** Pieces without aliases and merge keys read the same in any document. */
const alone = new WeakMap<Piece, Parsed>();

/**
 * A piece as plain data. The same object is given again as long as the piece and the anchors that it uses are the same.
 * The head parses to the map without the items of its sections: their keys have the value null. An item parses to the item.
 */
export function parsed(doc: Doc, piece: Piece): Parsed {
  const known = alone.get(piece);
  if (known) return known;
  const tree = treeOf(piece, piece !== doc.head);
  if (tree.aliases.length === 0 && !piece.text.includes('<<')) {
    const result = new Alone(piece, piece !== doc.head, tree);
    alone.set(piece, result);
    return result;
  }
  const linked = link(doc, piece);
  let result = remembered.get(linked);
  if (!result) {
    result = read(linked, piece === doc.head ? LIMITS.nodes : LIMITS.nodes / 50);
    remembered.set(linked, result);
  }
  return result;
}

/** A piece that needs no other; its tree is read again when someone asks where something is. */
class Alone implements Parsed {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  private readonly piece: Piece;
  private readonly isItem: boolean;

  constructor(piece: Piece, isItem: boolean, { root, problems }: Tree) {
    this.piece = piece;
    this.isItem = isItem;
    this.value = plainData(root);
    this.problems = problems.length > 1 ? [...problems].sort((a, b) => a.from - b.from) : problems;
  }

  sourceText(path: Path): string | undefined {
    return this.scalar(path)?.source;
  }

  isQuoted(path: Path): boolean {
    return this.scalar(path)?.quoted ?? false;
  }

  definedAt(): undefined {
    return undefined;
  }

  private scalar(path: Path): ScalarNode | undefined {
    let node: Node | undefined = treeOf(this.piece, this.isItem).root;
    for (const step of path) node = node && child(node, step);
    return node?.kind === 'scalar' ? node : undefined;
  }
}

function read(linked: Linked, budget: number): Parsed {
  const { value, problems }: Data = dataOf(linked, budget);
  const found = [...linked.tree.problems, ...problems].sort((a, b) => a.from - b.from);
  return {
    value,
    problems: found,
    sourceText: (path: Path) => scalarAt(linked, path)?.source,
    isQuoted: (path: Path) => scalarAt(linked, path)?.quoted ?? false,
    definedAt: (path: Path): Location | undefined => {
      const place = follow(linked, path);
      return place?.through ? { piece: place.in.piece, path: place.path } : undefined;
    },
  };
}

function scalarAt(linked: Linked, path: Path): ScalarNode | undefined {
  const node = follow(linked, path)?.node;
  return node?.kind === 'scalar' ? node : undefined;
}

/** One item of a section. */
export interface SectionItem {
  readonly key: string;
  readonly index: number;
  readonly location: Location;
  readonly value: unknown;
}

/** The items of all sections of a document, also of those written in a way that is not cut (`lines: [..]`, JSON). */
export function* items(doc: Doc): Iterable<SectionItem> {
  const seen = new Set<string>();
  for (const { key, blocks } of doc.sections) {
    seen.add(key);
    let index = 0;
    for (const block of blocks) {
      for (const piece of block.pieces)
        yield { key, index: index++, location: { piece, path: [] }, value: parsed(doc, piece).value };
    }
  }
  if (!doc.cut || seen.size === doc.cut.size) return;
  const head = parsed(doc, doc.head).value;
  if (head === null || typeof head !== 'object') return;
  for (const key of doc.cut) {
    if (seen.has(key) || !Object.hasOwn(head, key)) continue;
    const list = (head as Record<string, unknown>)[key];
    if (!Array.isArray(list)) continue;
    for (let index = 0; index < list.length; index++) {
      yield { key, index, location: { piece: doc.head, path: [key, index] }, value: list[index] as unknown };
    }
  }
}

/** How many items the section of that name has, however it is written. */
export function itemCount(doc: Doc, key: string): number {
  const section = doc.sections.find((each) => each.key === key);
  if (section) return countOf(section);
  const list = valueAt(parsed(doc, doc.head).value, [key]);
  return Array.isArray(list) ? list.length : 0;
}
