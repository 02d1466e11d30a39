import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Far above any message there is; a peer that sends more without a line break speaks another protocol. */
const MAX_LINE_LENGTH = 1_000_000;

/** Calls `onLine` for each whole line of a stream; destroys the stream when a line has no end. */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
    if (rest.length > MAX_LINE_LENGTH) stream.destroy();
  });
}
