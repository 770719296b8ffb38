/**
 * Reads the YAML that people write in manifests in one pass: block maps and lists, plain and quoted values on one line, maps and lists in
 * brackets on one line, anchors, aliases, comments. At the first character of anything else it stops, and the `yaml` package reads the
 * piece; so what it reads holds no mistake. It gives the tree that `compose.ts` makes of the same text; a test compares the two.
 */
import { nothing } from './nothing.ts';
import { plainValue } from './scalars.ts';
import type { AliasNode, Anchor, Entry, Node, ScalarNode, Tree } from './tree.ts';
import type { Path } from './types.ts';

/** The tree of the text; undefined where something is beyond this reader. `isItem`: the text is a list of one, and the tree its item. */
export function readPlain(text: string, isItem: boolean): Tree | undefined {
  if (BEYOND.test(text)) return undefined;
  const reader = new PlainReader(text);
  const root = reader.document(isItem);
  return root && { root, anchors: reader.anchors, aliases: reader.aliases, problems: [] };
}

/** Tabs, returns that end no line, and other characters that do not print. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const BEYOND = /[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]|\r(?!\n)/;

const KEY = /[A-Za-z_][\w$./-]*/y;
const NAME = /[A-Za-z0-9_-]+/y;

/** What the reader stops with; never thrown to anyone else, and without a stack. */
const STOP = { stop: true };

const [LF, CR, SPACE, QUOTE, HASH, STAR, AMPERSAND, SINGLE, COMMA, DASH, COLON, OPEN, CLOSE, OPEN_MAP, CLOSE_MAP] = [
  10, 13, 32, 34, 35, 42, 38, 39, 44, 45, 58, 91, 93, 123, 125,
];

/** Deeper than people nest, and less deep than what is refused. */
const DEEPEST = 24;

/** Characters that begin no plain value. Also not `-`, `?` and `:` where a space follows; all of those are left to the other reader. */
const BEGINS_OTHER = '?:,[]{}#&*!|>\'"%@`-';

class PlainReader {
  readonly anchors: Anchor[] = [];
  readonly aliases: AliasNode[] = [];
  private readonly text: string;
  private at = 0;
  /** Column of the next line that says something, and where its first character is; -1 at the end. */
  private indent = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(isItem: boolean): Node | undefined {
    try {
      this.nextLine();
      const root = isItem ? this.item() : this.block([], -1, 0);
      if (this.indent >= 0) throw STOP;
      return root;
    } catch (error) {
      if (error !== STOP) throw error;
      return undefined;
    }
  }

  /** The only item of the list that the text is. */
  private item(): Node {
    const { indent } = this;
    if (indent < 0 || this.code() !== DASH) throw STOP;
    return this.listItem(indent, [], 1);
  }

  /** The block that begins on the line that comes next, deeper than `above`. */
  private block(path: Path, above: number, depth: number): Node {
    if (this.indent <= above || depth > DEEPEST) throw STOP;
    return this.isDash() ? this.list(this.indent, path, depth) : this.map(this.indent, path, depth);
  }

  private list(indent: number, path: Path, depth: number): Node {
    const from = this.at;
    const items: Node[] = [];
    while (this.indent === indent && this.isDash()) {
      items.push(this.listItem(indent, [...path, items.length], depth + 1));
    }
    if (this.indent > indent) throw STOP;
    const last = items[items.length - 1] as Node;
    return { kind: 'list', from, to: Math.max(last.to, from + 1), flow: false, items };
  }

  /** From the dash to the next line behind the item. */
  private listItem(indent: number, path: Path, depth: number): Node {
    const start = this.at;
    this.at++;
    if (this.code() !== SPACE) throw STOP;
    this.skipSpaces();
    const code = this.code();
    if (code === LF || code === CR || code === HASH || code === DASH || depth > DEEPEST) throw STOP;
    if (this.isKeyAhead()) {
      const column = indent + (this.at - start);
      this.indent = column;
      return this.map(column, path, depth);
    }
    return this.valueOnLine(path, indent, depth);
  }

  private map(indent: number, path: Path, depth: number): Node {
    const from = this.at;
    const entries: Entry[] = [];
    while (this.indent === indent && !this.isDash()) {
      entries.push(this.entry(indent, path, depth, entries));
    }
    if (this.indent > indent || entries.length === 0) throw STOP;
    const last = entries[entries.length - 1] as Entry;
    return { kind: 'map', from, to: Math.max(last.keyTo, last.value.to), flow: false, entries };
  }

