import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { ToHost, ToPage } from '../../client/protocol.ts';
import { pageHtml } from '../../client/src/notebook/pageHtml.ts';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { type ThemeName, themes } from './themes.ts';

const root = new URL('../../', import.meta.url);

/** The built page in a real browser, outside of the editor. */
export interface Stage {
  readonly open: (theme?: ThemeName) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  /** Sends messages as the extension host would; resolves when the page has drawn them. */
  readonly send: (...messages: readonly ToPage[]) => Promise<void>;
  /** What the page has sent so far, housekeeping left out. */
  readonly intents: () => Promise<readonly ToHost[]>;
  /** Everything that the page has sent so far. */
  readonly sent: () => Promise<readonly ToHost[]>;
  /** The text of the last element that a selector finds. */
  readonly text: (selector: string) => Promise<string>;
  /** Violations of the content security policy and uncaught errors. */
  readonly errors: readonly string[];
  readonly screenshot: (name: string) => Promise<void>;
  /** What axe-core finds wrong, as `rule: element`. */
  readonly violations: () => Promise<readonly string[]>;
}

export async function startStage(): Promise<Stage> {
  const server = await serve();
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  return {
    open: (theme = 'vscode-dark') => openPage(browser, addressOf(server), theme),
    close: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function openPage(browser: Browser, address: string, theme: ThemeName): Promise<OpenPage> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.addInitScript(`(${editorStandIn})(${JSON.stringify({ theme, variables: themes[theme] })})`);
  await page.goto(address);
  const sent = () => page.evaluate<readonly ToHost[]>('sentMessages');
  return {
    page,
    errors,
    sent,
    intents: async () => (await sent()).filter(({ kind }) => kind !== 'ready' && kind !== 'drawn'),
    send: async (...messages) => {
      for (const message of messages) await page.evaluate(`postMessage(${JSON.stringify(message)})`);
      // Two frames: the first draws what the messages changed, the second shows that it was drawn.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    },
    text: async (selector) => (await page.locator(selector).last().textContent()) ?? '',
    screenshot: async (name) => {
      await page.screenshot({ path: `test-results/webview/${name}.png`, fullPage: true });
    },
    violations: () => violations(page),
  };
}

/** What the editor gives a page: its API, its theme's variables and class. Runs in the browser. */
const editorStandIn = `({ theme, variables }) => {
  window.sentMessages = [];
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => sentMessages.push(message),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null'),
    setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
  });
  document.addEventListener('DOMContentLoaded', () => {
    const { body, documentElement } = document;
    for (const [name, value] of Object.entries(variables)) documentElement.style.setProperty('--vscode-' + name, value);
    body.classList.add(theme);
    // The editor's own default style for pages; a sheet made by script, which the policy lets pass.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@layer vscode-default { body { padding: 0 20px } a { color: var(--vscode-textLink-foreground) } code { padding: 1px 3px; border-radius: 4px; color: var(--vscode-textPreformat-foreground); background-color: var(--vscode-textPreformat-background) } }');
    document.adoptedStyleSheets = [sheet];
  });
}`;

async function violations(page: Page): Promise<readonly string[]> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Evaluated by the debugger, which the page's policy does not bind.
  await page.evaluate(`{ ${axe} }`);
  const found = await page.evaluate<{
    violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[];
  }>('axe.run(document, { resultTypes: ["violations"] })');
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** Serves the page as the editor would: its frame with the very policy, and its two files. */
function serve(): Promise<Server> {
  const files: Readonly<Record<string, string>> = { '/webview.js': 'text/javascript', '/webview.css': 'text/css' };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const type = files[pathname];
    if (pathname === '/') {
      const parts = {
        script: '/webview.js',
        style: '/webview.css',
        cspSource: addressOf(server),
        nonce: 'nonce-of-this-test',
      };
      response.writeHead(200, { 'content-type': 'text/html' }).end(pageHtml(parts));
    } else if (type !== undefined) {
      response.writeHead(200, { 'content-type': type }).end(await readFile(new URL(`dist${pathname}`, root)));
    } else {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page server does not listen');
  return `http://127.0.0.1:${address.port}`;
}
