/** A line that fits in part, as two lines: what fits, and the rest, which needs a shipment of its own. */
import { thousands } from '../../catalog/thousands.ts';
import { type Location, lineText, rangeOf, type Source, type TextEdit } from '../../yaml/index.ts';
import { lineEndOf, valueIn } from './lists.ts';
import type { OfferedFix } from './offered.ts';

/** `fits`: the largest quantity that fits. Undefined where the line is not written as a block of its own lines. */
export function splitLine(source: Source, line: Location, quantity: number, fits: number): OfferedFix | undefined {
  const map = valueIn(source, line);
  if (map === null || typeof map !== 'object' || fits <= 0 || fits >= quantity) return undefined;
  const entries = Object.keys(map).map((key) => {
    const location = { piece: line.piece, path: [...line.path, key] };
    return { key, at: rangeOf(source, location, 'key').start, ...rangeOf(source, location, 'entry') };
  });
  const first = Math.min(...entries.map(({ start }) => start.line));
  const last = Math.max(...entries.map(({ end }) => (end.character === 0 ? end.line - 1 : end.line)));
  const opening = /^(\s*)-(\s+)/.exec(lineText(source, first));
  const where = entries.find(({ key }) => key === 'quantity');
  if (!opening || !where || entries.some(({ at }) => at.character !== opening[0].length)) return undefined;
  const number = rangeOf(source, { piece: line.piece, path: [...line.path, 'quantity'] });
  const rest = quantity - fits;
  const copy: string[] = [];
  for (let at = first; at <= last; at++) {
    const text = lineText(source, at);
    // A serial number belongs to one line; which ones go with the rest only a person knows.
    const owner = entries.find(({ start, end }) => start.line <= at && at <= end.line);
    if (owner?.key === 'serials' && at !== first) continue;
    if (/(?:^|\s)&\S/.test(text)) return undefined; // an anchor must not stand twice
    copy.push(
      at === number.start.line ? text.slice(0, number.start.character) + rest + text.slice(number.end.character) : text,
    );
  }
  const eol = lineEndOf(source);
  const note = `${opening[1]}# ${thousands(rest)} of the line above that do not fit: they need a shipment of their own`;
  const end = { line: last, character: lineText(source, last).length };
  const edits: TextEdit[] = [
    { range: number, text: String(fits) },
    { range: { start: end, end }, text: [eol + note, ...copy.map((text) => eol + text)].join('') },
  ];
  return {
    title: `Split the line: ${thousands(fits)} stay, ${thousands(rest)} go to a line that asks for a shipment of its own`,
    safety: 'unsafe',
    asks: true,
    edits,
  };
}
