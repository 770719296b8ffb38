/** The extension's beginning and end: starts the language server and registers the commands. What it knows about export rules: nothing. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { checkFolder } from './checkFolder.ts';
import { registerComparison } from './comparison.ts';
import { openExamples, showFirstExample } from './examples.ts';
import { createClient } from './languageClient.ts';
import { NEW_DOCUMENTS, newDocument } from './newDocument.ts';
import { SELECT_REGIME, selectRegime, TRY_REGIME, tryRegime } from './regime/choose.ts';
import { createTrial } from './regime/trial.ts';
import { registerReport } from './report/register.ts';
import { OPEN_RULE, openRule } from './ruleView.ts';
import { keepStatus, SHOW_STATUS_MENU, type ShownStatus } from './status/statusItem.ts';
import { showStatusMenu } from './status/statusMenu.ts';
import { taskProvider } from './tasks.ts';

/** What `activate` returns: for tests, and for extensions that want to know when answers can be expected. */
export interface ExportlintApi {
  readonly client: LanguageClient;
  /** Settles when the language server has answered `initialize`; rejects when it could not be started. */
  readonly ready: Promise<void>;
  /** What the status item says; undefined while the file at hand is not Exportlint's. */
  status(): ShownStatus | undefined;
}

let running: LanguageClient | undefined;

export function activate(context: vscode.ExtensionContext): ExportlintApi {
  const client = createClient(context);
  running = client;
  const ready = client.start();
  ready.catch((error: unknown) => client.error('The language server could not be started', error));

  const trial = createTrial(context, client);
  const status = keepStatus(context, client, trial);
  registerComparison(context, client);
  const commands = {
    [OPEN_RULE]: (rule?: string, date?: string, url?: string) =>
      openRule(context.extensionUri, client, rule, date, url),
    [SELECT_REGIME]: (regime?: string) => selectRegime(client, trial, regime),
    [TRY_REGIME]: (regime?: string | null) => tryRegime(client, trial, regime),
    [SHOW_STATUS_MENU]: () => showStatusMenu(status()),
    'exportlint.checkWorkspace': () => checkFolder(client),
    'exportlint.checkFolder': (folder: vscode.Uri) => checkFolder(client, folder),
    'exportlint.openExamples': (into?: vscode.Uri) => openExamples(context, into),
    'exportlint.showOutput': () => client.outputChannel.show(),
    'exportlint.restart': () => client.restart(),
    ...Object.fromEntries(
      Object.entries(NEW_DOCUMENTS).map(([id, made]) => [id, () => newDocument(context.extensionUri, made)]),
    ),
  };
  context.subscriptions.push(
    registerReport(context, client, ready),
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
    taskProvider(context.extensionPath),
    // Own catalogues and packs come into play with trust: the server reads the workspace afresh.
    vscode.workspace.onDidGrantWorkspaceTrust(() => client.restart()),
  );
  void showFirstExample(context);
  return { client, ready, status };
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
