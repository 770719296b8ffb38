import { type Document, isSeq, type YAMLError } from 'yaml';
import { LIMITS } from './limits.ts';
import { lineAt, lineEnd, lineStarts } from './lines.ts';
import type { Piece, Problem } from './types.ts';

/** At most so many syntax errors per piece are told: one slip often causes a row of them. */
const MOST = 10;

/** What the `yaml` package found wrong with the text of a piece, in our rules and words; one per line. */
export function syntaxProblems(piece: Piece, documents: readonly Document.Parsed[], isItem: boolean): Problem[] {
  const problems: Problem[] = [];
  const errors = documents.flatMap((each) => each.errors);
  const tabs = errors.length > 0 ? tabProblem(piece, errors) : undefined;
  if (tabs) problems.push(tabs);
  const starts = lineStarts(piece);
  const reported = new Set<number>();
  for (const error of errors.sort((a, b) => a.pos[0] - b.pos[0])) {
    const [from, to] = range(piece, error);
    if (tabs && to >= tabs.from) continue;
    const line = lineAt(starts, from);
    if (reported.has(line) || reported.size >= MOST) continue;
    reported.add(line);
    if (error.code === 'RESOURCE_EXHAUSTION')
      problems.push({ rule: 'yaml/too-deep', args: { limit: LIMITS.depth }, piece, from, to });
    else problems.push({ rule: 'yaml/syntax', args: { message: inPlainWords(error, errors) }, piece, from, to });
  }
  for (const warning of documents.flatMap((each) => each.warnings)) {
    if (warning.code !== 'TAG_RESOLVE_FAILED' && warning.code !== 'BAD_COLLECTION_TYPE') continue;
    const [from, to] = range(piece, warning);
    problems.push({ rule: 'yaml/unsupported-tag', args: { tag: piece.text.slice(from, to) }, piece, from, to });
  }
  if (errors.length === 0 && !isWhole(documents, isItem)) {
    problems.push({
      rule: 'yaml/syntax',
      args: { message: STRAY },
      piece,
      from: 0,
      to: lineEnd(piece.text, starts, 0),
    });
  }
  return problems;
}

/** Did the piece read as one document and, for an item, as one item? If not, something would be omitted silently. */
function isWhole(documents: readonly Document.Parsed[], isItem: boolean): boolean {
  if (documents.length > 1) return false;
  const contents = documents[0]?.contents;
  return !isItem || (isSeq(contents) && contents.items.length === 1);
}

/** The place of an error, at least one character wide and never the line break alone. */
function range(piece: Piece, error: YAMLError): [number, number] {
  const { text } = piece;
  let from = Math.max(0, Math.min(error.pos[0], text.length));
  // An unclosed bracket is told where the next thing starts: show it where the collection stopped.
  if (UNCLOSED.test(error.message)) {
    while (from > 0 && /\s/.test(text[from - 1] ?? '')) from--;
    from = Math.max(0, from - 1);
  }
  // An error "at the end" points after the last line: show it where the text stops.
  while (
    from > 0 &&
    (from === text.length || text[from] === '\n' || text[from] === '\r') &&
    /\s/.test(text[from - 1] ?? '')
  )
    from--;
  if (from > 0 && (from === text.length || text[from] === '\n' || text[from] === '\r')) from--;
  let to = Math.min(Math.max(UNCLOSED.test(error.message) ? 0 : error.pos[1], from + 1), text.length);
  const starts = lineStarts(piece);
  to = Math.min(to, Math.max(lineEnd(text, starts, lineAt(starts, from)), from + 1));
  return [from, Math.max(to, from)];
}

