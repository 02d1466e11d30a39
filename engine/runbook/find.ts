import { upward } from '../profile/find.ts';
import type { Files } from '../run/files.ts';

/** Where runbooks are looked for. */
export interface RunbookSearch {
  /** The folder of the runbooks that come with the program. */
  readonly packageFolder: string;
  readonly startFolder: string;
  readonly files: Files;
}

export interface RunbookFile {
  readonly path: string;
  readonly text: string;
}

/** Every `*.runbook.md`: those of `.openclaw/runbooks/` upward come before the ones that come with the program. */
export async function findRunbooks({
  packageFolder,
  startFolder,
  files,
}: RunbookSearch): Promise<readonly RunbookFile[]> {
  const folders = [
    ...upward(startFolder, files).map((folder) => files.join(folder, '.openclaw', 'runbooks')),
    packageFolder,
  ];
  const found: RunbookFile[] = [];
  for (const folder of folders) {
    for (const name of await files.list(folder)) {
      if (!name.endsWith('.runbook.md')) continue;
      const path = files.join(folder, name);
      const read = await files.read(path);
      if (read.kind === 'text') found.push({ path, text: read.text });
    }
  }
  return found;
}
