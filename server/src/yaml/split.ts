import { anchorsOf } from './anchors.ts';
import { blocksOf } from './blocks.ts';
import { documentsOf, type Extent, isEmpty, lineAfter, markerAt } from './documents.ts';
import { type Cuts, cutItems, isQuiet, isWord } from './items.ts';
import { countBreaks } from './lines.ts';
import type { Doc, Piece, Section } from './types.ts';

/**
 * Text -> documents -> head and sections, by looking at line starts. Where the structure is not certain (quoted or complex keys,
 * an anchor or a tag on the key's line, a root that is not a map, a lone carriage return …) the whole document is its head.
 */
export function split(text: string, keys: ReadonlySet<string>): Doc[] {
  const returns = text.includes('\r') && /\r(?!\n)/.test(text);
  return documentsOf(text).map((extent) => {
    const cuts = returns ? [] : sectionsIn(text, extent, keys);
    return document(text, extent, cuts, keys);
  });
}

interface Stretch {
  readonly key: string;
  readonly from: number;
  readonly indent: number;
  readonly cuts: Cuts;
}

function document(text: string, extent: Extent, stretches: readonly Stretch[], keys: ReadonlySet<string>): Doc {
  const parts: string[] = [];
  const sections: Section[] = [];
  let at = 0;
  let atLine = 0;
  let done = extent.from;
  for (const stretch of stretches) {
    const part = text.slice(done, stretch.from);
    parts.push(part);
    at += part.length;
    atLine += countBreaks(part);
    const pieces: Piece[] = [];
    let from = stretch.from;
    stretch.cuts.ends.forEach((end, index) => {
      pieces.push({ text: text.slice(from, end), lines: stretch.cuts.lines[index] ?? 0 });
      from = end;
    });
    sections.push({ key: stretch.key, blocks: blocksOf(pieces), at, atLine, indent: stretch.indent });
    done = from;
  }
  const rest = text.slice(done, extent.to);
  parts.push(rest);
  const head = { text: parts.length === 1 ? rest : parts.join(''), lines: atLine + countBreaks(rest) };
  return { head, sections, ...anchorsOf(head, sections), cut: keys };
}

const KEY = /(?:[A-Za-z_$][\w$./-]*|<<):(?=[ \r\n]|$)/y;

/** What follows a key on its line when its value stands on the lines below: nothing, or a comment. */
const NOTHING = /[ \t]*(?:#.*)?\r?(?:\n|$)/y;

/** The sections of one document; none when the structure is not certain. */
function sectionsIn(text: string, { body, to }: Extent, keys: ReadonlySet<string>): Stretch[] {
  const found: Stretch[] = [];
  const seen = new Set<string>();
  let started = false;
  // The key whose items may follow, and whether the last key's value may be a sequence in the first column.
  let waiting: { key: string; from: number } | undefined;
  let open = false;
  let at = body;
  if (markerAt(text, at) === '-') {
    if (!matches(NOTHING, text, at + 3)) return [];
    at = lineAfter(text, at);
  }
  while (at < to) {
    let content = at;
    while (text.charCodeAt(content) === 32) content++;
    const code = text.charCodeAt(content);
    const next = Math.min(lineAfter(text, content), to);
    if (isQuiet(text, content, code)) {
      at = next;
      continue;
    }
    const column = content - at;
    const dash = code === 45 && isEmpty(text.charCodeAt(content + 1));
    if (dash && waiting) {
      const cuts = cutItems(text, waiting.from, to, column);
      found.push({ key: waiting.key, from: waiting.from, indent: column, cuts });
      waiting = undefined;
      open = false;
      at = cuts.stop;
      continue;
    }
    if (column > 0 || code === 9) {
      if (!started) return [];
      if (code === 9 && column === 0 && waiting) return [];
      waiting = undefined;
    } else if (markerAt(text, at)) break;
    else if (dash) {
      if (!open) return [];
    } else if (matches(KEY, text, at)) {
      const end = KEY.lastIndex;
      const key = text.slice(at, end - 1);
      open = matches(NOTHING, text, end);
      waiting = open && keys.has(key) && !seen.has(key) ? { key, from: next } : undefined;
      seen.add(key);
      started = true;
    } else if (started && (code === 93 || code === 125 || isWord(text, at) || hasLetter(code))) {
      waiting = undefined;
      open = false;
    } else return [];
    at = next;
  }
  return found;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Letters start a plain key (`my key: …`), which is a line of the head like any other. */
function hasLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 0xa0;
}
