/** Words that the format leaves to packs: kinds of transactions, lists of parties. The schema says where they are, packs which there are. */
import type { ErrorObject } from 'ajv';
import { isMap, type Path } from '../yaml/index.ts';
import { childNode, type Domain, isDeclared, type Node, nodeOf } from './annotations.ts';
import type { Place } from './place.ts';
import type { Checked, SchemaProblem } from './problem.ts';
import { refusal } from './refusal.ts';
import { fromPiece } from './translate.ts';

export type Words = Readonly<Record<Domain, readonly string[]>>;

/** The same with the words that no pack declares refused, like any other value that does not fit. */
export function withDeclared(checked: Checked, place: Place, words: Words): Checked {
  const problems: SchemaProblem[] = [];
  const invalid: Path[] = [];
  const look = (value: unknown, node: Node, path: Path): void => {
    if (!holdsWords(node)) return;
    const domain = typeof value === 'string' ? domainOf(node) : undefined;
    if (domain !== undefined) {
      if (words[domain].includes(value as string)) return;
      const source = place.parsed.sourceText([...place.base, ...path]);
      const { expects, ...rest } = node;
      // A single word is told from all that there are; where a list may be as well, from what belongs there.
      const asked = {
        ...(node.alternatives === undefined && words[domain].length > 0 ? rest : node),
        values: words[domain],
      };
      problems.push(fromPiece(refusal(NO_ERRORS, path, value, source, asked), place.base));
      invalid.push(path);
    } else if (Array.isArray(value) || isMap(value)) {
      for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
        const child = childNode(node, key, value);
        if (child) look((value as Record<string | number, unknown>)[key], child, [...path, key]);
      }
    }
  };
  look(checked.value, place.node, []);
  return problems.length === 0
    ? checked
    : { ...checked, problems: [...checked.problems, ...problems], invalid: [...checked.invalid, ...invalid] };
}

const NO_ERRORS: readonly ErrorObject[] = [];

/** Of a choice, that of the branch for a single word. */
const domainOf = ({ domain, alternatives = [] }: Node): Domain | undefined =>
  [domain, ...alternatives.map((index) => nodeOf(index).domain)].find(isDeclared);

const known = new WeakMap<Node, boolean>();

/** Are there words of packs in it, or below it? Most lines have none, and are not walked through. */
function holdsWords(node: Node): boolean {
  const before = known.get(node);
  if (before !== undefined) return before;
  known.set(node, false); // of a circle, the first way round counts
  const below = [...Object.values(node.keys ?? {}), ...(node.alternatives ?? []), node.items, node.anyKey];
  const holds = isDeclared(node.domain) || below.some((index) => index !== undefined && holdsWords(nodeOf(index)));
  known.set(node, holds);
  return holds;
}
