/**
 * A pack from its files: the head, `pack.yaml`, and the files that it lists, one for each provision. What they say is put together, names
 * become what they stand for, restrictions are laid on the authorities that they hold for, and the record of what is covered is added.
 * A pack in a single file is read in the same way.
 */
import { isMap, type Path, valueAt } from '../yaml/index.ts';
import { DECLARED, type Dict, Names, type Report } from './packNames.ts';

export interface PackPart {
  readonly file: string;
  /** As it was read. */
  readonly value: unknown;
}

/** A place in one of the files. */
export interface PartPlace {
  readonly file: string;
  readonly path: Path;
}

export interface PartProblem extends PartPlace {
  readonly message: string;
}

export interface AssembledPack {
  /** The whole pack, as the engine reads it. */
  readonly pack: Dict;
  /** `pack` with what its files say to the loader besides, for the check of its shape. */
  readonly declared: Dict;
  readonly problems: readonly PartProblem[];
  /** Where what is at a path of `pack` was written. */
  readonly place: (path: Path) => PartPlace;
}

/** Parts whose entries may be in several files. Anything else is said in one. */
const MAPS: readonly string[] = [
  ...DECLARED,
  ...['aliases', 'facts', 'sets', 'groups', 'terms', 'lists', 'conditions', 'requirements', 'policies', 'authorities'],
  ...['allocations', 'reasons', 'cards', 'relaxes'],
];
const LISTS: readonly string[] = ['compared', 'links', 'unjudged', 'restrictions'];
/** For the loader alone. */
const HEAD = ['files', 'sequence', 'restrictions', 'coverage', ...DECLARED];
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
/** For readers of one file, each of which has its own. */
const NOTES = {
  provision: { isRight: isText, expects: 'a citation' },
  quote: {
    isRight: (said: unknown) => isText(valueAt(said, ['text'])) && isText(valueAt(said, ['issue'])),
    expects: 'a map with the `text` and the `issue` in which it was read',
  },
};
/** Parts each of whose entries has a row in the record of what is covered, where there is one. */
const COVERED = ['requirements', 'policies', 'authorities', 'allocations', 'reasons'] as const;

/** Puts the files of a pack together; the first is its head. */
export function assemblePack(parts: readonly PackPart[]): AssembledPack {
  const problems: PartProblem[] = [];
  const { whole, origins } = merged(parts, problems);
  const place = (path: Path): PartPlace => {
    for (let length = path.length; length > 0; length -= 1) {
      const origin = origins.get(path.slice(0, length).join('\0'));
      if (origin) return { file: origin.file, path: [...origin.path, ...path.slice(length)] };
    }
    return { file: parts[0]?.file ?? '', path };
  };
  const report: Report = (path, message) => {
    problems.push({ ...place(path), message });
  };
  const names = new Names(whole, report);
  let pack: Dict = Object.fromEntries(
    Object.entries(whole).map(([key, value]) =>
      // An address has `$1` for the first group of its pattern.
      [key, key === 'links' || HEAD.includes(key) ? value : names.resolve(value, [key])],
    ),
  );
  pack = withRestrictions(pack, names.resolve(whole['restrictions'], ['restrictions']), origins, report);
  pack = withCoverage(pack, names.resolve(whole['coverage'], ['coverage']), origins, report);
  pack = inSequence(pack, whole['sequence'], report);
  names.reportUnused();
  const engine = Object.fromEntries(Object.entries(pack).filter(([key]) => !HEAD.includes(key)));
  return { pack: engine, declared: pack, problems, place };
}

type Origins = Map<string, PartPlace>;

/** Everything that the files say, each thing once. */
function merged(parts: readonly PackPart[], problems: PartProblem[]): { whole: Dict; origins: Origins } {
  const whole: Record<string, unknown> = {};
  const origins: Origins = new Map();
  /** Notes the place, or reports that another file was there first. */
  const isNew = (path: Path, place: PartPlace): boolean => {
    const first = origins.get(path.join('\0'));
    if (first)
      problems.push({
        ...place,
        message: `two files have ${path.join('.')}, ${first.file} and ${place.file}; keep one`,
      });
    else origins.set(path.join('\0'), place);
    return !first;
  };
  for (const { file, value } of parts) {
    // Of the head, the check of the shape tells.
    if (!isMap(value) && file !== parts[0]?.file) {
      problems.push({ file, path: [], message: 'must be a part of a pack: a map with keys such as `requirements`' });
    }
    for (const [key, said] of Object.entries(isMap(value) ? value : {})) {
      if (Object.hasOwn(NOTES, key)) {
        const { isRight, expects } = NOTES[key as keyof typeof NOTES];
        if (!isRight(said)) problems.push({ file, path: [key], message: `must be ${expects}` });
        continue;
      }
      const before = whole[key];
      if (MAPS.includes(key) && isMap(said) && (before === undefined || isMap(before))) {
        const added = Object.entries(said).filter(([id]) => isNew([key, id], { file, path: [key, id] }));
        whole[key] = { ...(before as Dict | undefined), ...Object.fromEntries(added) };
        // What is wrong with the part as a whole is told where it comes first.
        if (before === undefined) origins.set(key, { file, path: [key] });
      } else if (LISTS.includes(key) && Array.isArray(said) && (before === undefined || Array.isArray(before))) {
        const all: unknown[] = [...((before as unknown[] | undefined) ?? [])];
        said.forEach((item, at) => {
          origins.set([key, all.length].join('\0'), { file, path: [key, at] });
          all.push(item);
        });
        whole[key] = all;
        if (before === undefined) origins.set(key, { file, path: [key] });
      } else if (isNew([key], { file, path: [key] })) {
        whole[key] = said;
      }
    }
  }
  return { whole, origins };
}

