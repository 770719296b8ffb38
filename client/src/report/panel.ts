/** The report view: one panel that shows a report and follows the documents while they are edited. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { NoReport, ReportAnswer, ReportParams } from '../../../server/src/lsp/report.ts';
import type { AskedTab, Kept, Tab, ToExtension, ToPage } from './messages.ts';
import { pageOf } from './page.ts';
import { exportReport } from './save.ts';

export const VIEW_TYPE = 'exportlint.report';

/** After the last change, so long until the report is asked for again. */
const REST_MS = 250;
/** The language server hears of changes on the disk in batches; asked earlier, it would answer from before. */
const DISK_REST_MS = 800;

export class ReportPanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #client: LanguageClient;
  readonly #ready: Promise<void>;
  readonly #disposables: vscode.Disposable[] = [];
  #scope: vscode.Uri | undefined;
  #tab: AskedTab | undefined;
  #uris: readonly string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: vscode.CancellationTokenSource | undefined;
  #stale = false;
  /** Does the page listen? Until then nothing is sent: it would be lost. */
  #listens = false;

  /** @param ready  settles when the language server can be asked */
  constructor(
    panel: vscode.WebviewPanel,
    client: LanguageClient,
    ready: Promise<void>,
    extension: vscode.Uri,
    closed: () => void,
  ) {
    this.#panel = panel;
    this.#client = client;
    this.#ready = ready;
    panel.webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')] };
    panel.iconPath = vscode.Uri.joinPath(extension, 'images', 'icon.png');
    this.#disposables.push(
      panel.webview.onDidReceiveMessage((message: ToExtension) => this.#hear(message)),
      panel.onDidDispose(() => {
        this.#dispose();
        closed();
      }),
      panel.onDidChangeViewState(() => this.#catchUp()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.languageId === 'yaml' && contentChanges.length > 0) this.#changed();
      }),
      vscode.workspace.onDidOpenTextDocument(({ languageId }) => {
        if (languageId === 'yaml') this.#changed();
      }),
      vscode.languages.onDidChangeDiagnostics(() => this.#changed()),
      ...this.#watchDisk(),
    );
    panel.webview.html = pageOf(panel.webview, extension);
  }

  /** Shows the report of a file, or of the whole workspace. */
  show(scope: vscode.Uri | undefined, tab?: Tab): void {
    this.#scope = scope;
    this.#panel.title = titleOf(scope);
    this.#tab = tab && { tab, at: Date.now() };
    this.#panel.reveal(undefined, false);
    if (this.#listens) void this.#refresh();
  }

  /** Takes up what the page kept from before a restart. */
  restore({ scope }: Kept): void {
    this.#scope = scope === null ? undefined : vscode.Uri.parse(scope);
    this.#panel.title = titleOf(this.#scope);
  }

  get scope(): vscode.Uri | undefined {
    return this.#scope;
  }

  #hear(message: ToExtension): void {
    switch (message.type) {
      case 'ready':
        this.#listens = true;
        void this.#refresh();
        break;
      case 'open':
        void this.#open(message.file, message.line, message.character);
        break;
      case 'export':
        void exportReport(this.#client, this.#scope);
        break;
    }
  }

  /** A change on the disk may move figures without moving any finding. */
  #watchDisk(): vscode.Disposable[] {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml}');
    const changed = (): void => this.#changed(DISK_REST_MS);
    return [watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed)];
  }

  #changed(rest = REST_MS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#panel.visible && this.#listens) void this.#refresh();
      else this.#stale = true;
    }, rest);
  }

  #catchUp(): void {
    if (this.#panel.visible && this.#stale) void this.#refresh();
  }

  /** Asks for the newest report; an answer that is out of date by then is dropped. */
  async #refresh(): Promise<void> {
    this.#asked?.cancel();
    const asked = new vscode.CancellationTokenSource();
    this.#asked = asked;
    this.#stale = false;
    const scope = this.#scope?.toString() ?? null;
    try {
      await this.#ready;
      const params: ReportParams = { scope };
      const answer = await this.#client.sendRequest<ReportAnswer | NoReport>('exportlint/report', params, asked.token);
      if (asked.token.isCancellationRequested) return;
      if ('problem' in answer) this.#say({ type: 'problem', text: answer.problem });
      else {
        this.#uris = answer.uris;
        this.#say({ type: 'report', model: answer.model, scope, name: nameOf(this.#scope), asked: this.#tab });
      }
    } catch (error) {
      if (asked.token.isCancellationRequested) return;
      this.#say({ type: 'problem', text: error instanceof Error ? error.message : String(error) });
    }
  }

  #say(message: ToPage): void {
    void this.#panel.webview.postMessage(message);
  }

  async #open(file: number, line: number, character: number): Promise<void> {
    const uri = this.#uris[file];
    if (uri === undefined) return;
    const at = new vscode.Position(line, character);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    await vscode.window.showTextDocument(document, {
      selection: new vscode.Range(at, at),
      viewColumn: this.#columnFor(uri),
    });
  }

  /** Where the file is open already, else next to the report. */
  #columnFor(uri: string): vscode.ViewColumn {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
    const other = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn !== this.#panel.viewColumn);
    return editor?.viewColumn ?? other?.viewColumn ?? vscode.ViewColumn.Beside;
  }

  #dispose(): void {
    clearTimeout(this.#timer);
    this.#asked?.cancel();
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

function nameOf(scope: vscode.Uri | undefined): string {
  return scope ? vscode.workspace.asRelativePath(scope) : (vscode.workspace.name ?? '');
}

function titleOf(scope: vscode.Uri | undefined): string {
  return scope
    ? vscode.l10n.t('Report: {0}', scope.path.split('/').at(-1) ?? '')
    : vscode.l10n.t('Report: {0}', vscode.workspace.name ?? vscode.l10n.t('Workspace'));
}
