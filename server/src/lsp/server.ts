/**
 * The language server: which message goes where. It converts between the protocol and the core and decides nothing about a shipment;
 * every answer is the core's, on the newest text.
 */
import type { Connection } from 'vscode-languageserver';
import { type RuleText, ruleText } from '../ide/ruleText.ts';
import { backgroundOf } from '../report/ruleBackground.ts';
import { listenToChanges } from './changes.ts';
import { capabilitiesFor, clientOf } from './client.ts';
import { OPEN_RULE } from './codeActions.ts';
import { answerEditor } from './editorFeatures.ts';
import { openRule } from './openRule.ts';
import { documentReport, workspaceReport } from './pullDiagnostics.ts';
import { answerReports } from './report.ts';
import { answerOwnRequests } from './requests.ts';
import { type RuleTextParams, RuleTextRequest, ruleOfUri } from './ruleDocument.ts';
import { createSession, type Environment, type Session } from './session.ts';

/** Answers on the connection until it closes. The caller makes the connection, and listens on it afterwards. */
export function startServer(connection: Connection, environment: Environment): void {
  connection.onInitialize((params) => {
    const session = createSession(connection, environment, clientOf(params));
    listenToChanges(connection, session, params);
    answerRequests(connection, session, environment);
    answerReports(connection, session, environment);
    answerEditor(connection, session);
    answerOwnRequests(connection, session, environment);
    return {
      capabilities: capabilitiesFor(session.client),
      serverInfo: { name: 'exportlint', version: environment.version },
    };
  });
}

function answerRequests(connection: Connection, session: Session, { today }: Environment): void {
  const { client, documents, delivery, newest } = session;
  const resultOf = delivery.result.bind(delivery);

  if (client.pulls) {
    const { diagnostics } = connection.languages;
    diagnostics.on(async (params, token) => documentReport(params, await newest(token), resultOf));
    diagnostics.onWorkspace(async (params, token) => {
      return workspaceReport(params, await newest(token), resultOf, (file) => documents.get(file));
    });
  }

  const textOf = async ({ rule, date }: RuleTextParams): Promise<RuleText | null> => {
    const { report } = await newest();
    const card = typeof report === 'string' ? undefined : report.card(rule, date);
    if (!card) return null;
    const day = date ?? today();
    return ruleText(card, { date: day, ...backgroundOf(rule, day, session.core) });
  };
  connection.onRequest(RuleTextRequest, textOf);
  connection.workspace.textDocumentContent.on(async ({ uri }) => {
    const params = ruleOfUri(uri);
    const text = params && (await textOf(params));
    return text ? { text: text.markdown } : null;
  });

  connection.onExecuteCommand(async ({ command, arguments: [rule, date, url] = [] }) => {
    if (command !== OPEN_RULE || typeof rule !== 'string') return null;
    const { report } = await newest();
    const card =
      typeof report === 'string' ? undefined : report.card(rule, typeof date === 'string' ? date : undefined);
    await openRule(connection, client.showsDocuments, card, typeof url === 'string' ? url : undefined);
    return null;
  });
}
