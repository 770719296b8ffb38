/** Adding to a list in the way it is written, so that comments in and behind it stay. */
import {
  insertEntry,
  type Location,
  lineText,
  type Pos,
  parsed,
  pathOf,
  rangeOf,
  replaceValue,
  type Source,
  type TextEdit,
  valueAt,
} from '../../yaml/index.ts';

/** The edit that adds texts to the list at a location, or writes the list where there is none. Undefined when something else is there. */
export function addToList(source: Source, location: Location, texts: readonly string[]): TextEdit | undefined {
  const value = valueIn(source, location);
  const flow = texts.join(', ');
  if (value === undefined) {
    const key = location.path.at(-1);
    const holder = { piece: location.piece, path: location.path.slice(0, -1) };
    return typeof key === 'string' ? insertEntry(source, holder, key, `[${flow}]`) : undefined;
  }
  if (value === null || (Array.isArray(value) && value.length === 0))
    return replaceValue(source, location, `[${flow}]`);
  if (!Array.isArray(value)) return undefined;
  const last = rangeOf(source, { piece: location.piece, path: [...location.path, value.length - 1] });
  const line = lineText(source, last.start.line);
  const dash = /^(\s*)-\s+$/.exec(line.slice(0, last.start.character));
  if (!dash) return at(last.end, `, ${flow}`);
  const end = lineText(source, last.end.line).length;
  return at(
    { line: last.end.line, character: end },
    texts.map((text) => `${lineEndOf(source)}${dash[1]}- ${text}`).join(''),
  );
}

/** What is at a location; undefined where nothing does. */
export function valueIn(source: Source, location: Location): unknown {
  const doc = source.docs[pathOf(source, location).document];
  return doc && valueAt(parsed(doc, location.piece).value, location.path);
}

/** How lines of the file end. */
export function lineEndOf(source: Source): string {
  return source.docs.some(({ head }) => head.text.includes('\r\n')) ? '\r\n' : '\n';
}

function at(pos: Pos, text: string): TextEdit {
  return { range: { start: pos, end: pos }, text };
}
