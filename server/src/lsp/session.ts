/** One client's session: its documents, the workspace they stand in, the check, and the delivery of what it finds. */
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { DEFAULTS } from '../lint/configuration.ts';
import type { Cache, check, Workspace } from '../lint/index.ts';
import type { Config } from '../lint/types.ts';
import { Checking } from './checking.ts';
import type { Client } from './client.ts';
import { Delivery } from './delivery.ts';
import type { Disk } from './disk.ts';
import { OpenDocuments } from './documents.ts';
import { Results } from './results.ts';
import { defaultsFrom } from './settings.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import type { Turns } from './turns.ts';
import { OpenWorkspace } from './workspace.ts';

/** What the server runs in: nothing of it is taken from the process. */
export interface Environment {
  readonly check: typeof check;
  readonly newCache: () => Cache;
  readonly core: Pick<Workspace, 'catalog' | 'regimes'>;
  /** Undefined: only open documents are checked. */
  readonly disk: Disk | undefined;
  readonly turns: Turns;
  /** Today, YYYY-MM-DD. */
  readonly today: () => string;
  readonly version: string;
}

export interface Session {
  readonly client: Client;
  readonly documents: OpenDocuments;
  readonly workspace: OpenWorkspace;
  readonly delivery: Delivery;
  /** What the settings of the editor come to. */
  defaults(settings: unknown): Config;
  /** To be called when the workspace has been read for the first time. */
  begin(): void;
  readonly began: boolean;
  /** The check of the newest text; waits for the workspace. Throws `RequestCancelled` when the client lost interest meanwhile. */
  newest(token?: CancellationToken): Promise<Snapshot>;
  /** Says loudly that something of ours went wrong; never throws. */
  failed(error: unknown): void;
}

export function createSession(connection: Connection, environment: Environment, client: Client): Session {
  const { turns, disk, core, today } = environment;
  const failed = (error: unknown): void =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const known = { regimes: [...core.regimes.keys()] };
  const documents = new OpenDocuments();
  const frame = (sources: Workspace['sources']): Workspace => ({ ...core, sources, asOf: asOfIn(sources) ?? today() });
  const checking = new Checking({ check: environment.check, newCache: environment.newCache, frame, turns, failed });
  const workspace = new OpenWorkspace({ disk, documents, checking, known }, DEFAULTS);

  let began = false;
  let begin = (): void => {};
  const ready = new Promise<void>((resolve) => {
    begin = () => {
      began = true;
      resolve();
    };
  });

  const newest = async (token?: CancellationToken): Promise<Snapshot> => {
    await ready;
    const newest = await checking.newest();
    const checked = workspace.problem === undefined ? newest : { ...newest, report: workspace.problem };
    if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    return snapshotOf(checked, workspace.configurations(), failed);
  };

  const delivery = new Delivery({
    newest,
    results: new Results(failed),
    turns,
    related: client.related,
    open: (file) => documents.get(file),
    tell: client.pulls
      ? { refresh: () => void connection.languages.diagnostics.refresh().catch(failed) }
      : { publish: (params) => void connection.sendDiagnostics(params) },
    failed,
  });

  return {
    client,
    documents,
    workspace,
    delivery,
    defaults: (settings) => defaultsFrom(settings, known, (message) => connection.console.warn(message)),
    newest,
    failed,
    begin: () => begin(),
    get began() {
      return began;
    },
  };
}

/** The first date that a configuration sets for today, as the command line takes it. */
function asOfIn(sources: Workspace['sources']): string | undefined {
  for (const { config } of sources.values()) if (config.asOf !== undefined) return config.asOf;
  return undefined;
}
