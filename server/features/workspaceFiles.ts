import { DidChangeWatchedFilesNotification, FileChangeType, type WorkspaceFolder } from 'vscode-languageserver';
import { isLintConfig } from '../lint/config.ts';
import type { Session } from '../session.ts';

export interface WorkspaceFilesMode {
  readonly folders: readonly WorkspaceFolder[];
  /** The client watches files for those who register. */
  readonly watch: boolean;
  /** The client shows progress that a server begins. */
  readonly progress: boolean;
  /** The client tells when folders come and go. */
  readonly folderChanges: boolean;
}

export interface WorkspaceFilesFeature {
  /** Reads the workspace; to be called when the client is initialized. */
  readonly start: () => Promise<void>;
}

/** Keeps the workspace as the disk has it: reads its folders, follows their changes. */
export function register(session: Session, mode: WorkspaceFilesMode, refresh: () => void): WorkspaceFilesFeature {
  const { connection, documents, workspace } = session;

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri, type } of changes) {
      if (documents.get(uri) !== undefined) continue;
      if (type === FileChangeType.Deleted) session.forget(uri);
      else await session.load(uri);
    }
    refresh();
  });
  documents.onDidClose(async ({ document }) => {
    await session.load(document.uri);
    refresh();
  });

  return {
    start: async () => {
      if (mode.watch) {
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: '**/*.{yaml,yml,json,tpl,crt,cer,pem,key}' }, { globPattern: '**/*.runbook.md' }],
        });
      }
      if (mode.folderChanges) {
        connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
          for (const { uri } of removed) {
            for (const file of [...workspace.files()]) if (isBelow(file.uri, uri)) session.forget(file.uri);
          }
          await loadFolders(session, added, mode.progress);
          refresh();
        });
      }
      await loadFolders(session, mode.folders, mode.progress);
      refresh();
    },
  };
}

function isBelow(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Files are read in slices, so that requests are answered in between. */
const SLICE_MS = 20;

async function loadFolders(
  session: Session,
  folders: readonly WorkspaceFolder[],
  showProgress: boolean,
): Promise<void> {
  if (folders.length === 0) return;
  const progress = showProgress ? await session.connection.window.createWorkDoneProgress() : undefined;
  progress?.begin('OpenClaw', undefined, 'Reading the workspace', true);
  let count = 0;
  for (const { uri: folder } of folders) {
    // Which files are left out stands in a file of the folder itself.
    for (const name of ['lint.yaml', 'lint.yml']) await session.load(`${folder}/.openclaw/${name}`);
    const ignore = session.configs().flatMap((config) => config.ignore ?? []);
    let sliceEnd = performance.now() + SLICE_MS;
    for (const uri of session.host.findFiles(folder, ignore)) {
      if (progress?.token.isCancellationRequested === true) break;
      if (!isLintConfig(uri)) await session.load(uri);
      count += 1;
      if (performance.now() < sliceEnd) continue;
      progress?.report(`${count} files read`);
      await new Promise(setImmediate);
      sliceEnd = performance.now() + SLICE_MS;
    }
  }
  progress?.done();
}
