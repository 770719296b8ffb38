/** Checks the whole workspace, or one folder of it, at once: with progress, and with a word at the end. */
import * as vscode from 'vscode';
import {
  DocumentDiagnosticReportKind,
  type LanguageClient,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageclient/node';

/** What a check came to. */
export interface Outcome {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** As the protocol numbers them. */
const ERROR = 1;
const WARNING = 2;

/**
 * @param folder  if omitted: all folders
 * @returns undefined when the person cancelled
 */
export async function checkFolder(client: LanguageClient, folder?: vscode.Uri): Promise<Outcome | undefined> {
  const { t } = vscode.l10n;
  const outcome = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: folder
        ? t('Checking {0}', vscode.workspace.asRelativePath(folder))
        : t('Checking the documents of the workspace'),
      cancellable: true,
    },
    async (_progress, token) => {
      try {
        const { items } = await client.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] }, token);
        return token.isCancellationRequested ? undefined : count(items.filter(({ uri }) => lies(uri, folder)));
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    },
  );
  if (outcome) void say(outcome);
  return outcome;
}

function count(items: WorkspaceDiagnosticReport['items']): Outcome {
  const all = items.flatMap((item) => (item.kind === DocumentDiagnosticReportKind.Full ? item.items : []));
  const errors = all.filter(({ severity }) => severity === ERROR).length;
  const warnings = all.filter(({ severity }) => severity === WARNING).length;
  return { files: items.length, errors, warnings, infos: all.length - errors - warnings };
}

function lies(uri: string, folder: vscode.Uri | undefined): boolean {
  return !folder || vscode.Uri.parse(uri).path.startsWith(`${folder.path.replace(/\/$/, '')}/`);
}

async function say({ files, errors, warnings, infos }: Outcome): Promise<void> {
  const { t } = vscode.l10n;
  if (files === 0) {
    const make = t('New Manifest');
    const answer = await vscode.window.showInformationMessage(t('There is no document of Exportlint here.'), make);
    if (answer === make) await vscode.commands.executeCommand('exportlint.newManifest');
    return;
  }
  if (errors + warnings + infos > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
  const summary = t(
    'Files checked: {0}. Errors: {1}, warnings: {2}, for information: {3}.',
    files,
    errors,
    warnings,
    infos,
  );
  const show = errors > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  await show(summary);
}
