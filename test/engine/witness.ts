import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** Tells when processes are gone: each of them holds the writing end of a named pipe, which ends with the last of them. */
export interface Witness {
  /** For scripts: `sleep 100 9>"$WITNESS"`. */
  readonly path: string;
  /** What was written; resolves when nobody holds the pipe any more. */
  readonly gone: Promise<string>;
  /** Resolves when this many lines were written. */
  readonly lines: (count: number) => Promise<readonly string[]>;
}

export function createWitness(context: TestContext): Witness {
  const folder = temporaryFolder(context);
  const path = join(folder, 'witness');
  execFileSync('mkfifo', [path]);
  let text = '';
  let wake: (() => void)[] = [];
  const stream = createReadStream(path, 'utf8');
  stream.on('data', (chunk) => {
    text += chunk;
    for (const resolve of wake.splice(0)) resolve();
  });
  const gone = new Promise<string>((resolve, reject) => {
    stream.once('end', () => resolve(text));
    stream.once('error', reject);
  });
  const lines = async (count: number): Promise<readonly string[]> => {
    while (text.split('\n').length <= count) {
      await new Promise<void>((resolve) => {
        wake = [...wake, resolve];
      });
    }
    return text.trim().split('\n');
  };
  return { path, gone, lines };
}

/** A folder that goes with the test. */
export function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'openclaw-engine-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
