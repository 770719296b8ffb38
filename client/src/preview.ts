/** Markdown that the extension makes, shown next to the document it is about. */
import * as vscode from 'vscode';

const MARKDOWN_EXTENSION = 'vscode.markdown-language-features';

/** As preview, so that headings and links work; as plain text where the workbench has no preview. Rejects when there is no text at all. */
export async function showBeside(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (vscode.extensions.getExtension(MARKDOWN_EXTENSION)) {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  } else {
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
}
