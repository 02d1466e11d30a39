import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processes, type RunningProcess } from './processes.ts';

/** A runbook in a workspace with one step that goes on until it is stopped. */
export interface EndlessRunbook {
  readonly fileName: string;
  /** The title of the step. */
  readonly title: string;
  /** The processes of the step that run now. */
  running(): readonly RunningProcess[];
}

/** Writes it beside the workspace's other files. */
export async function writeEndlessRunbook(workspace: string): Promise<EndlessRunbook> {
  // Its path is in the arguments of the process, by which the process is found, and in no other.
  const watched = join(workspace, `watched-${process.pid}-${Date.now()}.log`);
  await writeFile(watched, 'first line\n');
  const fileName = 'endless.runbook.md';
  const title = 'Follow a log';
  const text = `---
code: clw-worker-unreachable
title: A diagnosis that goes on
variables:
  WORKER:
    title: The worker
causes: []
---

# A diagnosis that goes on

## ${title}

\`\`\`sh
#| id: follow
#| on: worker
#| timeout: 10m
#| outcomes:
#|   - pass: exitCode == 0
tail -n +1 -f ${watched} | cat
\`\`\`
`;
  await writeFile(join(workspace, fileName), text);
  return {
    fileName,
    title,
    running: () => processes().filter(({ command }) => command.includes(watched)),
  };
}
