import type { RunEvent } from '../run/event.ts';

/** The first line of a record: whose run it is. */
export interface RecordHeader {
  readonly format: 'openclaw-run/1';
  readonly runId: string;
  /** Login name and machine of the one who ran it. */
  readonly user: string;
  readonly machine: string;
}

/** Hex SHA-256 of a text. */
export type Sha256 = (text: string) => string;

/** Makes the lines of a record; each holds the hash of the line before it, so that none can be changed or taken out. */
export function createLineWriter(
  sha256: Sha256,
): (body: { readonly header: RecordHeader } | { readonly event: RunEvent }) => string {
  let previous = '';
  return (body) => {
    const line = JSON.stringify({ previous, ...body });
    previous = sha256(line);
    return `${line}\n`;
  };
}
