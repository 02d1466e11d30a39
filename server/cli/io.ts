import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import ignore, { type Ignore } from 'ignore';
import { fileKind } from '../documents/sourceFile.ts';
import { readPem } from '../host/certificate.ts';
import { readShippedRunbooks } from '../host/runbooks.ts';
import type { FoundFiles, LintIo } from './main.ts';

/** The machine as the command line sees it. */
export function machineIo(version: string): LintIo {
  return {
    args: process.argv.slice(2),
    version,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    color: process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '',
    now: Date.now(),
    readPem,
    readStdin: () => readAll(process.stdin),
    readText,
    readChunks,
    readRunbooks: readShippedRunbooks,
    writeText: (path, text) => writeFileSync(path, text),
    findFiles,
    findConfig,
    toUri: (path) => pathToFileURL(resolve(path)).href,
    digest: (text) => createHash('sha256').update(text).digest('hex').slice(0, 32),
  };
}

/** Undefined for what is no UTF-8 too: decoding it would lose bytes, which --fix would then write back. */
function readText(path: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
  } catch {
    // Gone, a folder or not to be read: the caller says so where that matters.
    return undefined;
  }
}

/** As much at a time as is read quickly and still fits into the processor's cache. */
const CHUNK_BYTES = 1 << 20;

function readChunks(path: string): Iterable<Uint8Array> | undefined {
  try {
    return chunksOf(openSync(path, 'r'));
  } catch {
    // Gone or not to be read: the caller says so where that matters.
    return undefined;
  }
}

function* chunksOf(file: number): Generator<Uint8Array> {
  try {
    const buffer = new Uint8Array(CHUNK_BYTES);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) yield buffer.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn']);

function findFiles(paths: readonly string[], patterns: readonly string[]): FoundFiles {
  const files: string[] = [];
  const problems: string[] = [];
  const ignored = ignore().add([...patterns]);
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) problems.push(`there is no file or folder "${path}"`);
    else if (stats.isDirectory()) collect(path, ignored, files);
    // A file that is named is meant, whatever the patterns say.
    else if (fileKind(path) !== 'log' && readText(path) === undefined)
      problems.push(`cannot read "${path}" as UTF-8 text`);
    else files.push(path);
  }
  return { files: [...new Set(files)], problems };
}

function collect(folder: string, ignored: Ignore, files: string[]): void {
  const items = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const item of items) {
    const path = join(folder, item.name);
    const isFolder = item.isDirectory();
    if (isFolder ? SKIPPED_FOLDERS.has(item.name) : !item.isFile() || fileKind(path) === 'other') continue;
    const name = relative('.', path).split(sep).join('/');
    // Patterns are relative to the working directory; what lies outside of it they cannot name.
    if (!name.startsWith('..') && ignored.ignores(isFolder ? `${name}/` : name)) continue;
    if (isFolder) collect(path, ignored, files);
    else files.push(path);
  }
}

function findConfig(): string | undefined {
  for (let folder = resolve('.'); ; folder = dirname(folder)) {
    for (const name of ['lint.yaml', 'lint.yml']) {
      const path = join(folder, '.openclaw', name);
      if (existsSync(path)) return path;
    }
    if (folder === dirname(folder)) return undefined;
  }
}
