import type { RunEvent } from '../../../engine/run/event.ts';
import type { RunUpdate } from '../../protocol.ts';
import { type OutputLines, outputLines } from './outputLines.ts';

/** What a page must hear to be where the runs are: what is new, or, for a page that was loaded again, everything. */
export interface RunHistory {
  readonly add: (event: RunEvent) => void;
  readonly addRecord: (runId: string) => void;
  readonly hasNews: () => boolean;
  readonly takeNews: () => readonly RunUpdate[];
  readonly all: () => readonly RunUpdate[];
}

type Entry = RunUpdate | { readonly kind: 'lines'; readonly stepId: string; readonly lines: OutputLines };

/** @param newNonce makes the word by which an answer is known to belong to its question */
export function runHistory(newNonce: () => string): RunHistory {
  let entries: readonly Entry[] = [];
  let news: RunUpdate[] = [];
  const current = new Map<string, OutputLines>();
  const changed = new Set<string>();

  function flushOutput(): void {
    for (const stepId of changed) {
      const lines = current.get(stepId)?.take() ?? [];
      if (lines.length > 0) news.push({ kind: 'output', stepId, lines });
    }
    changed.clear();
  }

  function append(update: RunUpdate): void {
    flushOutput();
    news.push(update);
    entries = [...entries, update];
  }

  function add(event: RunEvent): void {
    switch (event.kind) {
      case 'step-output':
        current.get(event.stepId)?.add(event);
        changed.add(event.stepId);
        return;
      case 'confirmation-asked':
        append({ kind: 'ask', nonce: newNonce(), event });
        return;
      case 'confirmation-answered':
        entries = entries.filter((entry) => entry.kind !== 'ask');
        append({ kind: 'event', event });
        return;
      case 'run-started':
        if (event.intent === 'diagnose') {
          entries = [];
          current.clear();
        }
        append({ kind: 'event', event });
        return;
      case 'step-started': {
        append({ kind: 'event', event });
        const lines = outputLines();
        current.set(event.stepId, lines);
        const { stepId } = event;
        // Of a step that runs again only the newest output can be seen.
        entries = entries.filter((entry) => entry.kind !== 'lines' || entry.stepId !== stepId);
        entries = [...entries, { kind: 'lines', stepId, lines }];
        return;
      }
      case 'step-finished':
      case 'diagnosis-made':
        append({ kind: 'event', event });
        return;
      case 'run-finished':
        entries = entries.filter((entry) => entry.kind !== 'ask');
        append({ kind: 'event', event });
        return;
    }
  }

  return {
    add,
    addRecord: (runId) => append({ kind: 'record', runId }),
    hasNews: () => news.length > 0 || changed.size > 0,
    takeNews: () => {
      flushOutput();
      const taken = news;
      news = [];
      return taken;
    },
    all: () => entries.map(toUpdate).filter((update) => update.kind !== 'output' || update.lines.length > 0),
  };
}

function toUpdate(entry: Entry): RunUpdate {
  return entry.kind === 'lines' ? { kind: 'output', stepId: entry.stepId, lines: entry.lines.kept() } : entry;
}
