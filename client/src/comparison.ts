/** What each regime says about the lines of one document: a read-only Markdown document, shown next to it and kept in step with it. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { activeYaml } from './activeDocument.ts';
import { comparisonText } from './comparisonText.ts';
import { showBeside } from './preview.ts';
import { CompareRequest } from './requests.ts';

export const COMPARE_REGIMES = 'exportlint.compareRegimes';

const SCHEME = 'exportlint-compare';
const SETTLED_MS = 500;

/** @returns the command: compares for the document given, else for the one at hand */
export function registerComparison(context: vscode.ExtensionContext, client: LanguageClient): void {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const timers = new Map<string, NodeJS.Timeout>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri, token) => {
      const of = vscode.Uri.parse(uri.query, true);
      const answer = await client.sendRequest(CompareRequest, { uri: client.code2ProtocolConverter.asUri(of) }, token);
      return comparisonText(vscode.workspace.asRelativePath(of), answer, vscode.l10n.t);
    },
  };
  context.subscriptions.push(
    changed,
    { dispose: () => timers.forEach(clearTimeout) },
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    // Another document may hold the cap that this one draws on, hence any diagnostics and not only the document's own.
    vscode.languages.onDidChangeDiagnostics(() => {
      for (const { uri } of vscode.workspace.textDocuments.filter((document) => document.uri.scheme === SCHEME)) {
        clearTimeout(timers.get(uri.toString()));
        timers.set(
          uri.toString(),
          setTimeout(() => changed.fire(uri), SETTLED_MS),
        );
      }
    }),
    vscode.commands.registerCommand(COMPARE_REGIMES, async (target?: vscode.Uri | string) => {
      const uri = typeof target === 'string' ? vscode.Uri.parse(target, true) : (target ?? activeYaml()?.uri);
      if (uri) await showBeside(comparisonUri(uri));
      else
        void vscode.window.showInformationMessage(vscode.l10n.t('Open the document whose answers shall be compared.'));
    }),
  );
}

/** The ending lets the workbench preview it as Markdown. */
export function comparisonUri(of: vscode.Uri): vscode.Uri {
  const name = of.path.slice(of.path.lastIndexOf('/') + 1);
  return vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: of.toString() });
}
