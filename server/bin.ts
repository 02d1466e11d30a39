import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../package.json';
import { localHost } from './host/files.ts';
import { normalizingConnection } from './host/normalizeUris.ts';
import { startServer } from './server.ts';

const USAGE = `Usage: openclaw-language-server TRANSPORT

Speaks the Language Server Protocol with an editor. TRANSPORT is one of

  --stdio          standard input and output
  --node-ipc       the channel of a Node process that started it
  --socket=PORT    a TCP connection to PORT on this machine
  --pipe=NAME      a named pipe or a Unix socket

  --help, --version
`;

const TRANSPORT = /^--(?:stdio|node-ipc|(?:socket|pipe)(?:=.+)?)$/;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) process.stdout.write(USAGE);
else if (args.includes('--version')) process.stdout.write(`${version}\n`);
else if (!args.some((arg) => TRANSPORT.test(arg))) {
  process.stderr.write(`openclaw-language-server: no transport was given\n${USAGE}`);
  process.exitCode = 2;
} else {
  // The transport is taken from the arguments by vscode-languageserver.
  startServer(createConnection(ProposedFeatures.all, normalizingConnection), localHost);
}
