/**
 * The rule view. Its text comes from the language server, which serves every `exportlint-rule:` document
 * (`workspace/textDocumentContent`); it is shown as Markdown preview, so that headings and links work.
 */
import * as vscode from 'vscode';

/** The command that the quick fix "Open rule" carries. */
export const OPEN_RULE = 'exportlint.openRule';

const SCHEME = 'exportlint-rule';
const MARKDOWN_EXTENSION = 'vscode.markdown-language-features';

/** `exportlint-rule:/us-ear/chip-destination.md?date=2026-03-01`. Without a date: the text in force today. */
export function ruleUri(rule: string, date?: string | null): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md`, query: date ? `date=${date}` : '' });
}

/**
 * Opens a rule beside the document it was met in.
 * @param rule  id, as in a finding's code
 * @param date  YYYY-MM-DD, the date of export; decides which text of the rule applies
 * @param url  where the official text stands; opened when the language server has no text for the rule
 */
export async function openRule(rule: string, date?: string | null, url?: string | null): Promise<void> {
  const uri = ruleUri(rule, date);
  const document = await vscode.workspace.openTextDocument(uri).then(
    (opened) => opened,
    () => undefined,
  );
  if (document && vscode.extensions.getExtension(MARKDOWN_EXTENSION)) {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  } else if (document) {
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  } else if (url) {
    await vscode.env.openExternal(vscode.Uri.parse(url, true));
  } else {
    await vscode.window.showWarningMessage(vscode.l10n.t('Exportlint has no text for the rule {0}.', rule));
  }
}
