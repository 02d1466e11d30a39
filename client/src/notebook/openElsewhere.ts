import { commands, env, Range, type TextDocument, Uri, window, workspace } from 'vscode';
import type { RunUpdate, ToHost } from '../../protocol.ts';
import { createProfile } from '../cluster/createProfile.ts';
import type { ProfileRead } from '../cluster/readProfile.ts';
import { showRunReport } from '../run/runReports.ts';

type OpenIntent = Extract<
  ToHost,
  { kind: 'open-record' | 'open-output' | 'open-source' | 'open-profile' | 'open-link' | 'manage-trust' }
>;

interface Place {
  readonly document: TextDocument;
  readonly records: Uri | null;
  readonly history: readonly RunUpdate[];
  readonly profile: ProfileRead;
}

/** Opens what the page asks to see outside of itself; why not, where that cannot be. */
export async function openElsewhere(intent: OpenIntent, place: Place): Promise<string | null> {
  switch (intent.kind) {
    case 'manage-trust':
      await commands.executeCommand('workbench.trust.manage');
      return null;
    case 'open-link': {
      if (!isWebAddress(intent.url)) return `Only https links are opened, not "${intent.url}"`;
      await env.openExternal(Uri.parse(intent.url, true));
      return null;
    }
    case 'open-source': {
      const at = place.document.positionAt(intent.offset);
      await window.showTextDocument(place.document, { selection: new Range(at, at) });
      return null;
    }
    case 'open-profile':
      if (place.profile.kind === 'none') return createProfile();
      return openFile(Uri.file(place.profile.path));
    case 'open-record':
      if (place.records === null || !isSafeName(intent.runId)) return 'That run has no record';
      await showRunReport(Uri.joinPath(place.records, intent.runId, 'record.jsonl'));
      return null;
    case 'open-output': {
      const run = lastAttempt(place.history, intent.stepId);
      if (place.records === null || run === null) return 'That output is no longer there';
      return openFile(Uri.joinPath(place.records, run.runId, `${intent.stepId}.${run.attempt}.txt`));
    }
  }
}

function lastAttempt(history: readonly RunUpdate[], stepId: string): { runId: string; attempt: number } | null {
  const started = history
    .flatMap((update) => (update.kind === 'event' ? [update.event] : []))
    .findLast((event) => event.kind === 'step-started' && event.stepId === stepId);
  return started?.kind === 'step-started' ? { runId: started.runId, attempt: started.attempt } : null;
}

async function openFile(file: Uri): Promise<string | null> {
  try {
    const document = await workspace.openTextDocument(file);
    await window.showTextDocument(document, { preview: true });
    return null;
  } catch (error) {
    return `"${file.fsPath}" could not be opened: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

/** The page is not trusted to name files: a run's id is one name, never a path. */
function isSafeName(name: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(name);
}
