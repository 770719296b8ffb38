/** What the library takes and gives. */
import type { Output, OutputDetermination, OutputLine } from '../schema/generated/types.ts';

/** Zero-based, characters in UTF-16 units, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface CheckInput {
  /** Texts by file name; folders with `/`. */
  readonly files: Readonly<Record<string, string>>;
  /** Judge by this regime, whatever documents and configuration say. */
  readonly regime?: string;
  /** Regimes whose answers are given as well. */
  readonly also?: readonly string[];
  /** Today, YYYY-MM-DD, for suppressions; it changes no determination. If omitted, the day in UTC. */
  readonly asOf?: string;
}

export type Determination = OutputDetermination;

export interface Line extends OutputLine {
  /** The answer of the selected regime; `determinations` has those of all. */
  readonly determination: Determination;
}

/** The report of docs/output.md. */
export interface CheckReport extends Omit<Output, 'lines'> {
  readonly lines: readonly Line[];
  /** Something could not be checked at all. */
  readonly incomplete: boolean;
}

export interface Diagnostic {
  readonly range: Range;
  readonly severity: 'error' | 'warning' | 'info';
  readonly rule: string;
  /** At most 160 characters. */
  readonly message: string;
  /** The sentences of the message that did not fit. */
  readonly detail?: string;
  readonly citation?: string;
  readonly url?: string;
  /** The reason of the comment that suppresses it. */
  readonly suppressed?: string;
}

export interface Hover {
  readonly markdown: string;
  readonly range: Range;
}

export interface Completion {
  readonly label: string;
  /** What is written; the label, if omitted. */
  readonly text?: string;
  readonly detail?: string;
  readonly documentation?: string;
}

export interface Completions {
  /** What is replaced. */
  readonly range: Range;
  readonly all: readonly Completion[];
}

export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

export interface CodeAction {
  readonly title: string;
  readonly kind: 'fix' | 'openRule' | 'respell' | 'fixAll';
  /** safe: changes the spelling of a fact, never a fact. */
  readonly safety?: 'safe' | 'unsafe';
  /** Edits of the document; none for `openRule`. */
  readonly edits: readonly TextEdit[];
  /** The rule that it is about. */
  readonly rule?: string;
}

export interface Location {
  readonly file: string;
  readonly range: Range;
}

export interface DocumentSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: 'document' | 'line' | 'entry';
  readonly range: Range;
  readonly selectionRange: Range;
  readonly children?: readonly DocumentSymbol[];
}

/** What an editor asks about documents in memory. Every method answers on the newest texts. */
export interface LanguageService {
  /** Sets the text of a file; undefined removes it. */
  update(file: string, text: string | undefined): void;
  /** Replaces a range of a file. Costs what the edit touches, not what the file holds. */
  edit(file: string, range: Range, text: string): void;
  text(file: string): string | undefined;
  report(): CheckReport;
  diagnostics(file: string): readonly Diagnostic[];
  hover(file: string, position: Position): Hover | undefined;
  completions(file: string, position: Position): Completions | undefined;
  codeActions(file: string, range: Range): readonly CodeAction[];
  definition(file: string, position: Position): readonly Location[];
  references(file: string, position: Position): readonly Location[];
  symbols(file: string): readonly DocumentSymbol[];
  /** The verdict above each document, with what there is to open. */
  lenses(file: string): readonly { readonly range: Range; readonly title: string }[];
  inlayHints(file: string, range: Range): readonly { readonly position: Position; readonly label: string }[];
  links(file: string): readonly { readonly range: Range; readonly target: string }[];
  /** A rule as Markdown; undefined for one that does not exist. */
  rule(id: string, date?: string): { readonly markdown: string; readonly url?: string } | undefined;
}
