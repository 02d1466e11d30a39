import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileUri } from '../documents/uri.ts';
import type { ServerHost } from '../session.ts';
import { readPem } from './certificate.ts';
import { readShippedRunbooks } from './runbooks.ts';
import { IGNORE_FILE, readIgnoreFile, walk } from './walk.ts';

/** The language server's view of the local disk. */
export const localHost: ServerHost = {
  readFile: async (uri) => {
    if (!uri.startsWith('file:')) return undefined;
    try {
      const bytes = await readFile(fileURLToPath(uri));
      return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
    } catch {
      // Gone, a folder, or not to be read: for the workspace all of these are "no such text".
      return undefined;
    }
  },
  findFiles,
  readPem,
  readRunbooks: readShippedRunbooks,
  now: () => Date.now(),
};

function* findFiles(folderUri: string, patterns: readonly string[]): Iterable<string> {
  if (!folderUri.startsWith('file:')) return;
  const folder = fileURLToPath(folderUri);
  const all = [...patterns, ...readIgnoreFile(join(folder, IGNORE_FILE))];
  for (const path of walk(folder, { patterns: all })) yield fileUri(path);
}
