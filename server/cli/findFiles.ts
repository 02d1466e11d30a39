import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileKind } from '../documents/sourceFile.ts';
import { walk } from '../host/walk.ts';
import type { FoundFiles, IgnoreRules } from './lintIo.ts';
import { reasonOf } from './readSource.ts';

/** All files that may be ours below the paths. A file that is named is meant, whatever the patterns say. */
export function findFiles(paths: readonly string[], { patterns, root }: IgnoreRules): FoundFiles {
  const files = new Set<string>();
  const wrong: string[] = [];
  const unreadable: string[] = [];
  const notes: string[] = [];
  const onUnreadable = (folder: string, error: unknown): void => {
    unreadable.push(`cannot read the folder "${folder}": ${reasonOf(error)}`);
  };
  for (const path of paths) {
    const kind = kindOf(path);
    switch (kind.kind) {
      case 'folder':
        for (const file of walk(resolve(path), { patterns, root, onUnreadable })) files.add(file);
        break;
      case 'file':
        if (fileKind(path) === 'other') notes.push(`"${path}" ${NOT_OURS}`);
        else files.add(resolve(path));
        break;
      case 'wrong':
        wrong.push(kind.message);
        break;
    }
  }
  return { files: [...files], wrong, unreadable, notes };
}

const NOT_OURS =
  'is not checked: it is no YAML, JSON, log, runbook or certificate by its name; give it one by --stdin-filename';

type PathKind =
  | { readonly kind: 'folder' }
  | { readonly kind: 'file' }
  | { readonly kind: 'wrong'; readonly message: string };

function kindOf(path: string): PathKind {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return { kind: 'wrong', message: `there is no file or folder "${path}"` };
    if (!stats.isDirectory()) return { kind: 'file' };
    // A folder that is named has to be readable; one below it may be somebody else's business.
    readdirSync(path);
    return { kind: 'folder' };
  } catch (error) {
    return { kind: 'wrong', message: `cannot read "${path}": ${reasonOf(error)}` };
  }
}

/** The nearest `.openclaw/lint.yaml` in the working directory or above it. */
export function findConfig(): string | undefined {
  for (let folder = resolve('.'); ; folder = dirname(folder)) {
    for (const name of ['lint.yaml', 'lint.yml']) {
      const path = join(folder, '.openclaw', name);
      if (existsSync(path)) return path;
    }
    if (folder === dirname(folder)) return undefined;
  }
}
