import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSignatures } from '../server/logs/signatureSet.ts';
import { printTable } from './figures.ts';
import { CACHE } from './peers.ts';
import { type Measured, measure, measureInTurns } from './process.ts';

const RUNS = 3;
const MIB = 1 << 20;
const SIZE_MIB = 1024;

const program = fileURLToPath(new URL('../dist/openclaw-lint.cjs', import.meta.url));
const folder = await logFolder();
const patterns = signaturePatterns();
const [ours, alone, grep] = await measureInTurns(
  [
    () => measure(process.execPath, [program, '.'], folder),
    () => measure(process.execPath, [program, '--threads', '1', '.'], folder),
    () => measure('grep', ['-E', '-n', patterns.join('|'), 'worker.log'], folder),
  ],
  RUNS,
);
if (ours === undefined || alone === undefined || grep === undefined) throw new Error('nothing was measured');
if (grep.exitCode !== 0) throw new Error(`grep ended with exit code ${grep.exitCode}; it takes other patterns`);
printTable(`A log of 1 GiB, ${patterns.length} signatures`, 'grep -E', [
  row('all processors', ours, grep),
  row('one thread', alone, grep),
  { what: 'peak memory', ours: ours.peakMiB, peer: grep.peakMiB, unit: 'MiB' },
]);
console.log(
  `MB/s: ${megabytesPerSecond(ours)} on all processors, ${megabytesPerSecond(alone)} on one, grep ${megabytesPerSecond(grep)}`,
);

function row(what: string, own: Measured, peer: Measured) {
  return { what: `wall time, ${what}`, ours: own.wallMs / 1000, peer: peer.wallMs / 1000, unit: 's' };
}

function megabytesPerSecond({ wallMs }: Measured): string {
  return ((SIZE_MIB * MIB) / 1e6 / (wallMs / 1000)).toFixed(0);
}

/** What a worker and a manager write all day, with a symptom in one of 10,000 lines. */
async function logFolder(): Promise<string> {
  const path = join(CACHE, 'log-1-gib');
  if (existsSync(join(path, 'worker.log'))) return path;
  mkdirSync(path, { recursive: true });
  const draft = join(path, 'draft');
  const stream = createWriteStream(draft);
  let written = 0;
  for (let block = 0; written < SIZE_MIB * MIB; block += 1) {
    const text = Array.from({ length: 10_000 }, (_, index) => line(block * 10_000 + index)).join('');
    written += text.length;
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  renameSync(draft, join(path, 'worker.log'));
  return path;
}

function line(index: number): string {
  const time = new Date(Date.UTC(2026, 0, 15) + index * 37).toISOString();
  const worker = `worker-${String(index % 40).padStart(2, '0')}`;
  if (index % 10_000 === 5000) return `[ERROR] [${time}] dial tcp 192.168.1.10:9090: connect: connection refused\n`;
  switch (index % 4) {
    case 0:
      return `[INFO] [${time}] ${worker} heartbeat sent, sequence ${index}, round trip ${index % 17} ms\n`;
    case 1:
      return `[DEBUG] [${time}] ${worker} task task_${(index * 7919).toString(36)} took 1.${index % 10}s, exit code 0\n`;
    case 2:
      return `[INFO] [${time}] GET /api/v1/workers/${worker}/status 200 ${index % 900} bytes in ${index % 23} ms\n`;
    default:
      return `[INFO] [${time}] connection to manager 192.168.1.10:9090 healthy, certificate valid for ${index % 90} days\n`;
  }
}

/** The patterns of all runbooks as grep has to have them, whose extended syntax lacks a few of RE2's short forms. */
function signaturePatterns(): readonly string[] {
  const runbooks = fileURLToPath(new URL('../runbooks', import.meta.url));
  return readdirSync(runbooks)
    .filter((name) => name.endsWith('.runbook.md'))
    .flatMap((name) => readSignatures(readFileSync(join(runbooks, name), 'utf8'))?.signatures ?? [])
    .map(({ pattern }) =>
      pattern
        .replaceAll('(?:', '(')
        .replaceAll('\\d', '[0-9]')
        .replace(/([*+?}])\?/g, '$1'),
    );
}
