/** The connection to the language server, which runs in a process of its own and is spoken to over IPC. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/client.ts';
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
  });
  context.subscriptions.push(client);
  return client;
}

/** What the server is told at its start; for settings and file changes it asks by itself. */
function initializationOptions(): InitializationOptions {
  return { trusted: vscode.workspace.isTrusted, commands: [OPEN_RULE] };
}
