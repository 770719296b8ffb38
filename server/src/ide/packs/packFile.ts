/** A regime pack that is being written: a YAML file that says `pack:` and `format:` at its top. */
import type { Workspace } from '../../lint/index.ts';
import type { PackSpec } from '../../regime/pack.ts';
import { type Path, parsed, type Source, type Spot, spotAt, valueAt } from '../../yaml/index.ts';
import type { Pos } from '../../yaml/types.ts';

export function isPack(source: Source): boolean {
  const [doc] = source.docs;
  return (
    doc !== undefined &&
    /^["']?pack["']?[ \t]*:/m.test(doc.head.text) &&
    /^["']?format["']?[ \t]*:/m.test(doc.head.text)
  );
}

/** The pack as it is written, sound or not. */
export function packOf(source: Source): Partial<PackSpec> {
  const [doc] = source.docs;
  const value = doc && parsed(doc, doc.head).value;
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Partial<PackSpec>) : {};
}

export interface PackPlace {
  readonly spot: Spot;
  readonly path: Path;
  readonly inKey: boolean;
  readonly value: unknown;
}

export function placeIn(source: Source, pos: Pos): PackPlace | undefined {
  const found = spotAt(source, pos);
  const doc = found && source.docs[found.document];
  if (!found || !doc || found.document > 0) return undefined;
  const { spot, inKey } = found;
  return { spot, path: spot.path, inKey, value: valueAt(parsed(doc, spot.piece).value, spot.path) };
}

/** Specs of the regimes that there are, for packs that extend one. */
export function specOf({ regimes }: Pick<Workspace, 'regimes'>): (id: string) => PackSpec | undefined {
  return (id) => regimes.get(id)?.pack.spec;
}
