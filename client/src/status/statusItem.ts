/** The language status item: which regime judges the file at hand, by which pack, with what verdict. Files that are not ours have none. */
import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { Trial } from '../regime/trial.ts';
import { type FileStatus, StatusRequest } from '../requests.ts';

export const SHOW_STATUS_MENU = 'exportlint.showStatusMenu';

/** Long enough that typing does not ask for each letter. */
const SETTLED_MS = 300;
const OURS = 'exportlint.ours';

/** What the item says now. */
export interface ShownStatus {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly detail: string;
  readonly severity: vscode.LanguageStatusSeverity;
}

/**
 * Keeps the item, and the context key `exportlint.ours`, in step with the active editor.
 * @returns what is shown at the moment; undefined where nothing is
 */
export function keepStatus(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  trial: Trial,
): () => ShownStatus | undefined {
  let item: vscode.LanguageStatusItem | undefined;
  let shown: ShownStatus | undefined;
  let asked = 0;
  let timer: NodeJS.Timeout | undefined;

  const show = (next: ShownStatus | undefined): void => {
    shown = next;
    void vscode.commands.executeCommand('setContext', OURS, next !== undefined);
    if (!next) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= vscode.languages.createLanguageStatusItem('exportlint', {});
    item.name = 'Exportlint';
    item.selector = { scheme: next.uri.scheme, pattern: patternOf(next.uri) };
    item.text = next.text;
    item.detail = next.detail;
    item.severity = next.severity;
    item.accessibilityInformation = { label: `Exportlint: ${next.text}. ${next.detail}` };
    item.command = { command: SHOW_STATUS_MENU, title: vscode.l10n.t('Change'), arguments: [] };
  };

  const ask = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const document = vscode.window.activeTextEditor?.document;
    const answer =
      document?.languageId === 'yaml' && client.isRunning() ? await statusOf(client, document.uri) : undefined;
    if (mine === asked)
      show(document && answer?.ours ? { uri: document.uri, ...wordsFor(answer, trial.regime()) } : undefined);
  };
  const settle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), SETTLED_MS);
  };
  const isActive = (uri: vscode.Uri): boolean =>
    vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();

  context.subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor(() => void ask()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => isActive(document.uri) && settle()),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.some(isActive) && settle()),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('exportlint') && settle()),
    trial.onDidChange(settle),
    client.onDidChangeState(({ newState }) => newState !== State.Starting && settle()),
    { dispose: () => clearTimeout(timer) },
    { dispose: () => item?.dispose() },
  );
  return () => shown;
}

/** Undefined where there is no answer: the item then says nothing, rather than something old. */
async function statusOf(client: LanguageClient, uri: vscode.Uri): Promise<FileStatus | undefined> {
  try {
    return await client.sendRequest(StatusRequest, { uri: client.code2ProtocolConverter.asUri(uri) });
  } catch (error) {
    client.outputChannel.appendLine(
      `No status of ${uri.toString()}: ${error instanceof Error ? error.message : error}`,
    );
    return undefined;
  }
}

function wordsFor(status: FileStatus, tried: string | undefined): Omit<ShownStatus, 'uri'> {
  const { t } = vscode.l10n;
  const { regime = '?', verdict, packTitle, packVersion, verifiedUntil, stale, checkedAt } = status;
  const answer = verdict ? `${regime}: ${verdictWord(verdict)}` : t('{0}: no line items', regime);
  const time = checkedAt && new Date(checkedAt).toLocaleTimeString(vscode.env.language);
  const details = [
    tried && t('tried for this session'),
    packTitle && `${packTitle} ${packVersion ?? ''}`.trim(),
    verifiedUntil &&
      (stale
        ? t('the pack is past its verified date, {0}: rules published later are not in it', verifiedUntil)
        : t('verified until {0}', verifiedUntil)),
    time && t('checked at {0}', time),
  ];
  return {
    text: answer,
    detail: details.filter(Boolean).join(' · '),
    severity: stale ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information,
  };
}

function verdictWord(verdict: NonNullable<FileStatus['verdict']>): string {
  switch (verdict) {
    case 'clear':
      return vscode.l10n.t('clear');
    case 'caution':
      return vscode.l10n.t('caution');
    case 'review':
      return vscode.l10n.t('review');
    case 'blocked':
      return vscode.l10n.t('blocked');
  }
}

/** A pattern that this path alone fits: what a glob would read as its own is put in brackets. */
function patternOf({ fsPath }: vscode.Uri): string {
  return fsPath.replaceAll('\\', '/').replace(/[*?[\]{}]/g, (char) => `[${char}]`);
}
