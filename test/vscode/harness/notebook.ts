import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openFile, webview } from './workbench.ts';

/** A runbook's page in the editor, as a user meets it. */
export interface Notebook {
  readonly frame: FrameLocator;
  readonly diagnose: Locator;
  readonly stop: Locator;
  /** The card with what the diagnosis proves. */
  readonly conclusion: Locator;
  /** How the last run ended. */
  readonly summary: Locator;
  /** How the last run of a fix ended. */
  readonly outcome: Locator;
  step(title: string): Locator;
}

/** Opens a runbook by its file name and waits until its page is drawn. */
export async function openNotebook(page: Page, fileName: string): Promise<Notebook> {
  await openFile(page, fileName);
  const frame = webview(page);
  await frame.locator('#page-title').waitFor();
  return {
    frame,
    diagnose: frame.getByRole('button', { name: /^Diagnose/ }),
    stop: frame.getByRole('button', { name: 'Stop', exact: true }),
    conclusion: frame.locator('#conclusion'),
    summary: frame.locator('.summary'),
    outcome: frame.locator('.mend-outcome'),
    step: (title) => frame.getByRole('article', { name: `Step: ${title}`, exact: true }),
  };
}

/** What an element says. */
export async function textOf(element: Locator): Promise<string> {
  return (await element.textContent())?.trim() ?? '';
}

/** Answers each question of a fix with yes until the fix has ended; gives what was asked. */
export async function agreeToAll(
  { frame, outcome }: Notebook,
  asked: (count: number) => Promise<void>,
): Promise<string[]> {
  const questions: string[] = [];
  const question = frame.locator('#ask-title');
  for (;;) {
    await question.or(outcome).first().waitFor({ timeout: 120_000 });
    if (await outcome.isVisible()) return questions;
    questions.push(await textOf(question));
    await asked(questions.length);
    await frame
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Run on / })
      .click();
  }
}