/** `restrictions` hold for all authorities of a kind, except for what each names under `except`. One that extends another has them from it. */
function withRestrictions(pack: Dict, restrictions: unknown, origins: Origins, report: Report): Dict {
  if (!Array.isArray(restrictions)) return pack;
  const all = isMap(pack['authorities']) ? pack['authorities'] : {};
  restrictions.forEach((restriction, at) => {
    for (const id of Object.keys((valueAt(restriction, ['except']) as Dict | undefined) ?? {})) {
      if (!Object.hasOwn(all, id)) report(['restrictions', at, 'except', id], `there is no entry authorities.${id}`);
    }
  });
  const authorities = Object.entries(all).map(([id, own]) => {
    if (!isMap(own) || own['extends'] !== undefined) return [id, own];
    const laid: Record<string, unknown> = { ...own };
    restrictions.forEach((restriction, at) => {
      if (!isMap(restriction) || ![restriction['kind']].flat().includes(own['kind'])) return;
      const { barredBy, bars, except } = restriction;
      const but = isMap(except) && Object.hasOwn(except, id) ? except[id] : undefined;
      const rule = { barredBy: isMap(barredBy) && but !== undefined ? { ...barredBy, except: but } : barredBy, bars };
      for (const [key, value] of Object.entries(rule)) {
        if (value === undefined || laid[key] !== undefined) continue;
        laid[key] = value;
        const { file, path } = origins.get(`restrictions\0${at}`) as PartPlace;
        origins.set(['authorities', id, key].join('\0'), { file, path: [...path, key] });
      }
    });
    return [id, laid];
  });
  return { ...pack, authorities: Object.fromEntries(authorities) };
}

/** The record of what is covered, laid on the entries that it is about. */
function withCoverage(pack: Dict, coverage: unknown, origins: Origins, report: Report): Dict {
  if (!isMap(coverage)) return pack;
  const root = origins.get('coverage') as PartPlace;
  const laid = (part: string, id: unknown, entry: unknown, at: Path): unknown => {
    if (typeof id !== 'string') return entry;
    const row = valueAt(coverage, [part, id]);
    if (!isMap(entry) || !isMap(row)) return entry;
    for (const key of Object.keys(row)) {
      if (Object.hasOwn(entry, key)) report(['coverage', part, id, key], `\`${key}\` is in the entry too; keep one`);
      origins.set([...at, key].join('\0'), { file: root.file, path: [...root.path, part, id, key] });
    }
    return { ...entry, ...row };
  };
  const result: Record<string, unknown> = { ...pack };
  for (const [part, rows] of Object.entries(coverage)) {
    const entries = pack[part];
    const ids = Array.isArray(entries)
      ? entries.map((entry) => valueAt(entry, ['id']))
      : Object.keys((entries as Dict | undefined) ?? {});
    for (const id of Object.keys(isMap(rows) ? rows : {})) {
      if (!ids.includes(id)) report(['coverage', part, id], `there is no entry ${part}.${id}`);
    }
    if (Array.isArray(entries)) result[part] = entries.map((entry, at) => laid(part, ids[at], entry, [part, at]));
    else if (isMap(entries)) {
      const all = Object.entries(entries).map(([id, entry]) => [id, laid(part, id, entry, [part, id])]);
      result[part] = Object.fromEntries(all);
    }
  }
  for (const part of COVERED) {
    for (const [id, entry] of Object.entries(isMap(pack[part]) ? pack[part] : {})) {
      // What extends another entry is covered as that is.
      if (valueAt(entry, ['extends']) === undefined && valueAt(coverage, [part, id]) === undefined) {
        report([part, id], `there is no row for ${part}.${id} in ${root.file}`);
      }
    }
  }
  return result;
}

/** Entries in the order in which they are looked at and named, whatever file they are in; those that it does not name come last. */
function inSequence(pack: Dict, sequence: unknown, report: Report): Dict {
  if (!isMap(sequence)) return pack;
  const result: Record<string, unknown> = { ...pack };
  for (const [part, ids] of Object.entries(sequence)) {
    const entries = isMap(pack[part]) ? pack[part] : {};
    const named = (Array.isArray(ids) ? ids : []).filter((id) => typeof id === 'string');
    named.forEach((id, at) => {
      if (!Object.hasOwn(entries, id)) report(['sequence', part, at], `there is no entry ${part}.${id}`);
    });
    const known = named.filter((id) => Object.hasOwn(entries, id));
    const others = Object.keys(entries).filter((id) => !known.includes(id));
    result[part] = Object.fromEntries([...known, ...others].map((id) => [id, entries[id]]));
  }
  return result;
}
