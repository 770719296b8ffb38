/** Where the bundled server begins when an editor starts it as a module: the way to talk is told on the command line (`--node-ipc`, `--stdio`). */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeEnvironment } from './nodeEnvironment.ts';
import { startServer } from './server.ts';

const connection = createConnection(ProposedFeatures.all);
startServer(connection, nodeEnvironment());
connection.listen();
