import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { isRelevant } from '../documents/relevance.ts';
import { fileKind } from '../documents/sourceFile.ts';

/** What came of reading a file; a value in each case, since files come, go and change while a tree is read. */
export type SourceRead =
  | { readonly kind: 'text'; readonly text: string }
  /** It has nothing to do with OpenClaw, so that its text is not needed. */
  | { readonly kind: 'irrelevant' }
  /** Decoding it would lose bytes, which --fix would then write back. */
  | { readonly kind: 'no text' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly message: string };

/** Reads a file and tells by its text whether it is worth being looked at. */
export function readSource(path: string): SourceRead {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return isGone(error) ? { kind: 'gone' } : { kind: 'failed', message: reasonOf(error) };
  }
  if (!isUtf8(bytes)) return { kind: 'no text' };
  const text = bytes.toString('utf8');
  return fileKind(path) === 'yaml' && !isRelevant(path, text) ? { kind: 'irrelevant' } : { kind: 'text', text };
}

/** The text of a file that is read for its own sake; undefined where there is none or it is no text. */
export function readText(path: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
  } catch {
    // Not there, a folder or not to be read: who asks for it says so where that matters.
    return undefined;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** What Node says of a failure, without the system call and the path, which the message has around it. */
export function reasonOf(error: unknown): string {
  return error instanceof Error
    ? error.message.replace(/^[A-Z0-9]+: /, '').replace(/, [a-z]+(?: '.*')*$/, '')
    : String(error);
}
