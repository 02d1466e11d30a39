import { isUtf8 } from 'node:buffer';
import { fileKind } from '../documents/sourceFile.ts';
import type { LintIo } from './lintIo.ts';
import type { LintOptions } from './options.ts';

/** What comes in by standard input: a text, or a log that is scanned while it comes. */
export type StandardInput =
  | { readonly kind: 'text'; readonly uri: string; readonly path: string; readonly text: string }
  | { readonly kind: 'log'; readonly uri: string; readonly path: string };

export type ReadInput =
  | { readonly kind: 'read'; readonly stdin: StandardInput }
  | { readonly kind: 'wrong'; readonly message: string };

/** Reads standard input as a file of the name that the options give it. */
export async function readStandardInput(io: LintIo, { stdinFilename, fix }: LintOptions): Promise<ReadInput> {
  const path = stdinFilename ?? 'worker.yaml';
  const uri = io.toUri(path);
  const kind = fileKind(path);
  if (kind === 'other')
    return wrong(`"${path}" is no name of a file that is checked; expected one such as worker.yaml`);
  if (kind === 'log') {
    return fix ? wrong('a log has nothing to fix') : { kind: 'read', stdin: { kind: 'log', uri, path } };
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.readStdin()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (!isUtf8(bytes)) return wrong('standard input is no UTF-8 text');
  return { kind: 'read', stdin: { kind: 'text', uri, path, text: bytes.toString('utf8') } };
}

function wrong(message: string): ReadInput {
  return { kind: 'wrong', message };
}
