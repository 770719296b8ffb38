/** One client's session: its documents, the workspace they are in, the check, and the delivery of what it finds. */
import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { isPack, isPackFile } from '../ide/packs/packFile.ts';
import { packFindings } from '../ide/packs/packFindings.ts';
import { DEFAULTS } from '../lint/configuration.ts';
import type { Cache, Core, check, Shipped, Workspace } from '../lint/index.ts';
import type { Config } from '../lint/types.ts';
import type { ValidatePack } from '../regime/validatePack.ts';
import { type Checked, Checking } from './analysisHost.ts';
import type { Client } from './client.ts';
import { CustomData } from './customData.ts';
import { Results } from './diagnosticsCache.ts';
import type { Disk } from './disk.ts';
import { OpenDocuments } from './documents.ts';
import { Delivery } from './publisher.ts';
import type { Turns } from './scheduler.ts';
import { defaultsFrom, type Features, featuresFrom } from './settings.ts';
import { type NextTo, type Snapshot, snapshotOf } from './snapshot.ts';
import { fileOf } from './uris.ts';
import { type Defaults, OpenWorkspace } from './workspace.ts';

/** What the server runs in: nothing of it is taken from the process. */
export interface Environment {
  readonly check: typeof check;
  readonly newCache: () => Cache;
  /** What ships. */
  readonly core: Shipped;
  /** What is wrong with the shape of a pack. */
  readonly shape: ValidatePack;
  /** Undefined: only open documents are checked. */
  readonly disk: Disk | undefined;
  readonly turns: Turns;
  /** Today, YYYY-MM-DD. */
  readonly today: () => string;
  readonly version: string;
}

export interface FileEdits {
  readonly uri: string;
  readonly edits: readonly (TextEdit | SnippetTextEdit)[];
}

