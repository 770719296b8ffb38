/** Case files taken apart into plain documents, and every way to spoil one value of them. */
import { parseAllDocuments } from 'yaml';
import { annotationAt, isKind, type Kind, type Node, sectionOf } from '../../server/src/schema/index.ts';
import type { Dict } from './documents.ts';

export type Step = string | number;
export type Path = readonly Step[];

/** The documents of a YAML text as plain data; those that are no maps are omitted. */
export function documentsIn(text: string): Dict[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as unknown)
    .filter((value): value is Dict => typeof value === 'object' && value !== null && !Array.isArray(value));
}

/** Every path of a document below its root, parents before children; our own `x-` keys and the kind are left alone. */
export function pathsOf(value: unknown, base: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const keys: Step[] = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return keys
    .filter((key) => typeof key === 'number' || !(key.startsWith('x-') || (base.length === 0 && key === 'kind')))
    .flatMap((key) => [[...base, key], ...pathsOf((value as Record<Step, unknown>)[key], [...base, key])]);
}

/** A copy with the value at the path changed; `undefined` takes the key or the element out. */
export function changed(document: Dict, path: Path, value: unknown): Dict {
  const copy = structuredClone(document);
  let here: Record<Step, unknown> = copy as Record<Step, unknown>;
  for (const step of path.slice(0, -1)) {
    here = here[step] as Record<Step, unknown>;
  }
  const last = path.at(-1) as Step;
  if (value !== undefined) {
    here[last] = value;
  } else if (Array.isArray(here)) {
    here.splice(last as number, 1);
  } else {
    delete here[last];
  }
  return copy;
}

/** What a value is spoiled with. `undefined`: nothing. */
export const SPOILED: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  placeholder: 'TBD',
  'another placeholder': 'n/a',
  'a wrong type': { unexpected: true },
  'an empty text': '',
  null: null,
};

/** What it means by the schema when the key at the path is omitted; undefined where it says nothing, or the place is not a key. */
export function absenceOf(document: Dict, path: Path): string | undefined {
  return typeof path.at(-1) === 'string' ? nodeOf(document, path)?.absent : undefined;
}

/** Is null one of the values that the schema takes there? */
export const takesNull = (document: Dict, path: Path): boolean =>
  nodeOf(document, path)?.types.includes('null') ?? false;

function nodeOf(document: Dict, path: Path): Node | undefined {
  const kind = document['kind'];
  if (!isKind(kind)) {
    return undefined;
  }
  const section = sectionOf(kind as Kind);
  const inItem = path[0] === section && path.length > 2;
  const value = inItem ? (document[section] as unknown[])[path[1] as number] : document;
  return annotationAt(kind as Kind, inItem ? section : undefined, inItem ? path.slice(2) : path, value);
}
