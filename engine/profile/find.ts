import type { Files } from '../run/files.ts';

/** Where a profile is looked for. */
export interface ProfileSearch {
  /** A path that the user gave; nothing else is tried then. */
  readonly explicit: string | null;
  /** The working directory, or the workspace's folder. */
  readonly startFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly files: Files;
}

export type ProfileFound =
  | { readonly kind: 'found'; readonly path: string; readonly text: string }
  | { readonly kind: 'none'; readonly tried: readonly string[] }
  | { readonly kind: 'unreadable'; readonly path: string; readonly message: string };

/**
 * The first of: the path given, `$OPENCLAW_PROFILE`, the nearest `.openclaw/clusters.yaml` upward, the user's own, the
 * practice cluster's, which is there only while that is up.
 */
export async function findProfile(search: ProfileSearch): Promise<ProfileFound> {
  const { explicit, environment, files } = search;
  const named = explicit ?? nonEmpty(environment['OPENCLAW_PROFILE']);
  const candidates = named === null ? candidatesOf(search) : [named];
  for (const path of candidates) {
    const read = await files.read(path);
    if (read.kind === 'text') return { kind: 'found', path, text: read.text };
    if (read.kind === 'failed') return { kind: 'unreadable', path, message: read.message };
    // A profile that was asked for by name is never replaced by another one.
    if (named !== null) return { kind: 'unreadable', path, message: 'there is no such file' };
  }
  return { kind: 'none', tried: candidates };
}

/** The folder and all folders above it. */
export function upward(folder: string, files: Files): readonly string[] {
  const folders = [folder];
  for (;;) {
    const last = folders.at(-1) ?? folder;
    const parent = files.parent(last);
    if (parent === last) return folders;
    folders.push(parent);
  }
}

/** `$XDG_STATE_HOME/openclaw`, where what is no configuration is kept. */
export function stateFolder(search: Pick<ProfileSearch, 'environment' | 'home' | 'files'>): string {
  const { environment, home, files } = search;
  return files.join(nonEmpty(environment['XDG_STATE_HOME']) ?? files.join(home, '.local', 'state'), 'openclaw');
}

function candidatesOf(search: ProfileSearch): readonly string[] {
  const { environment, home, files, startFolder } = search;
  const config = nonEmpty(environment['XDG_CONFIG_HOME']) ?? files.join(home, '.config');
  const practice = nonEmpty(environment['OPENCLAW_PRACTICE_HOME']) ?? files.join(stateFolder(search), 'practice');
  return [
    ...upward(startFolder, files).map((folder) => files.join(folder, '.openclaw', 'clusters.yaml')),
    files.join(config, 'openclaw', 'clusters.yaml'),
    files.join(practice, 'workspace', '.openclaw', 'clusters.yaml'),
  ];
}

function nonEmpty(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
