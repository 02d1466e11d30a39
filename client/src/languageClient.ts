import { type ExtensionContext, type LogOutputChannel, Uri } from 'vscode';
import { type DocumentFilter, LanguageClient, TransportKind } from 'vscode-languageclient/node';

// Not `git`, `output` and the like: what only shows an older text must not be judged.
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote'];
const languages = ['yaml', 'json', 'dockercompose', 'helm', 'openclaw-log'];
// Files whose language depends on what else is installed.
const patterns = ['**/*.runbook.md', '**/*.{yaml,yml,tpl}'];

/** The client of our language server, which runs in a process of its own. Not started yet. */
export function createLanguageClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'openclaw-language-server.cjs').fsPath;
  return new LanguageClient(
    'openclaw',
    'OpenClaw',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
    },
    {
      documentSelector: schemes.flatMap((scheme): DocumentFilter[] => [
        ...languages.map((language) => ({ scheme, language })),
        ...patterns.map((pattern) => ({ scheme, pattern })),
      ]),
      // Lenses are only offered for commands that the client has.
      initializationOptions: { commands: ['openclaw.diagnose'] },
      synchronize: { configurationSection: 'openclaw' },
      outputChannel: output,
    },
  );
}
