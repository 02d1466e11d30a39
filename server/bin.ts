import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { localHost } from './host/files.ts';
import { startServer } from './server.ts';

// The transport (--stdio, --node-ipc, --socket=N) is taken from the arguments by vscode-languageserver.
startServer(createConnection(ProposedFeatures.all), localHost);
