import { existsSync, readFileSync } from 'node:fs';
import { timeOfLogLine } from '../log/log.ts';

/** One entry of a service's journal. */
export interface JournalEntry {
  readonly at: Date;
  /** `systemd[1]` or `openclaw-worker[4711]`. */
  readonly source: string;
  readonly text: string;
}

/** Reads a journal file: what systemd would note, and what the service's process wrote to its output. */
export function parseJournal(text: string, unit: string): readonly JournalEntry[] {
  const entries: JournalEntry[] = [];
  let pid = '?';
  let at = new Date(0);
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [, stamp, note] = /^systemd\[1\] (\S+) (.*)$/.exec(line) ?? [];
    if (stamp !== undefined && note !== undefined) {
      // A shell tells the time to the second only; it must not go back behind the line before.
      at = new Date(Math.max(at.getTime(), Date.parse(stamp)));
      const [, what, mainPid] = /^(.*) with main process (\d+)$/.exec(note) ?? [];
      if (mainPid !== undefined) pid = mainPid;
      entries.push({ at, source: 'systemd[1]', text: what === undefined ? note : `${what}.` });
    } else {
      // A line without a time of its own, as in a stack trace, belongs to the one before.
      at = timeOfLogLine(line) ?? at;
      entries.push({ at, source: `${unit}[${pid}]`, text: line });
    }
  }
  return entries;
}

/** A journal's text; empty where nothing was written yet. */
export function readJournal(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** An entry as `journalctl` prints it: `Jan 15 10:23:45 worker-02 openclaw-worker[4711]: text`. */
export function formatEntry({ at, source, text }: JournalEntry, host: string): string {
  const month = at.toLocaleString('en-US', { month: 'short' });
  const clock = at.toTimeString().slice(0, 8);
  return `${month} ${String(at.getDate()).padStart(2, '0')} ${clock} ${host} ${source}: ${text}\n`;
}
