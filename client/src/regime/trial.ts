/** A regime that is tried for this session: the language server judges everything by it, and nothing is written anywhere. */
import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { TryRegimeRequest } from '../requests.ts';

export interface Trial {
  /** The regime that is tried; undefined while each file is judged by its own. */
  regime(): string | undefined;
  /** Begins a trial, or ends it. */
  set(regime: string | undefined): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

export function createTrial(context: vscode.ExtensionContext, client: LanguageClient): Trial {
  const changed = new vscode.EventEmitter<void>();
  let current: string | undefined;
  const become = (regime: string | undefined): void => {
    current = regime;
    changed.fire();
  };
  context.subscriptions.push(
    changed,
    // A server that starts again knows of no trial.
    client.onDidChangeState(({ newState }) => newState === State.Stopped && current !== undefined && become(undefined)),
  );
  return {
    regime: () => current,
    set: async (regime) => {
      await client.sendRequest(TryRegimeRequest, { regime: regime ?? null });
      become(regime);
    },
    onDidChange: changed.event,
  };
}
