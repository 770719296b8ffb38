/** From a licence number to its entry in a register, from an alias to its anchor; every place of a name, and renaming it. */
import type { TextEdit } from '../lint/edits.ts';
import { scalar } from '../lint/fixes/index.ts';
import { locationAt, type Pos, parsed, type Range, rangeOf, replaceValue, type Source } from '../yaml/index.ts';
import { type Occurrence, occurrencesIn, sameName } from './occurrences.ts';

/** The documents of the workspace, one after the other. */
export type Sources = () => Iterable<Source>;

export interface RangeInFile {
  readonly file: string;
  readonly range: Range;
}

/** The name at a position. */
export function nameAt(source: Source, pos: Pos): Occurrence | undefined {
  const found = source.docs.length === 0 ? undefined : locationAt(source, pos);
  if (!found || found.inKey) return undefined;
  const { piece, path } = found.location;
  for (const one of occurrencesIn(source)) {
    if (one.location.piece === piece && one.location.path.join('\0') === path.join('\0')) {
      return covers(rangeOf(source, one.location), pos) ? one : undefined;
    }
  }
  return undefined;
}

export function definitionAt(source: Source, pos: Pos, sources: Sources): RangeInFile[] {
  const found = source.docs.length === 0 ? undefined : locationAt(source, pos);
  const doc = found && source.docs[found.document];
  const defined = doc && parsed(doc, found.location.piece).definedAt(found.location.path);
  if (defined) return [{ file: source.file, range: rangeOf(source, defined) }];
  const name = nameAt(source, pos);
  if (name?.kind !== 'license') return [];
  return placesOf(name, sources).flatMap(({ one, range }) => (one.defines ? [{ file: one.file, range }] : []));
}

export function referencesAt(source: Source, pos: Pos, sources: Sources, withDeclaration: boolean): RangeInFile[] {
  const name = nameAt(source, pos);
  if (!name) return [];
  return placesOf(name, sources).flatMap(({ one, range }) =>
    withDeclaration || !one.defines ? [{ file: one.file, range }] : [],
  );
}

/** The edits of every file that holds the name, by file. Every spelling of a party's name becomes the new one. */
export function renamed(name: Occurrence, text: string, sources: Sources): ReadonlyMap<string, TextEdit[]> {
  const edits = new Map<string, TextEdit[]>();
  for (const source of sources()) {
    const here = [...occurrencesIn(source)].filter((one) => sameName(one, name));
    const changed = here.flatMap((one): TextEdit[] => {
      const edit = replaceValue(source, one.location, scalar(text));
      return edit ? [edit] : [];
    });
    if (changed.length > 0) edits.set(source.file, changed);
  }
  return edits;
}

function placesOf(name: Occurrence, sources: Sources): { one: Occurrence; range: Range }[] {
  return [...sources()].flatMap((source) =>
    [...occurrencesIn(source)]
      .filter((one) => sameName(one, name))
      .map((one) => ({ one, range: rangeOf(source, one.location) })),
  );
}

function covers({ start, end }: Range, pos: Pos): boolean {
  const isBefore = (a: Pos, b: Pos): boolean => a.line < b.line || (a.line === b.line && a.character < b.character);
  return !isBefore(pos, start) && !isBefore(end, pos);
}
