import { appendFileSync } from 'node:fs';

/** Where the manager and the workers write what happens to them. */
export interface Log {
  readonly info: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly error: (text: string) => void;
}

/** A log that goes to a file and to standard output, which the service's journal keeps. */
export function createLog(file: string): Log {
  const write = (level: string, text: string): void => {
    const line = formatLogLine(level, new Date(), text);
    // Synchronous, so that a process that is killed has written every line it logged.
    appendFileSync(file, line);
    process.stdout.write(line);
  };
  return {
    info: (text) => write('INFO', text),
    warn: (text) => write('WARN', text),
    error: (text) => write('ERROR', text),
  };
}

/** One line in the product's first format: `[WARN]  [2024-01-15T10:23:46.789Z] Retrying connection in 5 seconds...`. */
export function formatLogLine(level: string, at: Date, text: string): string {
  return `${`[${level}]`.padEnd(7)} [${at.toISOString()}] ${text}\n`;
}

/** The time of a log line in that format, undefined where it has none. */
export function timeOfLogLine(line: string): Date | undefined {
  const stamp = /^\[[A-Z]+\]\s+\[(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\]/.exec(line)?.[1];
  return stamp === undefined ? undefined : new Date(stamp);
}
