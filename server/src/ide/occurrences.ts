/** Where licence numbers and party names are in the workspace: for definitions, references and renaming. */
import { normalName } from '../trade/partyNames.ts';
import { type Doc, items, type Location, type Path, parsed, type Source } from '../yaml/index.ts';

export type NameKind = 'license' | 'party';

export interface Occurrence {
  readonly file: string;
  readonly location: Location;
  readonly kind: NameKind;
  /** As written. */
  readonly text: string;
  /** The entry that a licence number is defined by, in a register. */
  readonly defines: boolean;
}

/** Parties are the same however their name is spelled; licence numbers are what they are. */
export function sameName(a: Occurrence, b: Occurrence): boolean {
  return a.kind === b.kind && (a.kind === 'party' ? normalName(a.text) === normalName(b.text) : a.text === b.text);
}

/** Every occurrence in a file, in no particular order. */
export function* occurrencesIn(source: Source): Generator<Occurrence> {
  for (const doc of source.docs) {
    yield* inValue(source, doc, { piece: doc.head, path: [] }, parsed(doc, doc.head).value, []);
    for (const { key, location, value } of items(doc)) {
      // Items that were not cut out of the head have been gone through with it.
      if (location.piece !== doc.head) yield* inValue(source, doc, location, value, [key]);
    }
  }
}

function* inValue(source: Source, doc: Doc, location: Location, value: unknown, above: Path): Generator<Occurrence> {
  if (value === null || value === undefined) return;
  if (typeof value === 'object') {
    for (const [key, below] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key;
      yield* inValue(source, doc, { piece: location.piece, path: [...location.path, step] }, below, above);
    }
    return;
  }
  const words = [...above, ...location.path].filter((step) => typeof step === 'string');
  const kind = kindOf(words);
  const own = parsed(doc, location.piece);
  // What comes through an alias or a merge key stands where it is defined, and was met there.
  if (kind === undefined || own.definedAt(location.path) !== undefined) return;
  yield {
    file: source.file,
    location,
    kind,
    text: own.sourceText(location.path) ?? String(value),
    defines: kind === 'license' && words.at(-1) === 'number',
  };
}

function kindOf(words: readonly string[]): NameKind | undefined {
  const [section] = words;
  const last = words.at(-1);
  if (section === 'licenses' && words.length === 2) {
    if (last === 'number') return 'license';
    return last === 'holder' || last === 'consignee' ? 'party' : undefined;
  }
  if (section === 'veus' && words.length === 2) return last === 'holder' ? 'party' : undefined;
  if (section === 'agreements') return last === 'entities' ? 'party' : undefined;
  if (last === 'license' && words.includes('authorization')) return 'license';
  if (last === 'party' && words.includes('screening')) return 'party';
  return last === 'name' && words.includes('parties') ? 'party' : undefined;
}
