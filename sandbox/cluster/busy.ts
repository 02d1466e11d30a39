import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homePaths } from './home.ts';

/** A mark that this process works on the cluster, to be taken away by `release`; or who does. */
export type Busy =
  | { readonly kind: 'mine'; readonly release: () => void }
  | { readonly kind: 'other'; readonly pid: number; readonly file: string };

/** Marks a home as being worked on, so that two programs do not start or remove a cluster in it at once. */
export function markBusy(home: string): Busy {
  const file = homePaths(home).busy;
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const holder = mark(file);
  if (holder === undefined) return { kind: 'mine', release: () => rmSync(file, { force: true }) };
  if (isAlive(holder)) return { kind: 'other', pid: holder, file };
  // Whoever set it was killed.
  rmSync(file, { force: true });
  return markBusy(home);
}

/** Sets the mark; the process that holds it where there is one. */
function mark(file: string): number | undefined {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    // A link appears with its content in it, or not at all.
    linkSync(draft, file);
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return Number(readFileSync(file, 'utf8'));
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
