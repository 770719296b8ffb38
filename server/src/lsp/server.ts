/**
 * The language server: which message goes where. It converts between the protocol and the core and decides nothing about a shipment;
 * every answer is the core's, on the newest text.
 */
import { type Connection, MarkupKind } from 'vscode-languageserver';
import type { Finding } from '../lint/types.ts';
import { backgroundOf } from '../report/ruleBackground.ts';
import { listenToChanges } from './changes.ts';
import { capabilitiesFor, clientOf } from './client.ts';
import { codeActions, OPEN_RULE } from './codeActions.ts';
import { answerEditor } from './editorFeatures.ts';
import { hoverAt } from './hover.ts';
import { offersFor } from './offers.ts';
import { openRule } from './openRule.ts';
import { isPackFile, specOf } from './packs/packFile.ts';
import { packHover } from './packs/packHover.ts';
import { documentReport, workspaceReport } from './pull.ts';
import { answerReports } from './report.ts';
import { answerOwnRequests } from './requests.ts';
import { itemRespelling } from './respelling.ts';
import { type RuleText, type RuleTextParams, RuleTextRequest, ruleOfUri, ruleText } from './ruleText.ts';
import { createSession, type Environment, type Session } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import { fileOf } from './uris.ts';

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

  connection.onHover(async ({ textDocument, position }, token) => {
    const { report, source } = await newest(token);
    const here = source(fileOf(textDocument.uri));
    if (!here || typeof report === 'string') return null;
    const hover = isPackFile(here)
      ? packHover(here, position, session.core.catalog, specOf(session.core), today())
      : hoverAt(here, position, report, session.core);
    const kind = client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
    return hover ? { contents: { kind, value: hover.markdown }, range: hover.range } : null;
  });

  connection.onCodeAction(async (params, token) => {
    const snapshot = await newest(token);
    const file = fileOf(params.textDocument.uri);
    const source = snapshot.source(file);
    const findings = shown(snapshot, file);
    if (!source) return [];
    const report = typeof snapshot.report === 'string' ? undefined : snapshot.report;
    const diagnostics = resultOf(file, snapshot).diagnostics();
    return codeActions(
      {
        source,
        findings,
        diagnostics,
        editOf: (edits) => session.editOf([{ uri: params.textDocument.uri, edits }]),
        snippets: client.snippetEdits,
        offers: (finding) => (report ? offersFor(finding, source, report, session.core.regimes) : []),
        respelling: (pos) => itemRespelling(source, pos, session.core.catalog),
      },
      params,
    );
  });

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

/** The findings that diagnostics are made of, in their order. */
function shown(snapshot: Snapshot, file: string): readonly Finding[] {
  const findings = snapshot.has(file) ? snapshot.findings(file) : [];
  return typeof findings === 'string' ? [] : findings.filter((finding) => !finding.suppressed);
}
