import type { Level } from './level.ts';
import { type LogLine, readLogLine } from './logLine.ts';
import type { CompiledSignature, SignatureSet } from './signatureSet.ts';

/** A line of a log by which an error is known. Offsets in the line. */
export interface LogEntry {
  readonly code: string;
  /** The title of the error's runbook. */
  readonly title: string;
  /** Id of the signature in its runbook. */
  readonly signature: string;
  /** From first cause (0) to last effect (100). */
  readonly order: number;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly level: Level | undefined;
  /** Milliseconds since the epoch; undefined where the line has none. */
  readonly time: number | undefined;
  /** The worker that it is about, as far as the line or its carrier names it. */
  readonly worker: string | undefined;
  /** Whether the line by itself shows that it is OpenClaw's; other programs fail to dial, too. */
  readonly certain: boolean;
}

/** What a line is a symptom of; undefined where it is of none. */
export function readLogEntry(line: string, set: SignatureSet): LogEntry | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  const read = readLogLine(line);
  const found = chooseSignature(read.message, set);
  if (found === undefined) return undefined;
  const { signature, runbook } = found.chosen;
  return {
    code: runbook.code,
    title: runbook.title,
    signature: signature.id,
    order: signature.order,
    severity: signature.severity,
    message: read.message,
    start: read.start,
    end: read.end,
    level: read.level,
    time: read.time,
    worker: workerOf(read),
    certain: isCertain(read, found.start),
  };
}

/** Far beyond what a symptom needs; a pattern's time grows with the line. */
const LONGEST_LINE = 100_000;

interface Hit {
  readonly compiled: CompiledSignature;
  readonly start: number;
  readonly end: number;
}

/**
 * Several signatures may match, and several runbooks may share one. An error that the line names wins, then the match
 * that starts first and reaches furthest, then the runbook that has fewer signatures and so is the more special one.
 * Within a runbook the one closest to the cause is taken.
 */
function chooseSignature(message: string, set: SignatureSet): { chosen: CompiledSignature; start: number } | undefined {
  const hits = set.signatures.flatMap((compiled) => find(compiled, message) ?? []);
  if (hits.length === 0) return undefined;
  const named = NAMED_CODE.exec(message)?.[0];
  const best = hits.reduce((a, b) => (compareHits(a, b, named) <= 0 ? a : b));
  const { runbook } = best.compiled;
  const chosen = hits
    .filter(({ compiled }) => compiled.runbook === runbook)
    .reduce((a, b) => (b.compiled.signature.order < a.compiled.signature.order ? b : a));
  return { chosen: chosen.compiled, start: best.start };
}

const NAMED_CODE = /\bclw(?:-[a-z]+)+\b/;

function find(compiled: CompiledSignature, message: string): Hit | undefined {
  if (compiled.literals?.some((literal) => message.includes(literal)) === false) return undefined;
  const matcher = compiled.pattern.matcher(message);
  return matcher.find() ? { compiled, start: matcher.start(), end: matcher.end() } : undefined;
}

function compareHits(a: Hit, b: Hit, named: string | undefined): number {
  const codeA = a.compiled.runbook.code;
  const codeB = b.compiled.runbook.code;
  if (codeA !== codeB && (codeA === named || codeB === named)) return codeA === named ? -1 : 1;
  return (
    a.start - b.start ||
    b.end - a.end ||
    a.compiled.runbook.signatures.length - b.compiled.runbook.signatures.length ||
    (codeA < codeB ? -1 : 1)
  );
}

function isCertain({ message, carriers, ownFormat }: LogLine, start: number): boolean {
  return OWN_WORDS.test(message) || OWN_NAMES.test(carriers) || (ownFormat && start === 0);
}

const OWN_WORDS = /\bopenclaw\b|\bclw[- ]|\bworker\b|\bmanager\b/i;
const OWN_NAMES = /openclaw|\bclw\b|"worker(?:_?id)?"|\bworker(?:_id)?=/i;

function workerOf({ message, source }: LogLine): string | undefined {
  const match = IN_MESSAGE.exec(message);
  const named = match?.slice(1).find((group) => group !== undefined);
  if (named !== undefined) return named.replace(/[.,:;]+$/, '');
  return source === undefined ? undefined : source;
}

/** `worker ID 'worker-02'`, `worker-id=wrk_8x7k2m3n`, `Worker wrk_8x7k2m3n not registered`, `worker-02  UNREACHABLE`. */
const IN_MESSAGE =
  /worker[ -]id[ =:]+['"‘]?([\w.-]+)|\bworker ['"‘]?((?:wrk_|worker-)[\w.-]+)|\b(worker-[\w.-]*\d[\w.-]*)\s+UNREACHABLE/i;
