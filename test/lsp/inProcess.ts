/** A server in this process, on the far end of two streams: for what a toy core brings about. */
import { PassThrough } from 'node:stream';
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/server.ts';
import type { Environment } from '../../server/src/lsp/session.ts';
import { type Kind, type Start, TestClient } from './client.ts';

export async function converse(environment: Environment, kind: Kind, start: Start = {}): Promise<TestClient> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  startServer(connection, environment);
  connection.listen();
  const client = new TestClient(toClient, toServer, kind);
  await client.start({ folder: '/toys', processId: null, ...start });
  return client;
}