  private entry(indent: number, path: Path, depth: number, before: readonly Entry[]): Entry {
    const { text } = this;
    const from = this.at;
    const keyTo = this.keyEnd(before);
    const name = text.slice(from, keyTo);
    this.at = keyTo + 1;
    const value = this.valueBelow([...path, name], indent, depth + 1);
    return { name, from, keyTo, value, merge: name === '<<' };
  }

  /** The end of the key here, which none of the entries before has. */
  private keyEnd(before: readonly Entry[]): number {
    const { text, at } = this;
    let end = at + 2;
    if (!text.startsWith('<<', at)) {
      KEY.lastIndex = at;
      if (!KEY.test(text)) throw STOP;
      end = KEY.lastIndex;
    }
    const length = end - at;
    if (text.charCodeAt(end) !== COLON || !isBlank(text.charCodeAt(end + 1))) throw STOP;
    for (const { name } of before) {
      if (name.length === length && text.startsWith(name, at)) throw STOP;
    }
    return end;
  }

  /** The value of a key: on its line, or as a block below it. */
  private valueBelow(path: Path, indent: number, depth: number): Node {
    this.skipSpaces();
    if (!this.isAtEnd()) return this.valueOnLine(path, indent, depth);
    const { at } = this;
    this.nextLine();
    if (this.indent > indent) return this.block(path, indent, depth);
    if (this.indent === indent && this.isDash()) return this.list(indent, path, depth);
    return nothing(at);
  }

  /** A value that begins here, and the rest of its line; behind it the next line. */
  private valueOnLine(path: Path, indent: number, depth: number): Node {
    const code = this.code();
    if (code === AMPERSAND) return this.anchored(path, indent, depth);
    const value = code === STAR ? this.alias() : this.isQuote(code) ? this.quoted(code) : this.flowOrPlain(code, depth);
    this.endLine();
    // A deeper line would go on with the value.
    if (this.indent > indent) throw STOP;
    return value;
  }

  private flowOrPlain(code: number, depth: number): Node {
    if (code === OPEN) return this.flowList(depth);
    if (code === OPEN_MAP) return this.flowMap(depth);
    return this.plain(false);
  }

  /** An anchor, and below it a block or behind it a value. */
  private anchored(path: Path, indent: number, depth: number): Node {
    const { text } = this;
    NAME.lastIndex = ++this.at;
    if (!NAME.test(text)) throw STOP;
    const name = text.slice(this.at, NAME.lastIndex);
    this.at = NAME.lastIndex;
    if (!isBlank(this.code())) throw STOP;
    this.skipSpaces();
    // Before the value: anchors are in the order of the text.
    const slot = this.anchors.push({ name, node: nothing(this.at), path }) - 1;
    const isBelow = this.isAtEnd();
    if (!isBelow && (this.code() === AMPERSAND || this.code() === STAR || this.isKeyAhead())) throw STOP;
    let node: Node;
    if (isBelow) {
      this.nextLine();
      node = this.block(path, indent, depth);
    } else {
      node = this.valueOnLine(path, indent, depth);
    }
    this.anchors[slot] = { name, node, path };
    return node;
  }

  private alias(): AliasNode {
    const { text, at } = this;
    NAME.lastIndex = at + 1;
    if (!NAME.test(text)) throw STOP;
    const to = NAME.lastIndex;
    this.at = to;
    const alias: AliasNode = { kind: 'alias', from: at, to, name: text.slice(at + 1, to) };
    this.aliases.push(alias);
    return alias;
  }

  private isQuote(code: number): boolean {
    return code === QUOTE || code === SINGLE;
  }

  /** A quoted text on one line, without escapes. */
  private quoted(quote: number): ScalarNode {
    const { text } = this;
    const from = this.at;
    let to = from + 1;
    for (let code = text.charCodeAt(to); code !== quote; code = text.charCodeAt(++to)) {
      if (code === LF || code === CR || code === 92 || Number.isNaN(code)) {
        if (code !== 92 || quote === QUOTE) throw STOP;
      }
    }
    if (text.charCodeAt(to + 1) === quote) throw STOP;
    const value = text.slice(from + 1, to);
    this.at = to + 1;
    return { kind: 'scalar', from, to: to + 1, value, source: value, quoted: true };
  }

