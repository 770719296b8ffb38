/** What the client said about itself in `initialize`, and what we offer it for that. */
import {
  type ClientCapabilities,
  type InitializeParams,
  MarkupKind,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { KINDS, OPEN_RULE } from './codeActions.ts';
import { RULE_SCHEME } from './ruleDocument.ts';

/** Options that our own client sends along; every one may be missing. */
export interface InitializationOptions {
  /** May the workspace's own data (catalogue, packs) be used? If omitted: no. */
  readonly trusted?: boolean;
  /**
   * Commands that the client carries out itself: `exportlint.openRule` (of code actions; VS Code: the rule view), and those of code lenses,
   * which are omitted where the client does not bring them: `exportlint.compareRegimes` [uri], `exportlint.showAllocations` [uri].
   */
  readonly commands?: readonly string[];
  /** False: another extension gives the outline of YAML documents already. If omitted: ours is given. Symbols of the workspace always are. */
  readonly outline?: boolean;
  /** As in the editor's settings; used until, or where, the client cannot be asked for them. */
  readonly settings?: unknown;
}

export interface Client {
  /** Pull diagnostics are used when the client also lets us say that other files' answers changed; else everything is pushed. */
  readonly pulls: boolean;
  readonly related: boolean;
  readonly markdown: boolean;
  readonly versionedEdits: boolean;
  /** Edits may have places where a person writes on. */
  readonly snippetEdits: boolean;
  readonly snippetCompletions: boolean;
  readonly refreshesHints: boolean;
  readonly refreshesLenses: boolean;
  readonly showsDocuments: boolean;
  readonly tellsConfiguration: boolean;
  /** What may be registered for once initialised. */
  readonly registersWatchers: boolean;
  readonly registersConfiguration: boolean;
  readonly folderChanges: boolean;
  readonly options: InitializationOptions;
}

/** Reads the client's side of `initialize`. */
export function clientOf({ capabilities, initializationOptions }: InitializeParams): Client {
  const { textDocument, workspace, window } = capabilities;
  return {
    pulls: textDocument?.diagnostic !== undefined && refreshes(capabilities),
    related: [textDocument?.diagnostic, textDocument?.publishDiagnostics].some(
      (about) => about?.relatedInformation === true,
    ),
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    snippetEdits:
      workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.snippetEditSupport === true,
    snippetCompletions: textDocument?.completion?.completionItem?.snippetSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    showsDocuments: window?.showDocument?.support === true,
    tellsConfiguration: workspace?.configuration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    folderChanges: workspace?.workspaceFolders === true,
    options: optionsOf(initializationOptions),
  };
}

function refreshes({ workspace }: ClientCapabilities): boolean {
  return workspace?.diagnostics?.refreshSupport === true;
}

function optionsOf(options: unknown): InitializationOptions {
  return options !== null && typeof options === 'object' ? (options as InitializationOptions) : {};
}

const EVERYTHING = { filters: [{ scheme: 'file', pattern: { glob: '**' } }] };

/** What we offer this client. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  const carriesOutRules = client.options.commands?.includes(OPEN_RULE) ?? false;
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [...KINDS] },
    completionProvider: { triggerCharacters: [' ', '/'] },
    inlayHintProvider: true,
    codeLensProvider: {},
    documentLinkProvider: {},
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: { prepareProvider: true },
    ...(client.options.outline === false ? {} : { documentSymbolProvider: true }),
    workspaceSymbolProvider: true,
    ...(client.pulls
      ? { diagnosticProvider: { identifier: 'exportlint', interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
    // A command that the client brings itself must not be offered here too: VS Code refuses the second one of a name.
    ...(carriesOutRules ? {} : { executeCommandProvider: { commands: [OPEN_RULE] } }),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { didRename: EVERYTHING, didDelete: EVERYTHING },
      textDocumentContent: { schemes: [RULE_SCHEME] },
    },
  };
}
