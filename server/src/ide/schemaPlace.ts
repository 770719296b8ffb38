/** A position in a document, as the schemas see it: which document, which path from its root, what belongs there. */

import { isConfiguration } from '../lint/files.ts';
import { annotationAt, isKind, type Kind, type Node, sectionOf } from '../schema/index.ts';
import {
  type Location,
  lineText,
  locationAt,
  type Path,
  type Pos,
  parsed,
  pathOf,
  type Range,
  rangeOf,
  type Source,
  valueAt,
} from '../yaml/index.ts';

export interface Place {
  readonly kind: Kind | 'configuration';
  readonly document: number;
  readonly location: Location;
  /** From the document's root. */
  readonly path: Path;
  readonly inKey: boolean;
  readonly value: unknown;
  /** What the schema says about the place. */
  readonly node: Node | undefined;
  /** Who knows the values that belong here: country, item, … */
  readonly domain: string | undefined;
}

/** Undefined where no document of ours stands. */
export function annotationOf(source: Source, pos: Pos): Place | undefined {
  const found = source.docs.length === 0 ? undefined : locationAt(source, pos);
  const doc = found && source.docs[found.document];
  if (!found || !doc) return undefined;
  const { location, document, inKey } = found;
  const head = parsed(doc, doc.head).value;
  const said = head !== null && typeof head === 'object' ? (head as { kind?: unknown }).kind : undefined;
  const kind = isConfiguration(source.file) ? 'configuration' : isKind(said) ? said : undefined;
  if (kind === undefined) return undefined;
  const { path } = pathOf(source, location);
  const own = parsed(doc, location.piece).value;
  const section = kind === 'configuration' ? '' : sectionOf(kind);
  const isItem = path.length >= 2 && path[0] === section && typeof path[1] === 'number';
  const node = isItem
    ? annotationAt(
        kind as Kind,
        section,
        path.slice(2),
        location.piece === doc.head ? valueAt(own, path.slice(0, 2)) : own,
      )
    : annotationAt(kind, undefined, path, head);
  return { kind, document, location, path, inKey, value: valueAt(own, location.path), node, domain: node?.domain };
}

/** What a completion at the position replaces: the scalar that it is in, else nothing. One line. */
export function wordRange(source: Source, pos: Pos, { location, value }: Place): Range {
  const nothing = { start: pos, end: pos };
  if (value === null || value === undefined || typeof value === 'object') return nothing;
  const range = rangeOf(source, location);
  const isHere = range.start.line === pos.line && range.end.line === pos.line;
  return isHere && range.start.character <= pos.character && pos.character <= range.end.character ? range : nothing;
}

/** Is the position in a comment? Then no value is there. */
export function isInComment(source: Source, pos: Pos): boolean {
  return /(?:^|\s)#/.test(lineText(source, pos.line).slice(0, pos.character));
}
