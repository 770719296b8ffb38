/** The connection to the language server, which runs in a process of its own and is spoken to over IPC. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind, type vsdiag } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/client.ts';
import { COMPARE_REGIMES } from './comparison.ts';
import { OPEN_RULE } from './ruleView.ts';

/** The client's id is also the section of the settings, where `trace.server` is looked up. */
const ID = 'exportlint';

/** A client that has not been started yet. Disposed of together with the extension. */
export function createClient(context: vscode.ExtensionContext): LanguageClient {
  const server = { module: path.join(context.extensionPath, 'dist', 'server.mjs'), transport: TransportKind.ipc };
  const client = new LanguageClient(ID, 'Exportlint', server, {
    documentSelector: [{ language: 'yaml' }],
    // A function: a restart, after trust was granted for one, has to see what holds then.
    initializationOptions,
    middleware: {
      provideWorkspaceDiagnostics: (known, token, report, next) => next([...known, ...forgotten(known)], token, report),
    },
  });
  context.subscriptions.push(client);
  return client;
}

/** A result id that no answer has: anyone who names it gets the whole answer. */
const NO_RESULT = '';

/**
 * Files that show findings of ours and are missing among those that the client says it knows: it forgets a file that was closed, and with it
 * that the findings are still on the screen when the file has been deleted meanwhile.
 */
function forgotten(known: readonly vsdiag.PreviousResultId[]): vsdiag.PreviousResultId[] {
  const reported = new Set(known.map(({ uri }) => uri.toString()));
  return vscode.languages
    .getDiagnostics()
    .filter(([uri, shown]) => !reported.has(uri.toString()) && shown.some(({ source }) => source === ID))
    .map(([uri]) => ({ uri, value: NO_RESULT }));
}

/** Gives every YAML document an outline, key by key. */
const YAML_EXTENSION = 'redhat.vscode-yaml';

/** What the server is told at its start; for settings and file changes it asks by itself. */
function initializationOptions(): InitializationOptions {
  return {
    trusted: vscode.workspace.isTrusted,
    commands: [OPEN_RULE, COMPARE_REGIMES, 'exportlint.showAllocations'],
    outline: vscode.extensions.getExtension(YAML_EXTENSION) === undefined,
  };
}
