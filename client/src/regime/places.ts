/** Where a choice of regime can be written down: in the document itself, in an `exportlint.yaml`, or in the settings. */
import * as vscode from 'vscode';
import { activeFolder, activeYaml, exists, folderOf } from '../activeDocument.ts';
import { namesRegime, withRegime } from './configurationText.ts';

const CONFIGURATION_FILE = 'exportlint.yaml';

export type Place =
  | { readonly kind: 'document' | 'configuration'; readonly uri: vscode.Uri }
  | { readonly kind: 'new-configuration'; readonly uri: vscode.Uri }
  | { readonly kind: 'settings'; readonly target: vscode.ConfigurationTarget };

/**
 * The places that bear on the document at hand, the one that decides first. A setting is offered only where no `exportlint.yaml`
 * applies, since it would change nothing elsewhere.
 */
export async function placesFor(document: vscode.TextDocument | undefined = activeYaml()): Promise<readonly Place[]> {
  const places: Place[] = [];
  if (document && namesRegime(document.getText()) && !isConfiguration(document.uri)) {
    places.push({ kind: 'document', uri: document.uri });
  }
  const folder = document && document.uri.scheme === 'file' ? folderOf(document.uri) : activeFolder();
  const configuration = folder && (await nearestConfiguration(folder));
  if (configuration) return [...places, { kind: 'configuration', uri: configuration }];
  const top = activeFolder() ?? folder;
  if (top) places.push({ kind: 'new-configuration', uri: vscode.Uri.joinPath(top, CONFIGURATION_FILE) });
  if (vscode.workspace.workspaceFolders) {
    places.push({ kind: 'settings', target: vscode.ConfigurationTarget.Workspace });
  }
  places.push({ kind: 'settings', target: vscode.ConfigurationTarget.Global });
  return places;
}

/**
 * Writes the regime down, and saves.
 * @returns the file that was written, if it was a file; `unwritten` when a person has to write it
 */
export async function writeRegime(place: Place, regime: string): Promise<vscode.Uri | 'unwritten' | undefined> {
  if (place.kind === 'settings') {
    await vscode.workspace.getConfiguration('exportlint').update('regime', regime, place.target);
    return undefined;
  }
  if (place.kind === 'new-configuration') {
    await vscode.workspace.fs.writeFile(place.uri, new TextEncoder().encode(withRegime('', regime)));
    return place.uri;
  }
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === place.uri.toString());
  const before = open?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(place.uri));
  const text = withRegime(before, regime);
  if (text === undefined) {
    await vscode.window.showTextDocument(place.uri);
    return 'unwritten';
  }
  if (open) await typeOver(open, text);
  // On the disk, since a document that an extension opens counts as open for minutes, even when its file is deleted meanwhile.
  else await vscode.workspace.fs.writeFile(place.uri, new TextEncoder().encode(text));
  return place.uri;
}

/** Can be undone, and keeps what else was typed and not saved yet. */
async function typeOver(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  await vscode.workspace.applyEdit(edit);
  if (!document.isUntitled) await document.save();
}

function isConfiguration(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${CONFIGURATION_FILE}`);
}

/** The nearest one upwards, as the check looks for it. */
async function nearestConfiguration(from: vscode.Uri): Promise<vscode.Uri | undefined> {
  for (let folder = from; ; folder = folderOf(folder)) {
    const file = vscode.Uri.joinPath(folder, CONFIGURATION_FILE);
    if (await exists(file)) return file;
    if (folder.path === folderOf(folder).path) return undefined;
  }
}
