import { commands, type Disposable, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Clusters } from '../cluster/clusters.ts';
import { createProfile } from '../cluster/createProfile.ts';
import type { RunbookEditors } from '../notebook/runbookEditor.ts';
import { diagnose } from './diagnose.ts';
import { fixAllInFile } from './fixAllInFile.ts';
import { openAsText } from './openAsText.ts';
import { openRunbook } from './openRunbook.ts';
import { openRunRecord } from './openRunRecord.ts';
import { practice } from './practice.ts';
import { selectCluster } from './selectCluster.ts';
import { tell } from './tell.ts';

/** What commands work on. */
export interface CommandServices {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  readonly client: LanguageClient;
  readonly clusters: Clusters;
  readonly editors: RunbookEditors;
}

/** Every command of the extension, one line each. */
export function registerCommands(services: CommandServices): readonly Disposable[] {
  const { client, context, editors, output } = services;
  const handlers: Readonly<Record<string, (argument: unknown) => Promise<void>>> = {
    'openclaw.diagnose': (argument) => diagnose(services, argument),
    'openclaw.stop': () => editors.stop(),
    'openclaw.openRunbook': (argument) => openRunbook(services, argument),
    'openclaw.openAsText': openAsText,
    'openclaw.selectCluster': () => selectCluster(services),
    'openclaw.createProfile': async () => tell(await createProfile()),
    'openclaw.fixAllInFile': fixAllInFile,
    'openclaw.openRunRecord': () => openRunRecord(context),
    'openclaw.practice.up': () => practice(context, 'up'),
    'openclaw.practice.down': () => practice(context, 'down'),
    'openclaw.practice.mend': () => practice(context, 'mend'),
    'openclaw.restartServer': () => client.restart(),
    'openclaw.showOutput': async () => output.show(),
  };
  return Object.entries(handlers).map(([id, run]) => commands.registerCommand(id, run));
}
