import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { installEditor } from '../../../scripts/vscode/install.ts';
import { linkExtension } from '../../../scripts/vscode/linkExtension.ts';
import { type EditorServer, startServer } from '../../../scripts/vscode/server.ts';
import { quietSettings } from '../../../scripts/vscode/settings.ts';
import { chromiumFlags, findChromium } from '../../chromium.ts';
import { editionUnderTest, project, screenshotPath } from './edition.ts';

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

const settings = {
  ...quietSettings,
  // VS Code in a browser saves by itself; the tests save when they mean to.
  'files.autoSave': 'off',
  'git.enabled': false,
  // The older edition asks with a dialog, the newer one with a banner; both start in Restricted Mode.
  'security.workspace.trust.startupPrompt': 'never',
};

/** Opens an editor for the time of `use`, and keeps a picture of it where that fails. */
export async function withEditor(options: EditorOptions, use: (editor: Editor) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'openclaw-editor-'));
  const aborter = new AbortController();
  const { signal } = aborter;
  const settingsFile = join(home, 'data', 'data', 'User', 'settings.json');
  const extensionsFolder = join(home, 'extensions');
  await mkdir(join(settingsFile, '..'), { recursive: true });
  await writeFile(settingsFile, JSON.stringify(settings));
  await linkExtension(project, extensionsFolder);
  const installing = { cacheFolder: join(project, '.vscode-test'), signal, report: console.error };
  const editor = await installEditor({ edition: editionUnderTest(), ...installing });
  const server = await startServer({
    editor,
    port: 0,
    token: randomUUID(),
    dataFolder: join(home, 'data'),
    extensionsFolder,
    // Nothing of the person who runs the tests: neither their profile nor their practice cluster.
    environment: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_STATE_HOME: home, ...options.environment },
    flags: options.trusted === false ? [] : ['--disable-workspace-trust'],
    signal,
  });
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(30_000);
    const screenshot = async (name: string) => {
      await page.screenshot({ path: screenshotPath(name) });
    };
    try {
      await page.goto(server.address(options.workspace));
      await page.locator('.explorer-folders-view .monaco-list').waitFor();
      await use({ page, server, workspace: options.workspace, screenshot });
    } catch (error) {
      await screenshot(`failed-${Date.now()}`);
      throw error;
    }
  } finally {
    await browser.close();
    await server.group.stop();
    aborter.abort();
    await rm(home, { recursive: true, force: true });
  }
}
