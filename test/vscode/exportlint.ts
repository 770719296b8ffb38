/** The extension under test. */
import * as vscode from 'vscode';
import type { ExportlintApi } from '../../client/src/extension.ts';
import { until } from './until.ts';

export function extension(): vscode.Extension<ExportlintApi> {
  const found = vscode.extensions.getExtension<ExportlintApi>('exportlint.exportlint-vscode');
  if (!found) {
    throw new Error('the extension is not installed');
  }
  return found;
}

/** A file of the workspace that the tests run in. */
export function workspaceFile(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) {
    throw new Error('no folder is open');
  }
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(workspaceFile(name)));
}

/** Opens a file as a click does: a document that an extension opens stays open for minutes after its tab was closed. */
export async function clickOn(name: string): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('vscode.open', workspaceFile(name));
  return until(`${name} in the editor`, () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.path === workspaceFile(name).path ? document : undefined;
  });
}
