/** Adding to a list in the way it is written, so that comments in and behind it stay. */
import {
  insertEntry,
  lineText,
  type Pos,
  parsed,
  pathOf,
  rangeOf,
  replaceValue,
  type Source,
  type Spot,
  type TextEdit,
  valueAt,
} from '../../yaml/index.ts';

/** The edit that adds texts to the list at a spot, or writes the list where there is none. Undefined when something else stands there. */
export function addToList(source: Source, spot: Spot, texts: readonly string[]): TextEdit | undefined {
  const value = valueIn(source, spot);
  const flow = texts.join(', ');
  if (value === undefined) {
    const key = spot.path.at(-1);
    const holder = { piece: spot.piece, path: spot.path.slice(0, -1) };
    return typeof key === 'string' ? insertEntry(source, holder, key, `[${flow}]`) : undefined;
  }
  if (value === null || (Array.isArray(value) && value.length === 0)) return replaceValue(source, spot, `[${flow}]`);
  if (!Array.isArray(value)) return undefined;
  const last = rangeOf(source, { piece: spot.piece, path: [...spot.path, value.length - 1] });
  const line = lineText(source, last.start.line);
  const dash = /^(\s*)-\s+$/.exec(line.slice(0, last.start.character));
  if (!dash) return at(last.end, `, ${flow}`);
  const end = lineText(source, last.end.line).length;
  return at(
    { line: last.end.line, character: end },
    texts.map((text) => `${lineEndOf(source)}${dash[1]}- ${text}`).join(''),
  );
}

/** What stands at a spot; undefined where nothing does. */
export function valueIn(source: Source, spot: Spot): unknown {
  const doc = source.docs[pathOf(source, spot).document];
  return doc && valueAt(parsed(doc, spot.piece).value, spot.path);
}

/** How lines of the file end. */
export function lineEndOf(source: Source): string {
  return source.docs.some(({ head }) => head.text.includes('\r\n')) ? '\r\n' : '\n';
}

function at(pos: Pos, text: string): TextEdit {
  return { range: { start: pos, end: pos }, text };
}
