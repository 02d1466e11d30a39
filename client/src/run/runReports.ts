import { commands, type Disposable, Uri, workspace } from 'vscode';
import { readRecord } from '../../../engine/record/read.ts';
import { markdownReport } from '../../../engine/report/markdown.ts';
import { summarize } from '../../../engine/report/summary.ts';
import { sha256 } from '../../../engine/system.ts';

const scheme = 'openclaw-run';

/** Lets the record of a run be read as a page. */
export function registerRunReports(): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ query }) => {
      const record = Uri.parse(query, true);
      return reportOf(record, new TextDecoder().decode(await workspace.fs.readFile(record)));
    },
  });
}

/** Shows the report of a run beside nothing, as a page that can only be read. */
export async function showRunReport(record: Uri): Promise<void> {
  const runId = record.path.split('/').at(-2) ?? 'run';
  const page = Uri.from({ scheme, path: `/${runId}.md`, query: record.toString() });
  await commands.executeCommand('markdown.showPreview', page);
}

function reportOf(record: Uri, text: string): string {
  const { events, problem } = readRecord(text, sha256);
  const trust =
    problem === null
      ? 'Each line of the record follows from the one before it: nothing was changed since.'
      : `**The record cannot be trusted as a whole.** ${problem.message}. What is told here stands before that line.`;
  return `${markdownReport(summarize(events))}
## Record

${trust}

    ${record.fsPath}
`;
}
