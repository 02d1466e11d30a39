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
import { editionUnderTest, project } from './edition.ts';

interface ServerOptions {
  /** Whether the extension stands in the server as if it had been installed. */
  readonly installed: boolean;
  readonly flags: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A VS Code server of its own, and a page of a browser that has opened nothing yet. */
export interface Served {
  readonly server: EditorServer;
  readonly page: Page;
}

const settings = {
  ...quietSettings,
  // VS Code in a browser saves by itself; the tests save when they mean to.
  'files.autoSave': 'off',
  'git.enabled': false,
  // The older edition asks with a dialog, the newer one with a banner; both start in Restricted Mode.
  'security.workspace.trust.startupPrompt': 'never',
};

/** Starts both for the time of `use`; nothing of them is left afterwards. */
export async function withServer(options: ServerOptions, use: (served: Served) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'openclaw-editor-'));
  const stopping = new AbortController();
  try {
    const server = await start(home, options, stopping.signal);
    try {
      const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
      try {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
        page.setDefaultTimeout(30_000);
        await use({ server, page });
      } finally {
        await browser.close();
      }
    } finally {
      await server.group.stop();
    }
  } finally {
    stopping.abort();
    await rm(home, { recursive: true, force: true });
  }
}

async function start(home: string, options: ServerOptions, signal: AbortSignal): Promise<EditorServer> {
  const dataFolder = join(home, 'data');
  const extensionsFolder = join(home, 'extensions');
  const userFolder = join(dataFolder, 'data', 'User');
  await mkdir(userFolder, { recursive: true });
  await writeFile(join(userFolder, 'settings.json'), JSON.stringify(settings));
  if (options.installed) await linkExtension(project, extensionsFolder);
  const cacheFolder = join(project, '.vscode-test');
  const editor = await installEditor({ edition: editionUnderTest(), cacheFolder, signal, report: console.error });
  // Nothing of the person who runs the tests: neither their profile nor their practice cluster.
  const own = { HOME: home, XDG_CONFIG_HOME: home, XDG_STATE_HOME: home, XDG_RUNTIME_DIR: home };
  return startServer({
    ...{ editor, port: 0, token: randomUUID(), dataFolder, extensionsFolder, signal },
    environment: { ...process.env, ...own, ...options.environment },
    flags: options.flags,
  });
}
