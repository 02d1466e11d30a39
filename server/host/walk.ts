import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { fileKind } from '../documents/sourceFile.ts';

/** Folders whose content is never the user's own configuration. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn', '.vscode-test']);

/** Patterns as in a `.gitignore`, in a file of the folder that is walked. */
export const IGNORE_FILE = '.openclawignore';

/** The patterns of an ignore file; none where there is no such file. */
export function readIgnoreFile(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/);
  } catch {
    // Not there, which is the usual case.
    return [];
  }
}

/**
 * Every file below a folder that may be ours by its name, sorted within its folder. Links are not followed, so that the
 * walk ends. A folder that may not be read is passed over and told to `onUnreadable`.
 */
export function* walk(
  folder: string,
  { patterns, root = folder, onUnreadable }: WalkOptions,
): Generator<string, void, undefined> {
  yield* walkFolder(folder, { ignored: ignore().add([...patterns]), root, onUnreadable });
}

export interface WalkOptions {
  readonly patterns: readonly string[];
  /** The folder that the patterns are relative to. */
  readonly root?: string;
  readonly onUnreadable?: (folder: string, error: unknown) => void;
}

interface Walk {
  readonly ignored: Ignore;
  readonly root: string;
  readonly onUnreadable: WalkOptions['onUnreadable'] | undefined;
}

function* walkFolder(folder: string, walk: Walk): Generator<string, void, undefined> {
  for (const item of itemsIn(folder, walk)) {
    const path = join(folder, item.name);
    const isFolder = item.isDirectory();
    if (isFolder ? SKIPPED_FOLDERS.has(item.name) : !item.isFile() || fileKind(path) === 'other') continue;
    if (isIgnored(path, isFolder, walk)) continue;
    if (isFolder) yield* walkFolder(path, walk);
    else yield path;
  }
}

function itemsIn(folder: string, { onUnreadable }: Walk) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    onUnreadable?.(folder, error);
    return [];
  }
}

/** What lies outside of the root the patterns cannot name. */
function isIgnored(path: string, isFolder: boolean, { ignored, root }: Walk): boolean {
  const name = relative(root, path).split(sep).join('/');
  return !name.startsWith('..') && ignored.ignores(isFolder ? `${name}/` : name);
}
