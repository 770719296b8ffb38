/** The examples that come with the extension: a copy of them, which a person may change, opened as a workspace. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { exists } from './activeDocument.ts';

const FOLDER = 'exportlint-examples';
/** The one to begin with: its finding counts across two files. */
const FIRST = 'lisbon-over-cap.manifest.yaml';
/** The copy whose first file is still to be shown: another window, or this one after it has reloaded, does it. */
const PENDING = 'exportlint.examplesToShow';

/** @param into  an empty or new folder to copy to, which is then not opened; omitted, the person is asked */
export async function openExamples(context: vscode.ExtensionContext, into?: vscode.Uri): Promise<void> {
  const target = into ?? (await pickTarget());
  if (!target) return;
  const from = vscode.Uri.joinPath(context.extensionUri, 'dist', 'examples');
  await vscode.workspace.fs.copy(from, target, { overwrite: true });
  if (into) return;
  await context.globalState.update(PENDING, target.toString());
  await vscode.commands.executeCommand('vscode.openFolder', target, { forceReuseWindow: false });
}

/** Shows the first example where the examples have just been opened. */
export async function showFirstExample(context: vscode.ExtensionContext): Promise<void> {
  const pending = context.globalState.get<string>(PENDING);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (pending === undefined || folder === undefined || folder.path !== vscode.Uri.parse(pending).path) return;
  await context.globalState.update(PENDING, undefined);
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, FIRST));
}

async function pickTarget(): Promise<vscode.Uri | undefined> {
  const { t } = vscode.l10n;
  const temporary = {
    label: t('$(trash) A temporary folder'),
    detail: t('To look around; nothing of it has to be kept'),
  };
  const chosen = { label: t('$(folder) Choose a folder…'), detail: t('“{0}” is made in it', FOLDER) };
  const picked = await vscode.window.showQuickPick([temporary, chosen], {
    title: t('Where to put a copy of the examples?'),
  });
  if (picked === temporary) {
    return vscode.Uri.file(path.join(await mkdtemp(path.join(tmpdir(), 'exportlint-')), FOLDER));
  }
  if (picked !== chosen) return undefined;
  const [parent] = (await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true })) ?? [];
  const folder = parent && vscode.Uri.joinPath(parent, FOLDER);
  if (folder && (await exists(folder))) {
    await vscode.window.showWarningMessage(t('{0} exists already; choose another place.', folder.fsPath));
    return undefined;
  }
  return folder;
}
