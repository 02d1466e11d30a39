import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Opens a file by its name, as Quick Open finds it. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+P');
  await pick(page, name);
  await page.locator('.tab.active').filter({ hasText: name }).waitFor();
}

/** Runs a command of the command palette by its title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await pick(page, title, '>');
}

/** Types into the list that is open and chooses the entry of that very name. */
export async function pick(page: Page, name: string, prefix = ''): Promise<void> {
  const label = new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(,|$)`);
  await page.locator('.quick-input-widget input').fill(prefix + name);
  await page.locator('.quick-input-list').getByRole('option', { name: label }).first().click();
}

/** Saves the active text editor and waits until the file is written. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+S');
  await page.locator('.tab.active:not(.dirty)').waitFor();
}

/** The active text editor's text area, to type into. */
export async function focusText(page: Page): Promise<void> {
  await page.locator('.editor-group-container.active .monaco-editor .view-lines').click();
}

/** The page that a webview editor shows: VS Code wraps it in two frames. */
export function webview(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** A notification by a part of its text. */
export function notification(page: Page, text: string | RegExp): Locator {
  return page.locator('.notifications-toasts .notification-toast').filter({ hasText: text });
}
