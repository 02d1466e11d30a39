import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from './readSource.ts';

/**
 * Writes a file so that it has at any time either its old text or the new one, whole: beside it, then by renaming. Keeps
 * its permissions, and what a link leads to. Gives the reason where that failed; then the old text is still there.
 */
export function replaceFile(path: string, text: string): string | undefined {
  try {
    const before = statSync(path, { throwIfNoEntry: false });
    // A device or a pipe is written to; renaming would put a file in its place.
    if (before !== undefined && !before.isFile()) writeFileSync(path, text);
    else writeBeside(before === undefined ? path : realpathSync(path), text, before);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function writeBeside(path: string, text: string, before: Stats | undefined): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'wx', before === undefined ? 0o666 : 0o600);
    try {
      writeFileSync(file, text);
      if (before !== undefined) keepAccess(file, before);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function keepAccess(file: number, { mode, uid, gid }: Stats): void {
  // Only root can give files away; for everybody else the writer becomes the owner, as with Git.
  if (process.getuid?.() === 0) fchownSync(file, uid, gid);
  fchmodSync(file, mode & 0o7777);
}
