/** The extension's beginning and end: starts the language server and registers the commands. What it knows about export rules: nothing. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { createClient } from './languageClient.ts';
import { OPEN_RULE, openRule } from './ruleView.ts';

/** What `activate` returns: for tests, and for extensions that want to know when answers can be expected. */
export interface ExportlintApi {
  readonly client: LanguageClient;
  /** Settles when the language server has answered `initialize`; rejects when it could not be started. */
  readonly ready: Promise<void>;
}

let running: LanguageClient | undefined;

export function activate(context: vscode.ExtensionContext): ExportlintApi {
  const client = createClient(context);
  running = client;
  const ready = client.start();
  ready.catch((error: unknown) => client.error('The language server could not be started', error));

  context.subscriptions.push(
    vscode.commands.registerCommand(OPEN_RULE, openRule),
    vscode.commands.registerCommand('exportlint.showOutput', () => client.outputChannel.show()),
    vscode.commands.registerCommand('exportlint.restart', () => client.restart()),
    // Own catalogues and packs come into play with trust: the server reads the workspace afresh.
    vscode.workspace.onDidGrantWorkspaceTrust(() => client.restart()),
  );
  return { client, ready };
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
