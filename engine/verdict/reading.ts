import { checkExpression } from '../expression/expression.ts';
import { compilePattern, type Pattern } from '../pattern/pattern.ts';
import type { EvidenceLine } from '../run/event.ts';
import type { Step } from '../runbook/runbook.ts';

/** What a step's output says, taken line by line while it comes, so that its size does not matter. */
export interface Reading {
  readonly line: (stream: EvidenceLine['stream'], line: number, text: string) => void;
  readonly countLines: (pattern: string) => number;
  readonly evidenceOf: (pattern: string) => readonly EvidenceLine[];
  /** Captures that matched, each with the line that it came from. */
  readonly captured: () => ReadonlyMap<string, Captured>;
  /** A line by which a program says that it may not do what it was asked. */
  readonly denial: () => string | null;
}

export interface Captured {
  readonly value: string;
  readonly evidence: EvidenceLine;
}

/** No verdict shows more lines than these. */
export const maxEvidence = 20;

/** Prepares a step's patterns; `names` are all captures and variables that its expressions may use. */
export function createReading(step: Step, names: readonly string[]): Reading {
  const patterns = new Map<string, Counted>();
  for (const { expression } of step.outcomes) {
    const checked = checkExpression(expression, { names, moment: 'result' });
    if (checked.kind === 'invalid') continue;
    for (const { pattern } of checked.patterns) {
      const compiled = compilePattern(pattern);
      if (compiled.kind === 'pattern') patterns.set(pattern, { compiled, count: 0, evidence: [] });
    }
  }
  const captures = step.captures.flatMap(({ name, pattern }) => {
    const compiled = compilePattern(pattern);
    return compiled.kind === 'pattern' ? [{ name, compiled }] : [];
  });
  const captured = new Map<string, Captured>();
  let denial: string | null = null;
  return {
    line: (stream, line, text) => {
      const evidence: EvidenceLine = { stepId: step.id, stream, line, text };
      for (const counted of patterns.values()) {
        if (!counted.compiled.matches(text)) continue;
        counted.count++;
        if (counted.evidence.length < maxEvidence) counted.evidence.push(evidence);
      }
      for (const { name, compiled } of captures) {
        if (captured.has(name)) continue;
        const value = compiled.firstGroup(text);
        if (value !== null) captured.set(name, { value: value.trim(), evidence });
      }
      if (stream === 'stderr' && denied.test(text)) denial ??= text;
    },
    countLines: (pattern) => patterns.get(pattern)?.count ?? 0,
    evidenceOf: (pattern) => patterns.get(pattern)?.evidence ?? [],
    captured: () => captured,
    denial: () => denial,
  };
}

interface Counted {
  readonly compiled: Pattern;
  count: number;
  readonly evidence: EvidenceLine[];
}

// What the C library, Go's file functions and sudo write. A server's "permission denied" is not among them: that answer
// is a finding and no lack of rights of the one who asks.
const denied =
  /(?:^|: )(?:Permission denied|Operation not permitted)\.?$|\b(?:open|stat|lstat|read|readdirent|connect|exec|mkdir|fork\/exec) \S+(?: \S+)?: (?:\w+: )?permission denied$|^sudo: .*(?:password is required|not allowed|may not run)/;
