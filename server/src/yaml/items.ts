import { Lexer } from 'yaml';
import { isEmpty, lineAfter } from './documents.ts';

/**
 * Cuts the items of a block sequence by indentation. The grammar makes that safe: inside an item whose dash is in column n
 * nothing, not even a quoted text or a flow collection, continues on a line that starts in column n or before it, except for
 * blank lines, comments and the bracket that closes a flow collection.
 */
export interface Cuts {
  /** End of each item; the first starts where the scan did. */
  readonly ends: number[];
  /** Line breaks in each item. */
  readonly lines: number[];
  /** The line that does not belong to the sequence any more, or the end. */
  readonly stop: number;
  /** End of the last line that says something, neither blank nor a comment; -1 when there is none. */
  readonly content: number;
}

/**
 * Reads items whose dashes are in column `indent`, from `from` (blank lines, comments, then a dash) to the line that ends the
 * sequence, `to` at the latest. Comments and blank lines go with the item that follows. After the last item, comments that are
 * indented like the items stay with it; what is left between the last end and `stop` belongs to the head.
 */
export function cutItems(text: string, from: number, to: number, indent: number): Cuts {
  const ends: number[] = [];
  const lines: number[] = [];
  let start = from;
  let contentEnd = -1;
  let pending = false;
  let breaks = 0;
  let at = from;
  while (at < to) {
    let content = at;
    let code = text.charCodeAt(content);
    while (code === 32) code = text.charCodeAt(++content);
    let next = text.indexOf('\n', content) + 1;
    if (next === 0 || next > to) next = to;
    const column = content - at;
    if (isQuiet(text, content, code)) {
      pending = true;
      breaks++;
      at = next;
      continue;
    }
    if (column === indent && code === 45 && isEmpty(text.charCodeAt(content + 1))) {
      if (contentEnd >= 0) {
        const end = pending ? settle(text, start, contentEnd, at) : at;
        ends.push(end);
        lines.push(end === at ? breaks : breaksIn(text, start, end));
        breaks = end === at ? 0 : breaksIn(text, end, at);
        start = end;
      }
    } else if (contentEnd < 0 || (column === 0 && code !== 9 && endsSequence(text, at, indent))) break;
    pending = false;
    contentEnd = next;
    breaks++;
    at = next;
  }
  if (contentEnd >= 0) {
    const end = lastEnd(text, pending ? settle(text, start, contentEnd, at) : contentEnd, at, indent);
    ends.push(end);
    lines.push(breaksIn(text, start, end));
  }
  return { ends, lines, stop: at, content: contentEnd };
}

/** Blank, or a comment: a line that says nothing. */
export function isQuiet(text: string, content: number, first: number): boolean {
  let at = content;
  let code = first;
  while (code === 9 || code === 32) code = text.charCodeAt(++at);
  return code === 35 || code === 10 || (code === 13 && text.charCodeAt(at + 1) === 10) || Number.isNaN(code);
}

/**
 * Does a line that starts in the first column end the sequence? A closing bracket may belong to the item's flow collection. A
 * word without a colon is a mistake wherever it stands (most often a key that is being typed): it stays with the item.
 */
function endsSequence(text: string, at: number, indent: number): boolean {
  const code = text.charCodeAt(at);
  if (indent === 0 && (code === 93 || code === 125)) return false;
  return !isWord(text, at);
}

/** A line of plain words in which no colon could make a key. */
export function isWord(text: string, at: number): boolean {
  return /^[\p{L}\p{N}_]/u.test(text.slice(at, at + 2)) && !/:(?:\s|$)/.test(text.slice(at, lineAfter(text, at)));
}

function breaksIn(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}

/** Quiet lines after an item are the next item's, unless a block scalar (`|`, `>`) at the item's end takes them for its text. */
function settle(text: string, start: number, contentEnd: number, upTo: number): number {
  if (!mayHoldBlockScalar(text.slice(start, contentEnd))) return contentEnd;
  const end = start + blockScalarEnd(text.slice(start, upTo));
  if (end <= contentEnd) return contentEnd;
  return end < upTo && text.charCodeAt(end - 1) === 10 ? end : upTo;
}

/** Does a line of the text end like the header of a block scalar, `|` or `>-`? */
export function mayHoldBlockScalar(text: string): boolean {
  return /[|>][-+1-9]*[ \t]*(?:#[^\n]*)?\r?\n/.test(text);
}

function blockScalarEnd(text: string): number {
  let at = 0;
  let end = 0;
  let header = false;
  let content = false;
  for (const token of new Lexer().lex(text)) {
    if (content) {
      if (header) end = at + token.length;
      header = false;
      content = false;
    } else if (token === '\x1f') {
      content = true;
      continue;
    } else if (token === '\x02' || token === '\x18') continue;
    else if (token[0] === '|' || token[0] === '>') header = true;
    at += token.length;
  }
  return end;
}

function lastEnd(text: string, from: number, stop: number, indent: number): number {
  let end = from;
  for (let at = from; at < stop; at = lineAfter(text, at)) {
    let content = at;
    while (text.charCodeAt(content) === 32) content++;
    const column = content - at;
    if (text.charCodeAt(content) === 35 && (column > indent || (column === indent && indent > 0))) {
      end = Math.min(lineAfter(text, at), stop);
    }
  }
  return end;
}
