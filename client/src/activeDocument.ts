/** The document and the folder that a command without arguments is about. */
import * as vscode from 'vscode';

export function activeYaml(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'yaml' ? document : undefined;
}

/** The workspace folder of the document at hand, else the first one; undefined in a window without folders. */
export function activeFolder(): vscode.Uri | undefined {
  const uri = activeYaml()?.uri;
  return ((uri && vscode.workspace.getWorkspaceFolder(uri)) ?? vscode.workspace.workspaceFolders?.[0])?.uri;
}

/** The folder a file lies in. */
export function folderOf(file: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(file, '..');
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
