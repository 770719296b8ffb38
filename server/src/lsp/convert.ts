/** What the language service gives, in the types of the protocol. */
import {
  type CodeLens,
  type DocumentSymbol,
  type InlayHint,
  InlayHintKind,
  type Location,
  MarkupKind,
  SymbolKind,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import type { CodeLens as PlainLens } from '../ide/codeLenses.ts';
import type { InlayHint as PlainHint } from '../ide/inlayHints.ts';
import type { RangeInFile as PlainLocation } from '../ide/navigation.ts';
import type * as Symbols from '../ide/symbols.ts';

type UriOf = (file: string) => string;

const SYMBOLS: Readonly<Record<Symbols.SymbolKind, SymbolKind>> = {
  document: SymbolKind.Namespace,
  line: SymbolKind.Object,
  entry: SymbolKind.Key,
};

/** Both take the document's URI. */
const COMMANDS: Readonly<Record<NonNullable<PlainLens['opens']>, string>> = {
  comparison: 'exportlint.compareRegimes',
  allocations: 'exportlint.showAllocations',
};

export const toLocations = (all: readonly PlainLocation[], uriOf: UriOf): Location[] =>
  all.map(({ file, range }) => ({ uri: uriOf(file), range }));

export const toSymbol = ({ kind, children, ...symbol }: Symbols.DocumentSymbol): DocumentSymbol => ({
  ...symbol,
  kind: SYMBOLS[kind],
  ...(children ? { children: children.map(toSymbol) } : {}),
});

export const toWorkspaceSymbol = (
  { kind, file, range, ...symbol }: Symbols.WorkspaceSymbol,
  uriOf: UriOf,
): WorkspaceSymbol => ({ ...symbol, kind: SYMBOLS[kind], location: { uri: uriOf(file), range } });

/** `commands`: those that the client brings; a lens for another would do nothing. */
export const toLenses = (all: readonly PlainLens[], uri: string, commands: readonly string[]): CodeLens[] =>
  all.flatMap(({ range, title, opens }): CodeLens[] => {
    if (opens === undefined) return [{ range, command: { title, command: '' } }];
    const command = COMMANDS[opens];
    return commands.includes(command) ? [{ range, command: { title, command, arguments: [uri] } }] : [];
  });

export const toHint = ({ position, label, tooltip }: PlainHint): InlayHint => ({
  position,
  label,
  tooltip: { kind: MarkupKind.Markdown, value: tooltip },
  kind: InlayHintKind.Type,
  paddingLeft: true,
});
