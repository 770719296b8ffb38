/**
 * The rule view. Its text comes from the language server, which serves every `exportlint-rule:` document
 * (`workspace/textDocumentContent`); it is shown as Markdown preview, so that headings and links work.
 */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { showBeside } from './preview.ts';
import { pickRule } from './rulePick.ts';

/** The command that the quick fix "Open rule" carries. */
export const OPEN_RULE = 'exportlint.openRule';

const SCHEME = 'exportlint-rule';

/** `exportlint-rule:/us-ear/chip-destination.md?date=2026-03-01`. Without a date: the text in force today. */
export function ruleUri(rule: string, date?: string | null): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md`, query: date ? `date=${date}` : '' });
}

/**
 * Opens a rule next to the document it was met in.
 * @param extension  folder of the extension
 * @param client  knows the rules of the workspace's own regimes
 * @param rule  id, as in a finding's code; omitted, the person picks one
 * @param date  YYYY-MM-DD, the date of export; decides which text of the rule applies
 * @param url  where the official text stands; opened when the language server has no text for the rule
 */
export async function openRule(
  extension: vscode.Uri,
  client: LanguageClient,
  rule?: string,
  date?: string | null,
  url?: string | null,
): Promise<void> {
  const chosen = rule ?? (await pickRule(extension, client));
  if (chosen === undefined) return;
  try {
    await showBeside(ruleUri(chosen, date));
  } catch {
    if (url) await vscode.env.openExternal(vscode.Uri.parse(url, true));
    else await vscode.window.showWarningMessage(vscode.l10n.t('Exportlint has no text for the rule {0}.', chosen));
  }
}
