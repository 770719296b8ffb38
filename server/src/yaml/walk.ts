import type { Linked, Target } from './links.ts';
import { child, entryOf, type MapNode, type Node } from './tree.ts';
import type { Path } from './types.ts';

/** A node and where it is written; `through` when an alias or a merge key led there. */
export interface Place {
  readonly in: Linked;
  readonly node: Node;
  readonly path: Path;
  readonly through: boolean;
}

/** Follows a path through aliases and merge keys to where the value is written; undefined when there is none. */
export function follow(linked: Linked, path: Path): Place | undefined {
  let place = landed({ in: linked, node: linked.tree.root, path: [], through: false });
  for (const step of path) {
    const below: Place | undefined = place && stepDown(place, step);
    if (!below) return undefined;
    place = landed(below);
  }
  return place;
}

/** One step down from a map or list, by what is written there or through the map's merge keys. */
export function stepDown(place: Place, step: string | number): Place | undefined {
  const { node } = place;
  const written = child(node, step);
  if (written && !(node.kind === 'map' && entryOf(node, step)?.merge)) {
    return { ...place, node: written, path: [...place.path, step] };
  }
  return node.kind === 'map' ? merged(place, node, step) : undefined;
}

/** The value of a key that comes through a merge key of the map. */
function merged(place: Place, map: MapNode, step: string | number): Place | undefined {
  for (const { in: linked, node, path } of mergeSources(place, map)) {
    const source = landed({ in: linked, node, path, through: true });
    const found = source?.node.kind === 'map' ? stepDown(source, step) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** What the merge keys of a map name, in the order in which they count: each an alias or a map. */
export function mergeSources(place: Pick<Place, 'in' | 'path'>, map: MapNode): Place[] {
  const sources: Place[] = [];
  for (const entry of map.entries) {
    if (!entry.merge) continue;
    const source: Place = { in: place.in, node: entry.value, path: [...place.path, entry.name], through: true };
    const list = landed(source);
    if (list?.node.kind === 'list') {
      list.node.items.forEach((node, index) => {
        sources.push({ in: list.in, node, path: [...list.path, index], through: true });
      });
    } else sources.push(source);
  }
  return sources;
}

/** From an alias to what it stands for. */
export function landed(place: Place): Place | undefined {
  let at: Place | undefined = place;
  while (at && at.node.kind === 'alias') {
    const target: Target | undefined = at.in.targets.get(at.node);
    at = target && { in: target.in, node: target.node, path: target.path, through: true };
  }
  return at;
}
