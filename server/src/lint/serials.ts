/** Serial numbers that stand twice in the workspace. The index is brought up to date by the groups that came and went. */
import { serialsIn } from '../trade/serials.ts';
import type { Line } from '../trade/types.ts';
import { type Location, shortened } from '../yaml/index.ts';
import type { Cache } from './cache.ts';
import type { Group } from './document.ts';
import type { Finding } from './types.ts';

interface Place {
  readonly group: Group;
  readonly file: string;
  readonly line: Line;
  readonly at: Location;
}

/** A serial number where it is. A range stands for each of its numbers. */
interface Serial {
  readonly serial: string;
  readonly line: Line;
  readonly at: Location;
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
        for (const { serial, line, at } of serialsOf(group)) {
          const list = this.places.get(serial);
          if (list) {
            list.push({ group, file, line, at });
          } else {
            this.places.set(serial, [{ group, file, line, at }]);
          }
        }
      }
    }
    this.groups = new Map(now);
  }

  /** Where the serial number stands on other lines; that it is twice on one is told there. */
  others(serial: string, line: Line): readonly Place[] {
    const list = this.places.get(serial) ?? [];
    return list.length > 1 ? list.filter((place) => place.line !== line) : [];
  }
}

const known = new WeakMap<Group, readonly Serial[]>();

function serialsOf(group: Group): readonly Serial[] {
  let list = known.get(group);
  if (!list) {
    list = group.lines.flatMap(({ line }) =>
      line.serials.flatMap((text, index) => {
        const at = { piece: line.at.piece, path: [...line.at.path, 'serials', index] };
        return serialsIn(text).map((serial) => ({ serial, line, at }));
      }),
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

/** One finding for each place of a serial number that stands on another line too; for a range, of its first one that does. */
export function duplicateSerials(group: Group, index: SerialIndex): readonly Finding[] {
  const reported = new Set<Location>();
  return serialsOf(group).flatMap(({ serial, line, at }): Finding[] => {
    const others = reported.has(at) ? [] : index.others(serial, line);
    if (others.length === 0) {
      return [];
    }
    reported.add(at);
    return [
      {
        rule: 'trade/duplicate-serial',
        severity: 'warning',
        certainty: 'certain',
        at,
        message: `Duplicate serial number ${shortened(serial)}: another line has it too, and one unit cannot ship twice.`,
        related: others
          .slice(0, 8)
          .map((place) => ({ file: place.file, at: place.at, message: `${shortened(serial)} is here too` })),
        fixes: [],
        suppressed: null,
      },
    ];
  });
}
