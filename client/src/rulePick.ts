/** All rules to choose from. The list is made when the extension is built, from the packs that it brings. */
import * as vscode from 'vscode';

/** An entry of `dist/rules.json`. */
interface ListedRule {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
}

/** @returns the id of the rule; undefined when none was picked */
export async function pickRule(extension: vscode.Uri): Promise<string | undefined> {
  const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'rules.json'));
  const rules = JSON.parse(new TextDecoder().decode(text)) as readonly ListedRule[];
  const picked = await vscode.window.showQuickPick(
    rules.map(({ id, title, citation }) => ({ label: id, description: title, detail: citation || undefined })),
    { title: vscode.l10n.t('Open which rule?'), matchOnDescription: true, matchOnDetail: true },
  );
  return picked?.label;
}
