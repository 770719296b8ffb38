/**
 * An editor for conversations with the language server: it holds its own texts, speaks JSON-RPC over streams, and can be one that pulls
 * diagnostics (as VS Code does) or one that gets them pushed (as older editors do).
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  type CompletionItem,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  FileChangeType,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type MarkupContent,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  ShowDocumentRequest,
  ShutdownRequest,
  type TextEdit,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';

export type Kind = 'pull' | 'push';

export interface Start {
  readonly kind?: Kind;
  readonly folder?: string;
  readonly settings?: unknown;
  readonly options?: unknown;
  /** The process whose end ends the server; null for a server in this process, which then watches nothing. */
  readonly processId?: number | null;
  /** Laid over what the editor says it can do. */
  readonly capabilities?: ClientCapabilities;
}

interface OpenText {
  readonly version: number;
  readonly text: string;
}

/** Resolves when the condition holds; fails with `what` after ten seconds. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export class TestClient {
  readonly connection: ProtocolConnection;
  readonly kind: Kind;
  /** Pushed diagnostics, by URI, newest last. */
  readonly published = new Map<string, { readonly version?: number; readonly diagnostics: Diagnostic[] }[]>();
  readonly log: string[] = [];
  readonly registered: string[] = [];
  readonly shownDocuments: string[] = [];
  refreshes = 0;
  settings: unknown;
  initialized: InitializeResult | undefined;
  #ends = true;
  readonly #open = new Map<string, OpenText>();
  readonly #resultIds = new Map<string, string>();
  readonly #pulled = new Map<string, Diagnostic[]>();

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, kind: Kind) {
    this.kind = kind;
    this.connection = createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
    const { connection } = this;
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
      this.published.set(uri, [...(this.published.get(uri) ?? []), { version, diagnostics }]);
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.log.push(message);
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes += 1;
    });
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method }) => method));
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings ?? null));
    connection.onRequest(ShowDocumentRequest.type, ({ uri }) => {
      this.shownDocuments.push(uri);
      return { success: true };
    });
    connection.listen();
  }

  async start({
    folder,
    settings,
    options,
    capabilities,
    processId = process.pid,
  }: Start = {}): Promise<InitializeResult> {
    this.settings = settings;
    this.#ends = processId !== null;
    const pulls: ClientCapabilities = {
      textDocument: { diagnostic: { dynamicRegistration: true, relatedInformation: true } },
      workspace: { diagnostics: { refreshSupport: true } },
    };
    const always: ClientCapabilities = {
      textDocument: {
        hover: { contentFormat: ['markdown', 'plaintext'] },
        publishDiagnostics: { relatedInformation: true, versionSupport: true },
      },
      workspace: {
        configuration: true,
        workspaceFolders: true,
        workspaceEdit: { documentChanges: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        didChangeConfiguration: { dynamicRegistration: true },
      },
      window: { showDocument: { support: true } },
    };
    const said = this.kind === 'pull' ? merged(always, pulls) : always;
    this.initialized = await this.connection.sendRequest(InitializeRequest.type, {
      processId,
      rootUri: null,
      workspaceFolders: folder === undefined ? null : [{ uri: pathToFileURL(folder).href, name: 'workspace' }],
      initializationOptions: options,
      capabilities: merged(said, capabilities ?? {}),
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return this.initialized;
  }

  /** Ends the conversation as an editor does. */
  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    // A server in this process would take the test with it.
    if (this.#ends) await this.connection.sendNotification(ExitNotification.type);
    this.connection.dispose();
  }

  text(uri: string): string {
    return this.#opened(uri).text;
  }

  async open(uri: string, text: string): Promise<void> {
    this.#open.set(uri, { version: 1, text });
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Replaces the first occurrence of `from`, as a person who edits that location would. */
  async replace(uri: string, from: string, to: string): Promise<void> {
    const { text } = this.#opened(uri);
    const at = text.indexOf(from);
    if (at < 0) throw new Error(`"${from}" is not in ${uri}`);
    await this.edit(uri, [{ range: rangeOf(text, at, at + from.length), newText: to }]);
  }

  /** Sends edits as one change each, from the end of the text to its beginning, so that no range moves under another. */
  async edit(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const before = this.#opened(uri);
    const ordered = [...edits].sort((a, b) => offset(before.text, b.range.start) - offset(before.text, a.range.start));
    const version = before.version + 1;
    this.#open.set(uri, { version, text: applied(before.text, ordered) });
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: ordered.map(({ range, newText }) => ({ range, text: newText })),
    });
  }

  /** Applies an edit that the server proposed; refuses it for another version than the one at hand. */
  async apply({ changes, documentChanges }: WorkspaceEdit): Promise<void> {
    for (const [uri, edits] of Object.entries(changes ?? {})) await this.edit(uri, edits);
    for (const change of documentChanges ?? []) {
      if (!('textDocument' in change)) throw new Error('Only text edits are expected');
      const { uri, version } = change.textDocument;
      if (version !== this.#opened(uri).version) throw new Error(`An edit for version ${version} of ${uri}`);
      await this.edit(uri, change.edits as TextEdit[]);
    }
  }

  async close(uri: string): Promise<void> {
    this.#open.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async changedOnDisk(uri: string, type: FileChangeType = FileChangeType.Changed): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });
  }

  async configure(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  /** The diagnostics of a document now. A pulling editor asks; to one that is pushed to, what came last counts. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    if (this.kind === 'push') return this.published.get(uri)?.at(-1)?.diagnostics ?? [];
    const previousResultId = this.#resultIds.get(uri);
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      previousResultId,
    });
    if (report.resultId !== undefined) this.#resultIds.set(uri, report.resultId);
    if (report.kind === 'full') this.#pulled.set(uri, report.items);
    return this.#pulled.get(uri) ?? [];
  }

  /** Waits until the document's diagnostics are as the test says. */
  async diagnosed(
    uri: string,
    as: (diagnostics: readonly Diagnostic[]) => boolean,
    what: string,
  ): Promise<Diagnostic[]> {
    const end = performance.now() + 10_000;
    for (;;) {
      const diagnostics = await this.diagnostics(uri);
      if (as(diagnostics)) return diagnostics;
      if (performance.now() > end) {
        throw new Error(
          `${what}, but there was: ${JSON.stringify(diagnostics.map(({ code, message }) => [code, message]))}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async workspaceDiagnostics(previous: Readonly<Record<string, string>> = {}): Promise<WorkspaceDiagnosticReport> {
    const previousResultIds = Object.entries(previous).map(([uri, value]) => ({ uri, value }));
    return this.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
  }

  /** The hover at the first character of `place`, as Markdown; undefined where there is none. */
  async hover(uri: string, place: string): Promise<string | undefined> {
    const hover = await this.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: this.#at(uri, place),
    });
    return hover ? (hover.contents as MarkupContent).value : undefined;
  }

  async codeActions(uri: string, place: string, only?: string[]): Promise<CodeAction[]> {
    const position = this.#at(uri, place);
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });
    return (actions ?? []) as CodeAction[];
  }

  #opened(uri: string): OpenText {
    const open = this.#open.get(uri);
    if (!open) throw new Error(`${uri} is not open`);
    return open;
  }

  /** Completions where `place` has a `|`, by label, in the order in which an editor shows them. */
  async completions(uri: string, place: string): Promise<CompletionItem[]> {
    const items = await this.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: this.#at(uri, place.replace('|', ''), place.indexOf('|')),
    });
    const all = Array.isArray(items) ? items : (items?.items ?? []);
    return [...all].sort((a, b) => (a.sortText ?? a.label).localeCompare(b.sortText ?? b.label));
  }

  /** What a request about a position answers; the position is where `place` begins. */
  async ask<T>(method: string, uri: string, place: string, more: object = {}): Promise<T> {
    const position = this.#at(uri, place);
    return this.connection.sendRequest(method, { textDocument: { uri }, position, ...more });
  }

  /** What a request about a whole document answers. */
  async askAbout<T>(method: string, uri: string, more: object = {}): Promise<T> {
    return this.connection.sendRequest(method, { textDocument: { uri }, ...more });
  }

  #at(uri: string, place: string, further = 0): Position {
    const { text } = this.#opened(uri);
    const at = text.indexOf(place);
    if (at < 0) throw new Error(`"${place}" is not in ${uri}`);
    return rangeOf(text, at + further, at + further).start;
  }
}

/** Text after edits that are ordered from its end to its beginning. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  let now = text;
  for (const { range, newText } of edits) {
    now = now.slice(0, offset(now, range.start)) + newText + now.slice(offset(now, range.end));
  }
  return now;
}

export function rangeOf(text: string, from: number, to: number): Range {
  return { start: position(text, from), end: position(text, to) };
}

/** What a range covers. */
export function covered(text: string, { start, end }: Range): string {
  return text.slice(offset(text, start), offset(text, end));
}

function position(text: string, at: number): Position {
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: (before.at(-1) as string).length };
}

function offset(text: string, { line, character }: Position): number {
  const breaks = [...text.matchAll(/\r\n|\n|\r/g)];
  const previous = line === 0 ? undefined : breaks[line - 1];
  const start = previous ? previous.index + previous[0].length : line === 0 ? 0 : text.length;
  const end = breaks[line]?.index ?? text.length;
  return Math.min(start + character, end);
}

function merged<T extends object>(a: T, b: T): T {
  const out = { ...a } as Record<string, unknown>;
  for (const [key, value] of Object.entries(b)) {
    const before = out[key];
    const isMap = (one: unknown): one is object => typeof one === 'object' && one !== null && !Array.isArray(one);
    out[key] = isMap(before) && isMap(value) ? merged(before, value) : value;
  }
  return out as T;
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

export function pathOf(uri: string): string {
  return fileURLToPath(uri);
}
