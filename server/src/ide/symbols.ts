/** Documents and their lines as symbols; for editors in which no other extension gives the outline of YAML. */
import type { JudgedLine, Report } from '../lint/types.ts';
import { number } from '../report/terminal.ts';
import { isKind, sectionOf } from '../schema/index.ts';
import {
  type Doc,
  items,
  type Location,
  parsed,
  type Range,
  rangeOf,
  rangeOfOffsets,
  type Source,
} from '../yaml/index.ts';
import { linesOf } from './judgedLines.ts';

export type SymbolKind = 'document' | 'line' | 'entry';

export interface DocumentSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  readonly selectionRange: Range;
  readonly children?: readonly DocumentSymbol[];
}

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly file: string;
  readonly range: Range;
  /** The document that a line belongs to. */
  readonly containerName?: string;
}

export function documentSymbols(source: Source, report: Report): DocumentSymbol[] {
  return source.docs.flatMap((doc, document): DocumentSymbol[] => {
    const name = nameOf(doc);
    if (name === undefined) return [];
    const lines = linesOf(report, source.file, document);
    const children = lines.length > 0 ? lines.map((line) => lineSymbol(source, line)) : entrySymbols(source, doc);
    const selectionRange = rangeOf(source, { piece: doc.head, path: ['kind'] });
    const whole = rangeOfOffsets(source, doc.head, 0, doc.head.text.length);
    const last = children.at(-1)?.range.end ?? whole.end;
    const end = whole.end.line > last.line ? whole.end : last;
    return [{ name, kind: 'document', range: { start: whole.start, end }, selectionRange, children }];
  });
}

/** So many symbols of the workspace are given; who looks for more types on. */
const MOST = 200;

/** Documents by kind and id, and lines by item, that hold the query. */
export function workspaceSymbols(query: string, sources: Iterable<Source>, report: Report): WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found: WorkspaceSymbol[] = [];
  const add = (name: string, kind: SymbolKind, file: string, range: Range, containerName?: string): void => {
    if (found.length < MOST && name.toLowerCase().includes(wanted)) {
      found.push({ name, kind, file, range, ...(containerName ? { containerName } : {}) });
    }
  };
  for (const source of sources) {
    source.docs.forEach((doc, document) => {
      const name = nameOf(doc);
      if (name === undefined || found.length >= MOST) return;
      add(name, 'document', source.file, rangeOf(source, { piece: doc.head, path: ['kind'] }));
      if (wanted === '') return;
      for (const line of linesOf(report, source.file, document)) {
        const text = lineName(line);
        if (text.toLowerCase().includes(wanted)) add(text, 'line', source.file, itemRange(source, line), name);
      }
    });
  }
  return found;
}

/** `ShipmentManifest SHP-1`; undefined for a document that is none of ours. */
function nameOf(doc: Doc): string | undefined {
  const head = parsed(doc, doc.head).value as { kind?: unknown; id?: unknown } | null;
  if (head === null || typeof head !== 'object' || !isKind(head.kind)) return undefined;
  return typeof head.id === 'string' || typeof head.id === 'number' ? `${head.kind} ${head.id}` : head.kind;
}

function lineName({ item, quantity, date, kind }: JudgedLine): string {
  const when = kind === 'DealSheet' && date !== null ? ` on ${date}` : '';
  return `${item ?? '?'}${quantity === null ? '' : ` × ${number(quantity)}`}${when}`;
}

function itemRange(source: Source, { at }: JudgedLine): Range {
  return rangeOf(source, { piece: at.piece, path: [...at.path, 'item'] }, 'entry');
}

function lineSymbol(source: Source, line: JudgedLine): DocumentSymbol {
  const selectionRange = itemRange(source, line);
  const { verdict } = line;
  return {
    name: lineName(line),
    ...(verdict ? { detail: verdict } : {}),
    kind: 'line',
    range: covering(
      selectionRange,
      rangeOf(source, { piece: line.at.piece, path: [...line.at.path, 'quantity'] }, 'entry'),
    ),
    selectionRange,
  };
}

/** Entries of a register, by their number or id. */
function entrySymbols(source: Source, doc: Doc): DocumentSymbol[] {
  const head = parsed(doc, doc.head).value as { kind?: unknown };
  const section = isKind(head.kind) ? sectionOf(head.kind) : '';
  return [...items(doc)].flatMap(({ key, location, value }): DocumentSymbol[] => {
    const entry = value as Readonly<Record<string, unknown>> | null;
    const named = ['number', 'id'].find(
      (one) => entry !== null && typeof entry === 'object' && entry[one] !== undefined,
    );
    if (key !== section || named === undefined || entry === null) return [];
    const at: Location = { piece: location.piece, path: [...location.path, named] };
    const range = rangeOf(source, at, 'entry');
    return [{ name: String(entry[named]), kind: 'entry', range, selectionRange: rangeOf(source, at) }];
  });
}

function covering(a: Range, b: Range): Range {
  const isAfter = b.end.line > a.end.line || (b.end.line === a.end.line && b.end.character > a.end.character);
  return { start: a.start, end: isAfter ? b.end : a.end };
}
