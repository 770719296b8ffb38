/** The language status: which regime judges the file at hand, with what verdict, by which pack. Files that are not ours have none. */
import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { Trial } from '../regime/trial.ts';
import { type FileStatus, StatusRequest } from '../requests.ts';

export const SHOW_STATUS_MENU = 'exportlint.showStatusMenu';

/** Long enough that typing does not ask for each letter. */
const SETTLED_MS = 300;
const OURS = 'exportlint.ours';

/** A row of the popup behind the braces of the status bar. It has room for few words: what does not fit is cut off. */
export interface Row {
  readonly text: string;
  readonly detail: string;
  readonly severity: vscode.LanguageStatusSeverity;
}

/** What is shown of the file at hand. */
export interface ShownStatus {
  readonly uri: vscode.Uri;
  readonly answer: Row;
  /** Missing where no line of the file could be judged. */
  readonly pack?: Row;
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
  const items = new Map<string, vscode.LanguageStatusItem>();
  let shown: ShownStatus | undefined;
  let asked = 0;
  let timer: NodeJS.Timeout | undefined;

  const showRow = (id: string, name: string, row: Row | undefined): void => {
    if (!row || !shown) {
      items.get(id)?.dispose();
      items.delete(id);
      return;
    }
    const item = items.get(id) ?? vscode.languages.createLanguageStatusItem(id, {});
    items.set(id, item);
    item.selector = { scheme: shown.uri.scheme, pattern: patternOf(shown.uri) };
    item.name = name;
    item.text = row.text;
    item.detail = row.detail;
    item.severity = row.severity;
    item.accessibilityInformation = { label: `${name}: ${row.text}. ${row.detail}` };
    item.command = { command: SHOW_STATUS_MENU, title: vscode.l10n.t('More…') };
  };
  const show = (next: ShownStatus | undefined): void => {
    shown = next;
    void vscode.commands.executeCommand('setContext', OURS, next !== undefined);
    showRow('exportlint.answer', 'Exportlint', next?.answer);
    showRow('exportlint.pack', vscode.l10n.t('Exportlint regime pack'), next?.pack);
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
    { dispose: () => show(undefined) },
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
  const { Information, Warning } = vscode.LanguageStatusSeverity;
  const { regime = '?', verdict, packVersion, verifiedUntil, stale, checkedAt } = status;
  const time = checkedAt && new Date(checkedAt).toLocaleTimeString(vscode.env.language);
  const answer = {
    text: verdict ? `${regime}: ${verdictWord(verdict)}` : t('{0}: no line items', regime),
    detail: [tried && t('tried in this session'), time && t('checked at {0}', time)].filter(Boolean).join(' · '),
    severity: Information,
  };
  if (packVersion === undefined || verifiedUntil === undefined) return { answer };
  const pack = {
    text: t('Pack {0}', packVersion),
    detail: stale ? t('past its verified date, {0}', verifiedUntil) : t('verified until {0}', verifiedUntil),
    severity: stale ? Warning : Information,
  };
  return { answer, pack };
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
