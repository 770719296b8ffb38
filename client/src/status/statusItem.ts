/** The item in the status bar: which regime judges the file at hand, with what verdict, by which pack. Files that are not ours have none. */
import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { Trial } from '../regime/trial.ts';
import { type FileStatus, StatusRequest } from '../requests.ts';

export const SHOW_STATUS_MENU = 'exportlint.showStatusMenu';

/** Long enough that typing does not ask for each letter. */
const SETTLED_MS = 300;
const OURS = 'exportlint.ours';
/** Left of the language and the encoding of the file. */
const PRIORITY = 200;

/** A line of the hover over the item. */
export interface Row {
  readonly text: string;
  readonly detail: string;
}

/** What is shown of the file at hand. */
export interface ShownStatus {
  readonly uri: vscode.Uri;
  readonly verdict: FileStatus['verdict'];
  readonly answer: Row;
  /** Missing where no line of the file could be judged. `stale`: the file has shipments for which the pack is too old. */
  readonly pack?: Row & { readonly stale: boolean };
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
  const item = vscode.window.createStatusBarItem('exportlint.status', vscode.StatusBarAlignment.Right, PRIORITY);
  item.name = 'Exportlint';
  item.command = SHOW_STATUS_MENU;
  let shown: ShownStatus | undefined;
  let asked = 0;
  let timer: NodeJS.Timeout | undefined;

  const show = (next: ShownStatus | undefined): void => {
    shown = next;
    void vscode.commands.executeCommand('setContext', OURS, next !== undefined);
    if (!next) {
      item.hide();
      return;
    }
    const { answer, pack } = next;
    item.text = `${ICONS[next.verdict ?? 'none']} ${answer.text}${pack?.stale ? ' $(history)' : ''}`;
    item.backgroundColor = backgroundOf(next);
    item.tooltip = tooltipOf(next);
    const rows = [answer, ...(pack ? [pack] : [])].map(({ text, detail }) => `${text}. ${detail}`);
    item.accessibilityInformation = { label: `Exportlint: ${rows.join('. ')}`, role: 'button' };
    item.show();
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
    item,
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
  const { regime = '?', verdict, packTitle, packVersion, verifiedUntil, stale = false, checkedAt } = status;
  const time = checkedAt && new Date(checkedAt).toLocaleTimeString(vscode.env.language);
  const answer = {
    text: verdict ? `${regime}: ${verdictWord(verdict)}` : t('{0}: no line items', regime),
    detail: [tried && t('tried in this session'), time && t('checked at {0}', time)].filter(Boolean).join(' · '),
  };
  if (packVersion === undefined || verifiedUntil === undefined) return { verdict, answer };
  const pack = {
    text: t('Pack {0}', packVersion),
    detail: [
      packTitle,
      stale ? t('past its verified date, {0}', verifiedUntil) : t('verified until {0}', verifiedUntil),
    ]
      .filter(Boolean)
      .join(' · '),
    stale,
  };
  return { verdict, answer, pack };
}

const ICONS: Readonly<Record<NonNullable<FileStatus['verdict']> | 'none', string>> = {
  clear: '$(pass)',
  caution: '$(info)',
  review: '$(warning)',
  blocked: '$(error)',
  none: '$(law)',
};

/** Colour only where someone has to act: a line is blocked or waits for a person, or the pack is too old for the file. */
function backgroundOf({ verdict, pack }: ShownStatus): vscode.ThemeColor | undefined {
  if (verdict === 'blocked') return new vscode.ThemeColor('statusBarItem.errorBackground');
  return verdict === 'review' || pack?.stale ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
}

/** As Markdown without links or commands: ids and titles may come from a workspace's own pack. */
function tooltipOf({ answer, pack }: ShownStatus): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.appendMarkdown('**Exportlint** · ').appendText(answer.text);
  text.appendMarkdown('\n\n').appendText(answer.detail);
  if (pack) text.appendMarkdown(`\n\n${pack.stale ? '$(warning) ' : ''}`).appendText(`${pack.text} · ${pack.detail}`);
  text.appendMarkdown('\n\n').appendText(vscode.l10n.t('Click to choose the regime, or for the report and the rules.'));
  return text;
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
