/** The language server over standard input and output: `exportlint lsp --stdio`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeEnvironment } from './nodeEnvironment.ts';
import { startServer } from './server.ts';

/** Serves one client; the process ends when the client says `exit` or goes away. */
export function runStdio(): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  startServer(connection, nodeEnvironment());
  connection.listen();
}
