import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { compileSignatures, type SignatureSet } from '../logs/signatureSet.ts';
import type { LogPartFindings } from '../report/describeLog.ts';
import type { LogScan } from './lintIo.ts';
import { readSource, reasonOf, type SourceRead } from './readSource.ts';
import { type LogPart, partsOf, type ScanRequest, scanPart } from './scanPart.ts';
import { startThreads } from './threads.ts';

/** Measured on two processors: reading 10,000 files takes half a second, as long as starting the threads. */
const MANY_FILES = 30_000;
const MANY_LOG_BYTES = 256 << 20;

/** Few enough messages, and soon enough something to do for who waits. */
const BATCH_FILES = 250;
const PART_BYTES = 32 << 20;

/** More wait for the disk, or for the one thread that takes their answers. */
const MOST_THREADS = 8;

/** Reads files and tells apart what has nothing to do with OpenClaw; in batches, in the order of the paths. */
export async function* readSources(
  paths: readonly string[],
  wanted: number | undefined,
): AsyncGenerator<readonly SourceRead[], void, undefined> {
  const count = threadCount(wanted, paths.length >= MANY_FILES);
  if (count === 1) {
    for (const batch of batches(paths)) yield batch.map(readSource);
    return;
  }
  const threads = startThreads(program(), count);
  try {
    const jobs = batches(paths).map((batch) => ({ kind: 'read', paths: batch }) as const);
    for await (const answer of threads.run(jobs)) if (answer.kind === 'read') yield answer.reads;
  } finally {
    await threads.end();
  }
}

/** Scans logs, large ones in parts side by side. */
export async function* scanLogs(
  paths: readonly string[],
  request: ScanRequest,
  wanted: number | undefined,
): AsyncGenerator<LogScan, void, undefined> {
  const count = threadCount(wanted, totalBytes(paths) >= MANY_LOG_BYTES);
  if (count === 1) {
    const set = compileSignatures(request.runbooks);
    for (const path of paths) yield scanHere(path, request, set);
    return;
  }
  const logs = paths.map((path) => ({ path, parts: tryParts(path) }));
  const jobs = logs.flatMap(({ parts }) =>
    typeof parts === 'string' ? [] : parts.map((part) => ({ kind: 'scan', part, request }) as const),
  );
  const threads = startThreads(program(), count);
  try {
    const answers = threads.run(jobs);
    for (const { path, parts } of logs) {
      if (typeof parts === 'string') {
        yield { kind: 'failed', path, message: parts };
        continue;
      }
      const scanned: LogPartFindings[] = [];
      let failure: string | undefined;
      for (const _part of parts) {
        const { value: answer } = await answers.next();
        if (answer?.kind === 'scanned') scanned.push(answer.part);
        else if (answer?.kind === 'failed') failure ??= answer.message;
      }
      yield failure === undefined
        ? { kind: 'scanned', path, parts: scanned }
        : { kind: 'failed', path, message: failure };
    }
  } finally {
    await threads.end();
  }
}

function threadCount(wanted: number | undefined, isMuch: boolean): number {
  return wanted ?? (isMuch ? Math.min(MOST_THREADS, availableParallelism()) : 1);
}

/** A bundle is one file, which knows by itself that it runs in a thread. */
function program(): string {
  return process.argv[1] ?? '';
}

function batches(paths: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(paths.length / BATCH_FILES);
  return Array.from({ length: count }, (_, index) => paths.slice(index * BATCH_FILES, (index + 1) * BATCH_FILES));
}

function totalBytes(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** The parts of a log, or why it cannot be read. */
function tryParts(path: string): readonly LogPart[] | string {
  try {
    return partsOf(path, PART_BYTES);
  } catch (error) {
    return reasonOf(error);
  }
}

function scanHere(path: string, request: ScanRequest, set: SignatureSet): LogScan {
  try {
    const part = { path, start: 0, end: Number.POSITIVE_INFINITY };
    return { kind: 'scanned', path, parts: [scanPart(part, request, set)] };
  } catch (error) {
    return { kind: 'failed', path, message: reasonOf(error) };
  }
}
