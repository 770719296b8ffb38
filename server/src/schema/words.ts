/** How places and values of the schema are called in messages. */
import type { Path } from '../yaml/types.ts';
import { withArticle } from '../yaml/wording.ts';
import type { Node } from './annotations.ts';
import { anyOf, spelled } from './messages.ts';

/** What belongs at a node, to end "must be …". */
export function expected(node: Node): string {
  if (node.expects !== undefined) {
    return node.expects;
  }
  const values = (node.values ?? []).filter((value) => value !== null);
  if (values.length > 0) {
    return anyOf(values.map(String));
  }
  return anyOf(node.types.filter((type) => type !== 'null').map((type) => TYPES[type] ?? type));
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
};

/** A map, as "a delivery" where it is the whole piece, else by its path. */
export function placeName(path: Path, node: Node): string {
  if (path.length > 0) {
    return `\`${spelled(path)}\``;
  }
  const title = node.title ?? 'map';
  // Kinds are written as in the documents; what is in their sections is an everyday word.
  const name = /[a-z][A-Z]/.test(title) ? title : title.toLowerCase();
  return withArticle(name);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
