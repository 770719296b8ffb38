/** New documents: an unsaved file under a fitting name, filled with a template whose tab stops lead through what has to be said. */
import * as vscode from 'vscode';
import { activeFolder, exists } from './activeDocument.ts';

/** Templates by command; `name` is the file's, with the ending that makes it ours. */
export const NEW_DOCUMENTS = {
  'exportlint.newManifest': { template: 'manifest.snippet', name: ['shipment', '.manifest.yaml'] },
  'exportlint.newDealSheet': { template: 'deal.snippet', name: ['new', '.deal.yaml'] },
  'exportlint.newLicenseRegister': { template: 'licenses.snippet', name: ['new', '.licenses.yaml'] },
} as const;

/** Opens the document with the first tab stop selected. */
export async function newDocument(
  extension: vscode.Uri,
  { template, name }: (typeof NEW_DOCUMENTS)[keyof typeof NEW_DOCUMENTS],
): Promise<void> {
  const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'templates', template));
  const uri = await freeName(name);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(new TextDecoder().decode(text)), new vscode.Position(0, 0));
}

/** In the folder at hand, so that "save" knows where; a name that no file there and no other unsaved document has. */
async function freeName([stem, ending]: readonly [string, string]): Promise<vscode.Uri> {
  const folder = activeFolder() ?? vscode.Uri.file('/');
  const taken = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.path));
  for (let count = 1; ; count += 1) {
    const file = vscode.Uri.joinPath(folder, `${stem}${count === 1 ? '' : `-${count}`}${ending}`);
    if (!taken.has(file.path) && !(await exists(file))) return file.with({ scheme: 'untitled' });
  }
}
