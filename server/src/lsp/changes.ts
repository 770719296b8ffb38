/** What the client tells of changes: documents, files, folders, settings. Each becomes one step of the workspace, and a round of delivery. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
} from 'vscode-languageserver';
import type { Session } from './session.ts';
import { SECTION } from './settings.ts';
import { fileOf } from './uris.ts';

/** Every YAML file may be ours by its kind. */
const WATCHED = '**/*.{yaml,yml}';

export function listenToChanges(connection: Connection, session: Session, params: InitializeParams): void {
  const { client, documents, workspace, delivery, step, failed } = session;
  let folders = foldersOf(params);

  connection.onInitialized(async () => {
    await register(connection, session).catch(failed);
    const defaults = session.configure(await settings(connection, session));
    workspace.step(() => workspace.scan(folders, defaults), failed);
    session.begin();
    delivery.changed();
    if (!client.folderChanges) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => fileOf(uri)));
      folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(({ uri }) => fileOf(uri))];
      step(() => workspace.scan(folders));
    });
  });

  connection.onDidOpenTextDocument((opened) => {
    const document = documents.open(opened, (file) => workspace.onDisk(file));
    step(() => workspace.opened(document), document.file);
  });
  connection.onDidChangeTextDocument((changed) => {
    const document = documents.change(changed, failed);
    if (document) step(() => workspace.changed(document), document.file);
  });
  connection.onDidCloseTextDocument((closed) => {
    const document = documents.close(closed);
    if (document) step(() => workspace.closed(document));
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    step(() => workspace.filesChanged(changes.map(({ uri }) => fileOf(uri))));
  });
  connection.workspace.onDidDeleteFiles(() => step(() => workspace.scan()));
  connection.workspace.onDidRenameFiles(() => step(() => workspace.scan()));

  connection.onDidChangeConfiguration(async ({ settings: told }) => {
    const defaults = session.configure(await settings(connection, session, told));
    step(() => workspace.scan(folders, defaults));
    session.refreshFeatures();
  });
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.map((uri) => fileOf(uri).replace(/(?<=.)\/$/, ''));
}

async function register(connection: Connection, { client }: Session): Promise<void> {
  if (client.registersWatchers) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: WATCHED }] });
  }
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
  }
}

/** Our section of the settings: asked for where the client can be asked, else as it was told. */
async function settings(connection: Connection, { client, failed }: Session, told?: unknown): Promise<unknown> {
  if (client.tellsConfiguration) {
    try {
      return await connection.workspace.getConfiguration(SECTION);
    } catch (error) {
      failed(error);
    }
  }
  const section = told !== null && typeof told === 'object' ? (told as Record<string, unknown>)[SECTION] : undefined;
  return section ?? client.options.settings;
}
