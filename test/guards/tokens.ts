/**
 * TypeScript text cut into tokens, as far as the guards need it: words, literals and marks, each with its line. Comments are omitted.
 * The compiler's own parser is no longer there to be asked, and a regular expression over the text would take comments for code.
 */

export interface Token {
  readonly kind: 'word' | 'string' | 'template' | 'number' | 'regex' | 'mark';
  /** Words and marks as written; strings and templates without quotes, escapes read; numbers without `_` and `n`; regexes between the slashes. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** How many braces, brackets and parentheses are open around it; 0 is the top of the file. */
  readonly depth: number;
}

const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][+-]?\d+)?\.?)n?/y;
const SPACE = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};

/** After these a slash begins a regular expression, although they are words. */
const BEFORE_REGEX = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'do',
  'else',
  'void',
  'delete',
  'throw',
  'new',
  'yield',
  'await',
]);

/** @throws Error with the line when a literal does not end. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  /** What each open brace closes: a block, or the `${` of a template. */
  const braces: ('block' | 'template')[] = [];
  let at = 0;
  let line = 1;
  let depth = 0;

  const countLines = (from: number, to: number) => {
    for (let i = from; i < to; i += 1) {
      if (source[i] === '\n') {
        line += 1;
      }
    }
  };
  const take = (kind: Token['kind'], text: string, end: number) => {
    tokens.push({ kind, text, line, depth });
    countLines(at, end);
    at = end;
  };
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  const unended = (what: string): Error => new Error(`a ${what} that begins on line ${line} does not end`);

  /** From behind the opening mark to the closing one, escapes read. */
  const readQuoted = (from: number, isEnd: (i: number) => boolean, what: string): { text: string; end: number } => {
    let text = '';
    let i = from;
    while (!isEnd(i)) {
      if (i >= source.length) {
        throw unended(what);
      }
      if (source[i] !== '\\') {
        text += source[i];
        i += 1;
        continue;
      }
      const unicode = /\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2}))/y;
      unicode.lastIndex = i;
      const code = unicode.exec(source);
      if (code) {
        text += String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? (code[3] as string), 16));
        i += code[0].length;
      } else {
        const next = source[i + 1] ?? '';
        text += next === '\n' ? '' : (SIMPLE_ESCAPES[next] ?? next);
        i += 2;
      }
    }
    return { text, end: i };
  };
  /** A stretch of a template: from a backtick or a closing brace to the next backtick or `${`. */
  const takeTemplate = () => {
    const { text, end } = readQuoted(
      at + 1,
      (i) => source[i] === '`' || (source[i] === '$' && source[i + 1] === '{'),
      'template',
    );
    const opens = source[end] === '$';
    take('template', text, end + (opens ? 2 : 1));
    if (opens) {
      braces.push('template');
      depth += 1;
    }
  };
  const regexMayStandHere = () => {
    const before = tokens.at(-1);
    if (!before || before.kind === 'mark') {
      return ![')', ']', '}'].includes(before?.text ?? '');
    }
    return before.kind === 'word' && BEFORE_REGEX.has(before.text);
  };
  const takeRegex = () => {
    let inClass = false;
    let i = at + 1;
    for (; source[i] !== '/' || inClass; i += 1) {
      if (i >= source.length || source[i] === '\n') {
        throw unended('regular expression');
      }
      if (source[i] === '\\') {
        i += 1;
      } else if (source[i] === '[') {
        inClass = true;
      } else if (source[i] === ']') {
        inClass = false;
      }
    }
    const end = /[a-z]*/y;
    end.lastIndex = i + 1;
    take('regex', source.slice(at + 1, i), i + 1 + (end.exec(source)?.[0].length ?? 0));
  };

  while (at < source.length) {
    const space = match(SPACE);
    if (space) {
      countLines(at, at + space.length);
      at += space.length;
      continue;
    }
    const char = source[at] as string;
    if (char === "'" || char === '"') {
      const { text, end } = readQuoted(at + 1, (i) => source[i] === char, 'string');
      take('string', text, end + 1);
      continue;
    }
    if (char === '`') {
      takeTemplate();
      continue;
    }
    const word = match(WORD);
    if (word) {
      take('word', word, at + word.length);
      continue;
    }
    const number = /\d/.test(char) || (char === '.' && /\d/.test(source[at + 1] ?? '')) ? match(NUMBER) : undefined;
    if (number) {
      take('number', number.replace(/_|n$/g, ''), at + number.length);
      continue;
    }
    if (char === '/' && regexMayStandHere()) {
      takeRegex();
      continue;
    }
    if (char === '}' && braces.pop() === 'template') {
      depth -= 1;
      takeTemplate();
      continue;
    }
    if ('}])'.includes(char)) {
      depth -= 1;
    }
    take('mark', char, at + 1);
    if ('{[('.includes(char)) {
      depth += 1;
    }
    if (char === '{') {
      braces.push('block');
    }
  }
  return tokens;
}
