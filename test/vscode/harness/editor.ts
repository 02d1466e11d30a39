import type { Page } from 'playwright-core';
import type { EditorServer } from '../../../scripts/vscode/server.ts';
import { screenshotPath } from './edition.ts';
import { withServer } from './server.ts';

interface EditorOptions {
  readonly workspace: string;
  /** False: the editor opens the folder in Restricted Mode. */
  readonly trusted?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** VS Code with the extension, open on a folder in a browser. */
export interface Editor {
  readonly page: Page;
  readonly server: EditorServer;
  readonly workspace: string;
  screenshot(name: string): Promise<void>;
}

/** Opens an editor for the time of `use`, and keeps a picture of it where that fails. */
export async function withEditor(options: EditorOptions, use: (editor: Editor) => Promise<void>): Promise<void> {
  const { workspace, trusted = true, environment = {} } = options;
  const flags = trusted ? ['--disable-workspace-trust'] : [];
  await withServer({ installed: true, flags, environment }, async ({ server, page }) => {
    const screenshot = async (name: string) => {
      await page.screenshot({ path: screenshotPath(name), animations: 'disabled' });
    };
    try {
      await page.goto(server.address(workspace));
      await page.locator('.explorer-folders-view .monaco-list').waitFor();
      await use({ page, server, workspace, screenshot });
    } catch (error) {
      await screenshot(`failed-${process.pid}`);
      throw error;
    }
  });
}
