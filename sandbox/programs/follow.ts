import { existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { pause } from '../time/wait.ts';

const POLL_MS = 200;

/** Gives each whole line that is added to a file after `offset`, until the signal aborts or the file is gone. */
export async function followFile(
  file: string,
  offset: number,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const decoder = new StringDecoder('utf8');
  let position = offset;
  let rest = '';
  while (existsSync(file)) {
    const { size } = statSync(file);
    if (size < position) position = 0;
    if (size > position) {
      const text = decoder.write(await readRange(file, position, size));
      position = size;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    }
    if (!(await pause(POLL_MS, signal))) return;
  }
}

async function readRange(file: string, start: number, end: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(end - start);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
