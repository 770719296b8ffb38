/** A regime pack that is being written: a YAML file that says `pack:` and `format:` at its top. */
import type { Workspace } from '../../lint/index.ts';
import { assemblePack } from '../../pack/assemble.ts';
import type { PackSpec } from '../../regime/pack.ts';
import { type Location, locationAt, type Path, parsed, type Source, valueAt } from '../../yaml/index.ts';
import type { Pos } from '../../yaml/types.ts';

export function isPack(source: Source): boolean {
  const [doc] = source.docs;
  return (
    doc !== undefined &&
    /^["']?pack["']?[ \t]*:/m.test(doc.head.text) &&
    /^["']?format["']?[ \t]*:/m.test(doc.head.text)
  );
}

/** A pack, or a file of one: it says `provision:`. */
export function isPackFile(source: Source): boolean {
  return isPack(source) || (source.docs[0] !== undefined && /^provision[ \t]*:/m.test(source.docs[0].head.text));
}

/** What a file says of a pack, sound or not, with its names resolved. */
export function packOf(source: Source): Partial<PackSpec> {
  return assemblePack([{ file: source.file, value: writtenIn(source) }]).pack as Partial<PackSpec>;
}

/** Does the pack list further files? */
export function isListing(source: Source): boolean {
  return valueAt(writtenIn(source), ['files']) !== undefined;
}

function writtenIn({ docs: [doc] }: Source): unknown {
  return doc && parsed(doc, doc.head).value;
}

export interface PackPlace {
  readonly location: Location;
  readonly path: Path;
  readonly inKey: boolean;
  readonly value: unknown;
}

export function placeIn(source: Source, pos: Pos): PackPlace | undefined {
  const found = locationAt(source, pos);
  const doc = found && source.docs[found.document];
  if (!found || !doc || found.document > 0) return undefined;
  const { location, inKey } = found;
  return { location, path: location.path, inKey, value: valueAt(parsed(doc, location.piece).value, location.path) };
}

/** Specs of the regimes that there are, for packs that extend one. */
export function specOf({ regimes }: Pick<Workspace, 'regimes'>): (id: string) => PackSpec | undefined {
  return (id) => regimes.get(id)?.pack.spec;
}
