import { join } from 'node:path';
import { type Edition, newest, oldest } from '../../../scripts/vscode/editions.ts';

/** The project's root. */
export const project = join(import.meta.dirname, '..', '..', '..');

/** The VS Code that OPENCLAW_VSCODE asks for: `newest`, where nothing is said, or `oldest`. */
export function editionUnderTest(): Edition {
  const wanted = process.env['OPENCLAW_VSCODE'] ?? 'newest';
  if (wanted === 'newest') return newest;
  if (wanted === 'oldest') return oldest;
  throw new Error(`OPENCLAW_VSCODE is "${wanted}", which is neither "newest" nor "oldest"`);
}

/** Where this edition's screenshots are kept. */
export function screenshotPath(name: string): string {
  return join(project, 'test-results', 'vscode', editionUnderTest().version, `${name}.png`);
}
