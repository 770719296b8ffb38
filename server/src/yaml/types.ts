/**
 * What the YAML layer hands out. A file is a `Source`; a source is documents; a document is its head and the items of its
 * sections (`lines`, `deliveries` …), held in blocks. Everything is immutable: an edit shares each object that it did not touch,
 * so that later layers can remember their work by object identity.
 */

/** Keys and indices from the root of a document, or of a piece, to a value. */
export type Path = readonly (string | number)[];

/** A place in a file: line and character count from 0, characters are UTF-16 code units, as in the Language Server Protocol. */
export interface Pos {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Pos;
  readonly end: Pos;
}

/** One change, as the Language Server Protocol sends it; without a range the text replaces the whole file. */
export interface TextChange {
  readonly range?: Range;
  readonly text: string;
}

/**
 * A stretch of a document that is parsed by itself: the head (all but the items of the sections), or one item of a section.
 * A piece knows neither its index nor its offset; both are summed when asked. Two pieces with equal text are still two objects.
 */
export interface Piece {
  readonly text: string;
  /** Number of line breaks in `text`. */
  readonly lines: number;
}

/** About 128 neighbouring pieces. An edit makes a new block only where it touched one. */
export interface Block {
  readonly pieces: readonly Piece[];
  readonly lines: number;
}

/** The items of one top-level sequence. `key` is `lines`, `deliveries`, … */
export interface Section {
  readonly key: string;
  readonly blocks: readonly Block[];
  /** Where the items are in the file: between this offset of the head's text and what follows it there. A line start. */
  readonly at?: number;
  /** Number of line breaks in the head's text before `at`. */
  readonly atLine?: number;
  /** Column of the dashes. */
  readonly indent?: number;
}

export interface Doc {
  readonly head: Piece;
  readonly sections: readonly Section[];
  /** Anchors of the whole document: the pieces that define any. Part of the key under which a piece that uses aliases is parsed. */
  readonly anchors: ReadonlyMap<string, Piece>;
  /** Like `anchors`, with every piece that defines the name, in the order of the pieces (head first): a later one redefines it. */
  readonly definers?: ReadonlyMap<string, readonly Piece[]>;
  /** The top-level keys whose items were to be cut; those that could not be cut stay in the head. */
  readonly cut?: ReadonlySet<string>;
}

export interface Source {
  /** As the caller named it: a path with `/`, or a URI. */
  readonly file: string;
  readonly docs: readonly Doc[];
  /** Why the file could not be read at all (not UTF-8, too large, …); then there are no docs. */
  readonly broken?: Problem;
  /** The top-level keys whose items are cut into pieces; an edit needs them again. */
  readonly cut?: ReadonlySet<string>;
  /** Length of the text in UTF-16 code units. */
  readonly size?: number;
  /** The text of a source that is too large to be read, so that an edit can fix it. */
  readonly unread?: string;
}

/** Where a value stands: a path inside a piece. Becomes a range only at the edge. */
export interface Location {
  readonly piece: Piece;
  readonly path: Path;
}

/** Something wrong with the text itself. `rule` is `yaml/…`; `args` fill the message template of that rule. */
export interface Problem {
  readonly rule: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly piece: Piece | undefined;
  /** Offsets in the piece's text, UTF-16. */
  readonly from: number;
  readonly to: number;
  /** A spelling-only fix, as offsets in the piece's text. */
  readonly fix?: {
    readonly title: string;
    readonly edits: readonly { readonly from: number; readonly to: number; readonly text: string }[];
  };
  readonly related?: readonly Location[];
}

/** A piece read into plain data: maps are null-prototype-safe plain objects, aliases and merge keys are resolved. */
export interface Parsed {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The scalar's text as written, without quotes (`3E001`, `0101.21`); undefined when there is no scalar at the path. */
  sourceText(path: Path): string | undefined;
  /** Was the scalar at the path quoted? */
  isQuoted(path: Path): boolean;
  /** For a value that comes through an alias or a merge key: where it is defined. */
  definedAt(path: Path): Location | undefined;
}