export interface Session {
  readonly client: Client;
  readonly documents: OpenDocuments;
  readonly workspace: OpenWorkspace;
  readonly delivery: Delivery;
  /** What is shown next to the findings, as the settings last said. */
  readonly features: Features;
  /** What documents are judged by at this moment; ask again after each check. */
  readonly core: Core;
  /** Takes the settings of the editor; gives what holds where no configuration file says anything. */
  configure(settings: unknown): Defaults;
  /** Asks the client to look again at what is shown next to the findings. */
  refreshFeatures(): void;
  /** Changes what is checked, and tells the client; before the workspace was read there is nothing to tell. `edited`: the file that the client changed. */
  step(work: () => void, edited?: string): void;
  /** A check apart, with another configuration for one file. */
  aside(file: string, change: (config: Config) => Config): Checked;
  /** Edits of the versions at hand, where the client can be told the version; it then refuses them on any other text. */
  editOf(edits: readonly FileEdits[]): WorkspaceEdit;
  /** To be called when the workspace has been read for the first time. */
  begin(): void;
  readonly began: boolean;
  /** The check of the newest text; waits for the workspace. Throws `RequestCancelled` when the client lost interest meanwhile. */
  newest(token?: CancellationToken): Promise<Snapshot>;
  /** Says loudly that something of ours went wrong; never throws. */
  failed(error: unknown): void;
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the place where the parts of a session are put together
export function createSession(connection: Connection, environment: Environment, client: Client): Session {
  const { turns, disk, today, shape } = environment;
  const failed = (error: unknown): void =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const documents = new OpenDocuments();
  const own = new CustomData({
    shipped: environment.core,
    shape,
    isTrusted: client.options.trusted === true,
    open: (file) => documents.get(file)?.source,
    read: disk?.readCustom,
  });
  const frame = (sources: Workspace['sources']): Workspace => {
    return { ...own.core, sources, asOf: asOfIn(sources) ?? today() };
  };
  const checking = new Checking({ check: environment.check, newCache: environment.newCache, frame, turns, failed });
  const workspace = new OpenWorkspace({ disk, documents, checking, own }, () => DEFAULTS);

  let began = false;
  let begin = (): void => {};
  const ready = new Promise<void>((resolve) => {
    begin = () => {
      began = true;
      resolve();
    };
  });

  /** What configurations name, and other packs that are being written. One that is one of ours by its name is judged as that. */
  const extra = function* (): Generator<NextTo> {
    const named = own.core.own?.files ?? [];
    for (const { source, findings } of named) {
      // What is not there is told where it is named.
      if (source.broken?.rule !== 'lint/unreadable' && !workspace.isOurs(source.file)) yield { source, findings };
    }
    for (const { file, source } of documents.all()) {
      const isNamed = named.some((one) => one.source.file === file);
      if (!isNamed && !workspace.isOurs(file) && isPackFile(source)) {
        // A file of a pack says nothing of the whole before a configuration names that.
        yield { source, findings: isPack(source) ? packFindings(source, own.core.regimes, shape) : [] };
      }
    }
  };

  const newest = async (token?: CancellationToken): Promise<Snapshot> => {
    await ready;
    const newest = await checking.newest();
    const checked = workspace.problem === undefined ? newest : { ...newest, report: workspace.problem };
    if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    return snapshotOf(checked, [...workspace.configurations(), ...extra()], failed);
  };

  let features = featuresFrom(client.options.settings);
  const delivery = new Delivery({
    newest,
    results: new Results(failed),
    turns,
    related: client.related,
    open: (file) => documents.get(file),
    tell: client.pulls
      ? {
          refresh: () => {
            void connection.languages.diagnostics.refresh().catch(failed);
            refreshFeatures(connection, client, failed);
          },
        }
      : { publish: (params) => void connection.sendDiagnostics(params) },
    failed,
  });

  return {
    client,
    documents,
    workspace,
    delivery,
    get features() {
      return features;
    },
    get core() {
      return own.core;
    },
    configure: (settings) => {
      features = featuresFrom(settings);
      return defaultsOf(settings, (message) => connection.console.warn(message));
    },
    refreshFeatures: () => refreshFeatures(connection, client, failed),
    step: (work, edited) => {
      if (!began) return;
      workspace.step(work, failed);
      delivery.changed(edited);
    },
    aside: (file, change) => checking.aside(file, change),
    editOf: (edits) => workspaceEdit(edits, client, documents),
    newest,
    failed,
    begin: () => begin(),
    get began() {
      return began;
    },
  };
}

/** Settings as they hold with the regimes that there are. What cannot be used is told once, not again with each change of a pack. */
function defaultsOf(settings: unknown, warn: (message: string) => void): Defaults {
  const reported = new Set<string>();
  return (known) =>
    defaultsFrom(settings, known, (message) => {
      if (!reported.has(message)) warn(message);
      reported.add(message);
    });
}

/** Also what is switched off is asked about again: then the client learns that there is nothing. */
function refreshFeatures(connection: Connection, client: Client, failed: (error: unknown) => void): void {
  if (client.refreshesHints) void connection.languages.inlayHint.refresh().catch(failed);
  if (client.refreshesLenses) void connection.sendRequest(CodeLensRefreshRequest.type).catch(failed);
}

function workspaceEdit(edits: readonly FileEdits[], client: Client, documents: OpenDocuments): WorkspaceEdit {
  if (!client.versionedEdits) {
    return { changes: Object.fromEntries(edits.map(({ uri, edits }) => [uri, edits as TextEdit[]])) };
  }
  return {
    documentChanges: edits.map(({ uri, edits }) => ({
      textDocument: { uri, version: documents.get(fileOf(uri))?.version ?? null },
      edits: [...edits],
    })),
  };
}

/** The first date that a configuration sets for today, as the command line takes it. */
function asOfIn(sources: Workspace['sources']): string | undefined {
  for (const { config } of sources.values()) if (config.asOf !== undefined) return config.asOf;
  return undefined;
}
