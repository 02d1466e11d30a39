import type { Editor } from './editor.ts';
import { pick, runCommand } from './workbench.ts';

/** VS Code's own themes, and the class that the workbench has while one is on. */
const themes = [
  { kind: 'dark', label: 'Dark Modern', workbenchClass: 'vs-dark' },
  { kind: 'high-contrast', label: 'Dark High Contrast', workbenchClass: 'hc-black' },
  { kind: 'light', label: 'Light Modern', workbenchClass: 'vs' },
];

/** Takes a picture in each kind of theme, the light one last. */
export async function screenshotInThemes(editor: Editor, name: string): Promise<void> {
  for (const { kind, label, workbenchClass } of themes) {
    await runCommand(editor.page, 'Preferences: Color Theme');
    await pick(editor.page, label);
    await editor.page.locator(`.monaco-workbench.${workbenchClass}`).waitFor();
    await editor.screenshot(`${name}-${kind}`);
  }
}
