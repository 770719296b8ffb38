/** What an editor shows beside findings and hovers: completions, hints, lenses, links, symbols, and ways from name to name. */
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Report } from '../lint/types.ts';
import { rangeOf, type Source } from '../yaml/index.ts';
import { codeLenses } from './codeLens.ts';
import { suggestionsAt } from './completion/index.ts';
import { completionItems } from './completions.ts';
import { documentLinks } from './documentLinks.ts';
import { inlayHints } from './inlayHints.ts';
import { definitionAt, type Everywhere, nameAt, referencesAt, renamed } from './navigation.ts';
import { isPackFile, specOf } from './packs/packFile.ts';
import { packSuggestions } from './packs/packSuggestions.ts';
import type { Session } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import { documentSymbols, workspaceSymbols } from './symbols.ts';
import { fileOf, uriOf } from './uris.ts';

interface Here {
  readonly source: Source;
  readonly report: Report;
  readonly snapshot: Snapshot;
}

export function answerEditor(connection: Connection, session: Session): void {
  const { client, documents, newest, workspace } = session;
  const nameOf = (file: string): string => documents.uriOf(file) ?? uriOf(file);

  /** The document on the newest check; undefined for one that is not ours, and where there is no check. */
  const look = async (uri: string, token: CancellationToken): Promise<Here | undefined> => {
    const file = fileOf(uri);
    const snapshot = await newest(token);
    // What was never saved has no name that tells whose it is; while it is empty it may become ours.
    const source = snapshot.source(file) ?? (file.startsWith('untitled:') ? documents.get(file)?.source : undefined);
    return source && typeof snapshot.report !== 'string' ? { source, report: snapshot.report, snapshot } : undefined;
  };
  const everywhere = (snapshot: Snapshot): Everywhere => ({
    *sources() {
      for (const file of snapshot.files()) {
        const source = snapshot.source(file);
        if (source && workspace.isOurs(file)) yield source;
      }
    },
    uriOf: nameOf,
  });

  connection.onCompletion(async ({ textDocument, position }, token) => {
    const here = await look(textDocument.uri, token);
    if (!here) return null;
    const { source, report, snapshot } = here;
    const { sources } = everywhere(snapshot);
    const regime = workspace.regimeOf(source.file);
    const found = isPackFile(source)
      ? packSuggestions(source, position, specOf(session.core))
      : suggestionsAt(source, position, { core: session.core, report, sources, regime, today: report.asOf });
    return found ? completionItems(found, client.snippetCompletions) : null;
  });

  connection.languages.inlayHint.on(async ({ textDocument, range }, token) => {
    const here = await look(textDocument.uri, token); // the settings have been read by then
    return here && session.features.inlayHints ? inlayHints(here.source, range, here.report) : null;
  });

  connection.onCodeLens(async ({ textDocument: { uri } }, token) => {
    const here = await look(uri, token);
    return here && session.features.codeLens
      ? codeLenses(here.source, here.report, uri, client.options.commands ?? [])
      : null;
  });

  connection.onDocumentLinks(async ({ textDocument }, token) => {
    const here = await look(textDocument.uri, token);
    return here ? documentLinks(here.source, session.core.regimes) : null;
  });

  if (client.options.outline !== false) {
    connection.onDocumentSymbol(async ({ textDocument }, token) => {
      const here = await look(textDocument.uri, token);
      return here ? documentSymbols(here.source, here.report) : null;
    });
  }
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const snapshot = await newest(token);
    if (typeof snapshot.report === 'string') return null;
    return workspaceSymbols(query, everywhere(snapshot).sources(), snapshot.report, nameOf);
  });

  connection.onDefinition(async ({ textDocument, position }, token) => {
    const here = await look(textDocument.uri, token);
    return here ? definitionAt(here.source, position, everywhere(here.snapshot)) : null;
  });
  connection.onReferences(async ({ textDocument, position, context }, token) => {
    const here = await look(textDocument.uri, token);
    if (!here) return null;
    return referencesAt(here.source, position, everywhere(here.snapshot), context.includeDeclaration);
  });
  connection.onPrepareRename(async ({ textDocument, position }, token) => {
    const here = await look(textDocument.uri, token);
    const name = here && nameAt(here.source, position);
    return name ? { range: rangeOf(here.source, name.spot), placeholder: name.text } : null;
  });
  connection.onRenameRequest(async ({ textDocument, position, newName }, token) => {
    const here = await look(textDocument.uri, token);
    const name = here && nameAt(here.source, position);
    if (!name) return null;
    if (newName.trim() === '' || /[\r\n]/.test(newName)) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, 'A name is one line of text.');
    }
    return session.editOf(
      [...renamed(name, newName.trim(), everywhere(here.snapshot))].map(([file, edits]) => ({
        uri: nameOf(file),
        edits,
      })),
    );
  });
}
