import { readFile, writeFile } from 'node:fs/promises';
import type { Editor } from './editor.ts';

/** VS Code's own themes, by what this suite calls them, and the class by which the workbench shows that one is on. */
export const themes = {
  light: { name: 'Default Light Modern', workbenchClass: 'vs' },
  dark: { name: 'Default Dark Modern', workbenchClass: 'vs-dark' },
  'high-contrast': { name: 'Default High Contrast', workbenchClass: 'hc-black' },
} as const;

export type ThemeName = keyof typeof themes;

/** Takes a picture in each theme and goes back to light. */
export async function screenshotInThemes(editor: Editor, name: string): Promise<void> {
  for (const theme of ['dark', 'high-contrast', 'light'] as const) {
    await useTheme(editor, theme);
    await editor.screenshot(`${name}-${theme}`);
  }
}

async function useTheme({ page, settingsFile }: Editor, theme: ThemeName): Promise<void> {
  const settings: unknown = JSON.parse(await readFile(settingsFile, 'utf8'));
  const { name, workbenchClass } = themes[theme];
  await writeFile(settingsFile, JSON.stringify({ ...Object(settings), 'workbench.colorTheme': name }));
  await page.locator(`.monaco-workbench.${workbenchClass}`).waitFor();
}
