import { createLines } from '../output/lines.ts';
import { createMask } from '../output/mask.ts';
import { createPrintable } from '../output/printable.ts';
import type { Step } from '../runbook/runbook.ts';
import type { TargetCommand } from '../target/target.ts';
import { createReading, type Reading } from '../verdict/reading.ts';
import type { CommandResult, EvidenceLine } from './event.ts';
import type { System } from './system.ts';

/** One start of a step's script. */
export interface Attempt {
  readonly step: Step;
  readonly target: TargetCommand;
  readonly secrets: readonly string[];
  /** Captures and variables that the step's expressions may use. */
  readonly names: readonly string[];
  readonly system: System;
  readonly signal: AbortSignal;
  /** Masked output as it comes, with the line of its stream in which it begins. */
  readonly onOutput: (stream: EvidenceLine['stream'], line: number, text: string) => void;
}

export interface AttemptEnded {
  readonly result: CommandResult;
  readonly reading: Reading;
  readonly masked: number;
}

/** Runs a script once; its output is decoded, made printable, masked, and only then seen by anything else. */
export async function runAttempt(attempt: Attempt): Promise<AttemptEnded> {
  const { step, target, system, signal } = attempt;
  const reading = createReading(step, attempt.names);
  const hash = system.sha256();
  let bytes = 0;
  const stream = (name: EvidenceLine['stream']): Stream => {
    const decoder = new TextDecoder();
    const printable = createPrintable();
    const mask = createMask(attempt.secrets);
    const lines = createLines((line, text) => reading.line(name, line, text));
    const give = (text: string): void => {
      if (text === '') return;
      hash.update(text);
      attempt.onOutput(name, lines.current(), text);
      lines.push(text);
    };
    return {
      push: (chunk) => {
        bytes += chunk.length;
        give(mask.push(printable.push(decoder.decode(chunk, { stream: true }))));
      },
      end: () => {
        give(mask.push(printable.push(decoder.decode()) + printable.end()));
        give(mask.end());
        lines.end();
      },
      masked: mask.count,
    };
  };
  const streams = { stdout: stream('stdout'), stderr: stream('stderr') };
  const ended = await system.startProcess({
    ...target,
    timeoutMs: step.timeoutMs,
    signal,
    onOutput: async (name, chunk) => streams[name].push(chunk),
  });
  streams.stdout.end();
  streams.stderr.end();
  return {
    result: { ...ended, bytes, sha256: hash.digest() },
    reading,
    masked: streams.stdout.masked() + streams.stderr.masked(),
  };
}

interface Stream {
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => void;
  readonly masked: () => number;
}
