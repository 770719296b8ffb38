/** An item that is written by an alias or a part number: its catalogue id, which every tool reads the same. */
import type { Catalog } from '../catalog/types.ts';
import type { TextEdit } from '../lint/edits.ts';
import { type Pos, replaceValue, type Source } from '../yaml/index.ts';
import { annotationOf } from './schemaPlace.ts';

export function itemRespelling(
  source: Source,
  pos: Pos,
  catalog: Catalog,
): { readonly title: string; readonly edit: TextEdit } | undefined {
  const place = annotationOf(source, pos);
  if (place?.domain !== 'item' || typeof place.value !== 'string' || place.inKey) return undefined;
  const match = catalog.findItem(place.value);
  if (!match?.item.fromCatalog || match.item.id === place.value) return undefined;
  const edit = replaceValue(source, place.location, match.item.id);
  return edit && { title: `Write the catalogue id ${match.item.id}`, edit };
}
