/** Finding one's way: from the validator's pointers to paths, values and nodes of the schema. */
import { type Parsed, type Path, valueAt } from '../yaml/index.ts';
import { childNode, type Node } from './annotations.ts';

/** The piece being checked, and where in it the value stands. */
export interface Place {
  readonly parsed: Parsed;
  readonly base: Path;
  /** The schema's node of the value at `base`. */
  readonly node: Node;
}

/** JSON pointer of an error -> path. A digit is an index only where a list stands. */
export function pathOfPointer(pointer: string, value: unknown): Path {
  const path: (string | number)[] = [];
  let here = value;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(here) ? Number(key) : key;
    path.push(step);
    here = valueAt(here, [step]);
  }
  return path;
}

/** The schema's node at a path that the validator has been to, from the node of the value. */
export function nodeAt(root: Node, path: Path, value: unknown): Node {
  let node = root;
  let here = value;
  for (const step of path) {
    const child = childNode(node, step, here);
    if (child === undefined) {
      throw new Error(`The annotations do not know ${path.join('.')}, which the validator does.`);
    }
    node = child;
    here = valueAt(here, [step]);
  }
  return node;
}
