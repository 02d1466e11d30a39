import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createStarter } from './process/start.ts';
import { openRecordFile } from './record/fileRecord.ts';
import type { Files } from './run/files.ts';
import type { Hash, RecordSink, System } from './run/system.ts';

export interface SystemOptions {
  /** Asked at each start of a process; while it is false nothing runs. */
  readonly trusted: () => boolean;
  /** Where records are kept, one folder a run; null for none. */
  readonly recordsFolder: string | null;
}

/** The machine as the engine sees it. */
export function nodeSystem({ trusted, recordsFolder }: SystemOptions): System {
  return {
    startProcess: createStarter({ trusted, folder: homedir() }),
    now: () => Date.now(),
    // The time first, so that a folder of runs is in order.
    newRunId: () => `${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`,
    sha256: createSha256,
    wait: async (ms, signal) => {
      // An abort is an answer here and no failure: the caller looks at the signal.
      await sleep(ms, undefined, { signal }).catch(() => {});
    },
    openRecord: (runId) =>
      recordsFolder === null ? { kind: 'opened', record: noRecord } : openRecordFile(recordsFolder, runId),
    environment: userEnvironment(process.env),
  };
}

/** The file system as lookups see it. */
export function nodeFiles(): Files {
  return {
    read: async (path) => {
      try {
        return { kind: 'text', text: await readFile(path, 'utf8') };
      } catch (error) {
        if (isAbsence(error)) return { kind: 'absent' };
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      }
    },
    list: async (folder) => {
      try {
        return (await readdir(folder)).toSorted();
      } catch {
        // A folder that cannot be listed has nothing to offer; a file in it that is named outright is still read.
        return [];
      }
    },
    join,
    parent: dirname,
  };
}

/** Hex SHA-256 of a text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function createSha256(): Hash {
  const hash = createHash('sha256');
  return { update: (text) => void hash.update(text), digest: () => hash.digest('hex') };
}

const noRecord: RecordSink = { path: null, append: () => null, spool: () => null, close: () => {} };

/** What ssh, kubectl, docker and the shell need of the user's session; an editor's own variables stay behind. */
function userEnvironment(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return Object.fromEntries(
    userVariables.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

const userVariables = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TMPDIR', 'TZ'],
  ...['SSH_AUTH_SOCK', 'KUBECONFIG', 'DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG'],
  ...['XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'DBUS_SESSION_BUS_ADDRESS'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'],
];

function isAbsence(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
