/** Serial numbers that stand twice in the workspace. The index is brought up to date by the groups that came and went. */
import type { Spot } from '../yaml/index.ts';
import type { Cache } from './cache.ts';
import type { Group } from './document.ts';
import type { Finding } from './types.ts';

interface Place {
  readonly group: Group;
  readonly file: string;
  readonly at: Spot;
}

/** Where each serial number stands. */
export class SerialIndex {
  private readonly places = new Map<string, Place[]>();
  private groups = new Map<Group, string>();

  update(now: ReadonlyMap<Group, string>): void {
    for (const [group, file] of this.groups) {
      if (now.get(group) !== file) {
        for (const { serial } of serialsOf(group)) {
          const left = (this.places.get(serial) ?? []).filter((place) => place.group !== group);
          if (left.length > 0) {
            this.places.set(serial, left);
          } else {
            this.places.delete(serial);
          }
        }
      }
    }
    for (const [group, file] of now) {
      if (this.groups.get(group) !== file) {
        for (const { serial, at } of serialsOf(group)) {
          const list = this.places.get(serial);
          if (list) {
            list.push({ group, file, at });
          } else {
            this.places.set(serial, [{ group, file, at }]);
          }
        }
      }
    }
    this.groups = new Map(now);
  }

  others(serial: string, at: Spot): readonly Place[] {
    const list = this.places.get(serial) ?? [];
    return list.length > 1 ? list.filter((place) => place.at !== at) : [];
  }
}

const known = new WeakMap<Group, readonly { serial: string; at: Spot }[]>();

function serialsOf(group: Group): readonly { serial: string; at: Spot }[] {
  let list = known.get(group);
  if (!list) {
    list = group.lines.flatMap(({ line }) =>
      line.serials.map((serial, index) => ({
        serial,
        at: { piece: line.at.piece, path: [...line.at.path, 'serials', index] },
      })),
    );
    known.set(group, list);
  }
  return list;
}

export function serialIndex(cache: Cache, owner: object, groups: ReadonlyMap<Group, string>): SerialIndex {
  const index = cache.remember('serials', owner, () => new SerialIndex());
  index.update(groups);
  return index;
}

/** One finding for each place of a serial number that stands elsewhere too. */
export function duplicateSerials(group: Group, index: SerialIndex): readonly Finding[] {
  return serialsOf(group).flatMap(({ serial, at }): Finding[] => {
    const others = index.others(serial, at);
    return others.length === 0
      ? []
      : [
          {
            rule: 'trade/duplicate-serial',
            severity: 'warning',
            certainty: 'certain',
            at,
            message: `Serial number ${serial} stands on another line as well; one unit cannot ship twice.`,
            related: others
              .slice(0, 8)
              .map((place) => ({ file: place.file, at: place.at, message: `${serial} stands here too` })),
            fixes: [],
            suppressed: null,
          },
        ];
  });
}
