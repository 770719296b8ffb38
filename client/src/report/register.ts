/** The commands of the report view, and its coming back after a restart. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Kept, Tab } from './messages.ts';
import { ReportPanel, VIEW_TYPE } from './panel.ts';
import { exportReport } from './save.ts';

/** @param ready  settles when the language server can be asked */
export function registerReport(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  ready: Promise<void>,
): vscode.Disposable {
  let panel: ReportPanel | undefined;
  const adopt = (webview: vscode.WebviewPanel): ReportPanel => {
    const made = new ReportPanel(webview, client, ready, context.extensionUri, () => {
      if (panel === made) panel = undefined; // another may have taken its place by then
    });
    panel = made;
    return made;
  };
  const show = (scope: vscode.Uri | undefined, tab?: Tab): void => {
    const shown = panel ?? adopt(vscode.window.createWebviewPanel(VIEW_TYPE, 'Report', columnForNew()));
    shown.show(scope, tab);
  };
  const ofFile = (uri?: vscode.Uri): void => {
    const scope = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
    if (scope) show(scope);
    else void vscode.window.showInformationMessage(vscode.l10n.t('Open the document that the report shall be about.'));
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('exportlint.reportFile', ofFile),
    vscode.commands.registerCommand('exportlint.reportWorkspace', () => show(undefined)),
    vscode.commands.registerCommand('exportlint.showAllocations', () => show(undefined, 'allocations')),
    vscode.commands.registerCommand('exportlint.exportReport', () => exportReport(client, panel?.scope)),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (webview, kept: Kept | undefined) => {
        adopt(webview).restore(kept ?? { scope: null });
      },
    }),
  );
}

/** Next to the text, so that both are seen at once. */
function columnForNew(): vscode.ViewColumn {
  return vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}