  /** A value without quotes on one line; in brackets it ends at more characters. */
  private plain(isFlow: boolean): ScalarNode {
    const { text } = this;
    const from = this.at;
    const first = text.charAt(from);
    if (BEGINS_OTHER.includes(first) && !(first === '-' && !isBlank(text.charCodeAt(from + 1)) && !isFlow)) throw STOP;
    let at = from;
    let to = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === LF || code === CR || Number.isNaN(code)) break;
      if (code === SPACE) {
        at++;
        if (text.charCodeAt(at) === HASH) break;
        continue;
      }
      if (code === COLON) {
        const next = text.charCodeAt(at + 1);
        if (isBlank(next) || (isFlow && isFlowMark(next))) throw STOP;
      } else if (isFlow && isFlowMark(code)) break;
      to = ++at;
    }
    this.at = to;
    const source = text.slice(from, to);
    return { kind: 'scalar', from, to, value: plainValue(source), source, quoted: false };
  }

  /** Spaces in brackets; a line break is left to the other reader. */
  private skipInFlow(): number {
    this.skipSpaces();
    const code = this.code();
    if (code === LF || code === CR || code === HASH || Number.isNaN(code)) throw STOP;
    return code;
  }

  private flowList(depth: number): Node {
    const from = this.at++;
    const items: Node[] = [];
    let code = this.skipInFlow();
    while (code !== CLOSE) {
      items.push(this.flowValue(code, depth));
      code = this.behindFlowValue(CLOSE);
    }
    this.at++;
    return { kind: 'list', from, to: this.at, flow: true, items };
  }

  private flowMap(depth: number): Node {
    const { text } = this;
    const from = this.at++;
    const entries: Entry[] = [];
    let code = this.skipInFlow();
    while (code !== CLOSE_MAP) {
      const keyFrom = this.at;
      const keyTo = this.keyEnd(entries);
      const name = text.slice(keyFrom, keyTo);
      if (name === '<<') throw STOP;
      this.at = keyTo + 1;
      code = this.skipInFlow();
      const value = this.flowValue(code, depth);
      entries.push({ name, from: keyFrom, keyTo, value, merge: false });
      code = this.behindFlowValue(CLOSE_MAP);
    }
    this.at++;
    return { kind: 'map', from, to: this.at, flow: true, entries };
  }

  private flowValue(code: number, depth: number): Node {
    if (depth >= DEEPEST) throw STOP;
    if (this.isQuote(code)) return this.quoted(code);
    if (code === STAR) return this.alias();
    if (code === OPEN) return this.flowList(depth + 1);
    if (code === OPEN_MAP) return this.flowMap(depth + 1);
    return this.plain(true);
  }

  /** A comma and the next thing, or the closing bracket. */
  private behindFlowValue(close: number): number {
    const code = this.skipInFlow();
    if (code === close) return code;
    if (code !== COMMA) throw STOP;
    this.at++;
    const next = this.skipInFlow();
    if (next === close || next === COMMA) throw STOP;
    return next;
  }

  private code(): number {
    return this.text.charCodeAt(this.at);
  }

  private skipSpaces(): void {
    while (this.text.charCodeAt(this.at) === SPACE) this.at++;
  }

  private isDash(): boolean {
    return this.code() === DASH && isBlank(this.text.charCodeAt(this.at + 1));
  }

  /** At the end of the line, or at a comment. */
  private isAtEnd(): boolean {
    const code = this.code();
    return (
      code === LF || code === CR || Number.isNaN(code) || (code === HASH && this.text.charCodeAt(this.at - 1) === SPACE)
    );
  }

  private isKeyAhead(): boolean {
    const { text, at } = this;
    if (text.startsWith('<<:', at)) return true;
    KEY.lastIndex = at;
    return KEY.test(text) && text.charCodeAt(KEY.lastIndex) === COLON && isBlank(text.charCodeAt(KEY.lastIndex + 1));
  }

  /** Nothing but spaces and a comment may be left of the line. */
  private endLine(): void {
    this.skipSpaces();
    if (!this.isAtEnd()) throw STOP;
    this.nextLine();
  }

  /** To the next line that says something, from the rest of this one, which says nothing. */
  private nextLine(): void {
    const { text } = this;
    let at = this.at;
    if (at > 0) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end + 1;
    }
    for (;;) {
      const start = at;
      while (text.charCodeAt(at) === SPACE) at++;
      const code = text.charCodeAt(at);
      if (Number.isNaN(code)) {
        this.indent = -1;
        break;
      }
      if (code !== LF && code !== CR && code !== HASH) {
        if (at === start && (text.startsWith('---', at) || text.startsWith('...', at))) throw STOP;
        this.indent = at - start;
        break;
      }
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end + 1;
    }
    this.at = at;
  }
}

const isBlank = (code: number): boolean => code === SPACE || code === LF || code === CR || Number.isNaN(code);

const isFlowMark = (code: number): boolean =>
  code === COMMA || code === OPEN || code === CLOSE || code === OPEN_MAP || code === CLOSE_MAP;
