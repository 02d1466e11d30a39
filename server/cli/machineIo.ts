import { createHash } from 'node:crypto';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { fileUri } from '../documents/uri.ts';
import { readPem } from '../host/certificate.ts';
import { readShippedRunbooks } from '../host/runbooks.ts';
import { IGNORE_FILE } from '../host/walk.ts';
import { findConfig, findFiles } from './findFiles.ts';
import type { LintIo } from './lintIo.ts';
import { readText } from './readSource.ts';
import { replaceFile } from './replaceFile.ts';
import { readSources, scanLogs } from './sideBySide.ts';

/** The machine as the command line sees it. */
export function machineIo(version: string, signal: AbortSignal): LintIo {
  return {
    args: process.argv.slice(2),
    version,
    signal,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    color: process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '',
    now: Date.now(),
    readPem,
    readStdin: () => readStdin(signal),
    readText,
    readSources,
    scanLogs,
    readRunbooks: readShippedRunbooks,
    writeText: replaceFile,
    findFiles,
    findConfig,
    rootOf,
    ignoreFileIn: (folder) => join(folder, IGNORE_FILE),
    toUri: (path) => fileUri(resolve(path)),
    displayPath,
    digest: (text) => createHash('sha256').update(text).digest('hex').slice(0, 32),
  };
}

/** Ends when the input does, or when nobody wants it any more. */
async function* readStdin(signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* addAbortSignal(signal, process.stdin);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function rootOf(config: string | undefined): string {
  const folder = config === undefined ? undefined : dirname(resolve(config));
  return folder !== undefined && basename(folder) === '.openclaw' ? dirname(folder) : resolve('.');
}

function displayPath(path: string): string {
  const below = relative('.', path);
  const shown = below.startsWith('..') ? path : below;
  return sep === '/' ? shown : shown.split(sep).join('/');
}