/** Tabs that indent. Only asked for when the text does not parse: inside a quoted text or a block scalar tabs are fine. */
function tabProblem(piece: Piece, errors: readonly YAMLError[]): Problem | undefined {
  const edits: { from: number; to: number; text: string }[] = [];
  const indentation = /(?<=^|\n)( *\t[ \t]*)(?=[^\s#])/g;
  for (const match of piece.text.matchAll(indentation)) {
    const from = match.index;
    edits.push({ from, to: from + match[0].length, text: match[0].replaceAll('\t', '  ') });
  }
  const first = edits[0];
  if (!first) return undefined;
  const said = errors.some((error) => error.code === 'TAB_AS_INDENT' || error.pos[0] >= first.from);
  if (!said) return undefined;
  const fix = { title: 'Indent with spaces', edits };
  return { rule: 'yaml/tab-indentation', args: { count: edits.length }, piece, from: first.from, to: first.to, fix };
}

/** What is said of text that stands where nothing can. */
export const STRAY = 'this does not fit here; check the indentation and the quotes around it';

const UNCLOSED = /must (?:be sufficiently indented and )?end with a/;

/** The messages of the `yaml` package, for people who write manifests. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing ["']quote/, 'this quoted text is not closed; add the closing quote'],
  [/^All mapping items must start at the same column/, 'this key is not indented like the keys beside it'],
  [/^All sequence items must start at the same column/, 'this list item is not indented like the items beside it'],
  [/^Sequence item without - indicator/, 'a list item starts with "- "'],
  [/^Implicit map keys need to be followed by map values/, 'a key is followed by a colon and a space: "key: value"'],
  [/^Nested mappings are not allowed in compact/, 'a value that contains ": " has to be quoted'],
  [/^Implicit keys/, 'a key stands on one line; a colon, a quote or a line break is missing'],
  [/^The : indicator must be at most/, 'this key is too long'],
  [/^A block sequence may not be used as an implicit map key/, 'a list cannot be a key'],
  [/^Block collections are not allowed within flow/, 'a comma or a bracket is missing in this [ ] or { }'],
  [/^Invalid escape sequence/, 'unknown escape after "\\"; double the backslash, or use single quotes'],
  [/^Plain value cannot start with/, 'a value cannot start with this character; put it in quotes'],
  [/^Missing , (or : )?between/, 'a comma is missing here'],
  [/^Missing space after :/, 'a colon is followed by a space'],
  [/^Unexpected ,|^Unexpected empty item/, 'there is a comma too many here'],
  [UNCLOSED, 'this bracket is not closed; add ] or }'],
  [/^Comments must be separated/, 'a comment needs a space before the "#"'],
  [/^Tabs are not allowed as indentation/, 'tabs cannot indent; use spaces'],
  [/^Tags and anchors must be separated/, 'a space is missing after this tag or anchor'],
  [/^A node can have at most one anchor/, 'a value can have one anchor only'],
  [/^A node can have at most one tag/, 'a value can have one tag only'],
  [/^Anchors and tags must be after/, 'the tag or anchor belongs after the dash or colon'],
  [/^An alias node must not specify/, 'an alias cannot have a tag or an anchor of its own'],
  [/^(Anchor|Alias) cannot be an empty/, 'the name is missing after "&" or "*"'],
  [/^Block scalar|block scalar/, 'the text under "|" or ">" is not indented rightly'],
  [/^Block collection cannot start on same line/, 'the content starts on the line after "---"'],
  [/^Missing directives-end/, 'a line "---" is missing after the lines that start with "%"'],
  [/^Unexpected doc-end/, 'there is no document before this "..."'],
  [/directive|YAML version/i, 'this "%" line is not understood'],
];

function inPlainWords(error: YAMLError, all: readonly YAMLError[]): string {
  // `a: 1` with a deeper `b: 2` on the next line reads as the value "1 b: 2".
  const goesOn = all.some(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === error.pos[0]);
  if (goesOn && error.code === 'BLOCK_AS_IMPLICIT_KEY')
    return 'the line below is indented too far, or a quote is missing here';
  return WORDS.find(([pattern]) => pattern.test(error.message))?.[1] ?? STRAY;
}
