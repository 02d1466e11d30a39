import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { readEditorSettings } from '../lint/settings.ts';
import type { Session } from '../session.ts';

export interface ConfigurationMode {
  /** The client answers `workspace/configuration`; else it sends its settings along with each change. */
  readonly pull: boolean;
  /** The client sends changes only to those who register for them. */
  readonly register: boolean;
}

export interface ConfigurationFeature {
  /** Asks the client for its settings; to be called when it is initialized. */
  readonly read: () => Promise<void>;
}

/** The settings of the section `openclaw`. */
export function register(session: Session, mode: ConfigurationMode, refresh: () => void): ConfigurationFeature {
  const { connection } = session;
  const pull = async (): Promise<void> => {
    if (mode.pull) session.configure(readEditorSettings(await connection.workspace.getConfiguration('openclaw')));
  };
  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (mode.pull) await pull();
    else session.configure(readEditorSettings(settings?.openclaw));
    refresh();
  });
  return {
    read: async () => {
      if (mode.register)
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'openclaw' });
      await pull();
    },
  };
}
