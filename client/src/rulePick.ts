/** All rules to choose from: those of the packs that the extension brings, listed when it is built, and those of the workspace's own. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ListedRule, OwnRulesRequest } from './requests.ts';

/** @returns the id of the rule; undefined when none was picked */
export async function pickRule(extension: vscode.Uri, client: LanguageClient): Promise<string | undefined> {
  const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'rules.json'));
  const shipped = JSON.parse(new TextDecoder().decode(text)) as readonly ListedRule[];
  // Without a server the others are still there to be read.
  const own = await client.sendRequest(OwnRulesRequest, {}).catch((): readonly ListedRule[] => []);
  const rules = [...own, ...shipped];
  const picked = await vscode.window.showQuickPick(
    rules.map(({ id, title, citation }) => ({ label: id, description: title, detail: citation || undefined })),
    { title: vscode.l10n.t('Open which rule?'), matchOnDescription: true, matchOnDetail: true },
  );
  return picked?.label;
}
