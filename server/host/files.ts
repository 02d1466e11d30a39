import { opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fileKind } from '../documents/sourceFile.ts';
import type { ServerHost } from '../session.ts';
import { readPem } from './certificate.ts';
import { readShippedRunbooks } from './runbooks.ts';

/** The language server's view of the local disk. */
export const localHost: ServerHost = {
  readFile: async (uri) => {
    if (!uri.startsWith('file:')) return undefined;
    try {
      return await readFile(fileURLToPath(uri), 'utf8');
    } catch {
      // Gone, a folder, or not to be read: for the workspace all of these are "no such text".
      return undefined;
    }
  },
  findFiles: (folderUri, signal) => findFiles(fileURLToPath(folderUri), signal),
  readPem,
  readRunbooks: readShippedRunbooks,
  now: () => Date.now(),
};

const SKIPPED_FOLDERS = new Set(['node_modules', 'vendor', 'dist', '.git', '.vscode-test']);

async function* findFiles(folder: string, signal: AbortSignal): AsyncGenerator<string> {
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined && !signal.aborted; next = pending.pop()) {
    for await (const item of await opendir(next)) {
      const path = join(next, item.name);
      if (item.isDirectory() && !SKIPPED_FOLDERS.has(item.name)) pending.push(path);
      else if (item.isFile() && fileKind(path) !== 'other') yield pathToFileURL(path).href;
    }
  }
}
