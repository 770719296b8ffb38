/** "Export Report As…": asks which format and where, has the language server write the text, and saves it. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { NoReport, RenderParams } from '../../../server/src/lsp/report.ts';

interface Choice extends vscode.QuickPickItem {
  readonly format: string;
  readonly ending: string;
}

/** The formats that make sense as a file, in the order in which they are offered. */
function choices(known: readonly string[]): Choice[] {
  const { t } = vscode.l10n;
  const all: Choice[] = [
    { format: 'html', ending: 'html', label: 'HTML', description: t('to read, print and sign') },
    { format: 'markdown', ending: 'md', label: 'Markdown', description: t('for a ticket or a pull request') },
    { format: 'csv', ending: 'csv', label: 'CSV', description: t('one row for each line item, for a spreadsheet') },
    { format: 'json', ending: 'json', label: 'JSON', description: t('for other programs') },
    { format: 'sarif', ending: 'sarif', label: 'SARIF', description: t('for code scanning') },
  ];
  return all.filter(({ format }) => known.includes(format));
}

/** @param scope  the file that the report is about; if omitted: all of the workspace */
export async function exportReport(client: LanguageClient, scope: vscode.Uri | undefined): Promise<void> {
  const { t } = vscode.l10n;
  const known = await client.sendRequest<readonly string[]>('exportlint/formats', {});
  const chosen = await vscode.window.showQuickPick(choices(known), { placeHolder: t('Export the report as…') });
  if (!chosen) return;
  const target = await vscode.window.showSaveDialog({
    defaultUri: proposed(scope, chosen.ending),
    filters: { [chosen.label]: [chosen.ending] },
    title: t('Export Report'),
  });
  if (!target) return;
  await writeReport(client, { format: chosen.format, scope: scope?.toString() ?? null }, target);
  const show = t('Open');
  if ((await vscode.window.showInformationMessage(t('The report was saved as {0}.', target.fsPath), show)) !== show)
    return;
  if (chosen.format === 'html') await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}

/** Writes a report to a file. Throws when there is no report, or it cannot be written. */
export async function writeReport(client: LanguageClient, params: RenderParams, target: vscode.Uri): Promise<void> {
  const answer = await client.sendRequest<{ readonly text: string } | NoReport>('exportlint/render', params);
  if ('problem' in answer) throw new Error(answer.problem);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(answer.text));
}

/** Next to the file it is about, or in the first folder. */
function proposed(scope: vscode.Uri | undefined, ending: string): vscode.Uri | undefined {
  if (scope) return scope.with({ path: `${scope.path.replace(/\.ya?ml$/, '')}.report.${ending}` });
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, `exportlint-report.${ending}`);
}
