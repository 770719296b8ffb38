/** What an editor asks about a document: hovers, fixes, completions, hints, lenses, links, symbols, and ways from name to name. */
import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
} from 'vscode-languageserver';
import { codeActions } from '../ide/codeActions.ts';
import { type Features, features } from '../ide/features.ts';
import type { Finding } from '../lint/types.ts';
import type { Source } from '../yaml/index.ts';
import { toCodeActions } from './codeActions.ts';
import { completionItems } from './completions.ts';
import { toHint, toLenses, toLocations, toSymbol, toWorkspaceSymbol } from './convert.ts';
import type { Session } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import { fileOf, uriOf } from './uris.ts';

interface Here extends Features {
  readonly document: Source;
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of requests, each answered in a few lines
export function answerEditor(connection: Connection, session: Session): void {
  const { client, documents, newest, workspace, delivery } = session;
  const nameOf = (file: string): string => documents.uriOf(file) ?? uriOf(file);

  const featuresOn = (snapshot: Snapshot): Features | undefined => {
    const { report } = snapshot;
    if (typeof report === 'string') return undefined;
    const sources = function* (): Generator<Source> {
      for (const file of snapshot.files()) {
        const source = snapshot.source(file);
        if (source && workspace.isOurs(file)) yield source;
      }
    };
    return features({ core: session.core, report, sources, regimeOf: (file) => workspace.regimeOf(file) });
  };

  /** The document on the newest check; undefined for one that is not ours, and where there is no check. */
  const look = async (uri: string, token: CancellationToken): Promise<Here | undefined> => {
    const file = fileOf(uri);
    const snapshot = await newest(token);
    // What was never saved has no name that shows whose it is; while it is empty it may become ours.
    const document = snapshot.source(file) ?? (file.startsWith('untitled:') ? documents.get(file)?.source : undefined);
    const all = document && featuresOn(snapshot);
    return all && { document, ...all };
  };

  connection.onHover(async ({ textDocument, position }, token) => {
    const here = await look(textDocument.uri, token);
    const hover = here?.hover(here.document, position);
    const kind = client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
    return hover ? { contents: { kind, value: hover.markdown }, range: hover.range } : null;
  });

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }, token) => {
    const snapshot = await newest(token);
    const file = fileOf(uri);
    const source = snapshot.source(file);
    if (!source) return [];
    const findings = shown(snapshot, file);
    const diagnostics = delivery.result(file, snapshot).diagnostics();
    const report = typeof snapshot.report === 'string' ? undefined : snapshot.report;
    return toCodeActions(codeActions(source, range, findings, session.core, report), {
      only: context.only,
      snippets: client.snippetEdits,
      diagnosticOf: (finding) => diagnostics[findings.indexOf(finding)],
      editOf: (edits) => session.editOf([{ uri, edits }]),
    });
  });

  connection.onCompletion(async ({ textDocument, position }, token) => {
    const here = await look(textDocument.uri, token);
    const found = here?.completions(here.document, position);
    return found ? completionItems(found, client.snippetCompletions) : null;
  });

  connection.languages.inlayHint.on(async ({ textDocument, range }, token) => {
    const here = await look(textDocument.uri, token); // the settings have been read by then
    return here && session.features.inlayHints ? here.inlayHints(here.document, range).map(toHint) : null;
  });

  connection.onCodeLens(async ({ textDocument: { uri } }, token) => {
    const here = await look(uri, token);
    if (!here || !session.features.codeLens) return null;
    return toLenses(here.codeLenses(here.document), uri, client.options.commands ?? []);
  });

  connection.onDocumentLinks(async ({ textDocument }, token) => {
    const here = await look(textDocument.uri, token);
    return here ? [...here.documentLinks(here.document)] : null;
  });

  if (client.options.outline !== false) {
    connection.onDocumentSymbol(async ({ textDocument }, token) => {
      const here = await look(textDocument.uri, token);
      return here ? here.documentSymbols(here.document).map(toSymbol) : null;
    });
  }
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const found = featuresOn(await newest(token))?.workspaceSymbols(query);
    return found ? found.map((symbol) => toWorkspaceSymbol(symbol, nameOf)) : null;
  });

  connection.onDefinition(async ({ textDocument, position }, token) => {
    const here = await look(textDocument.uri, token);
    return here ? toLocations(here.definition(here.document, position), nameOf) : null;
  });
  connection.onReferences(async ({ textDocument, position, context }, token) => {
    const here = await look(textDocument.uri, token);
    if (!here) return null;
    return toLocations(here.references(here.document, position, context.includeDeclaration), nameOf);
  });
  connection.onPrepareRename(async ({ textDocument, position }, token) => {
    const here = await look(textDocument.uri, token);
    const name = here?.renamable(here.document, position);
    return name ? { range: name.range, placeholder: name.text } : null;
  });
  connection.onRenameRequest(async ({ textDocument, position, newName }, token) => {
    const here = await look(textDocument.uri, token);
    if (!here) return null;
    if (newName.trim() === '' || /[\r\n]/.test(newName)) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, 'A name is one line of text.');
    }
    const edits = here.rename(here.document, position, newName.trim());
    if (!edits) return null;
    return session.editOf(
      [...edits].map(([file, all]) => ({
        uri: nameOf(file),
        edits: all.map(({ range, text }) => ({ range, newText: text })),
      })),
    );
  });
}

/** The findings that diagnostics are made of, in their order. */
function shown(snapshot: Snapshot, file: string): readonly Finding[] {
  const findings = snapshot.has(file) ? snapshot.findings(file) : [];
  return typeof findings === 'string' ? [] : findings.filter((finding) => !finding.suppressed);
}
