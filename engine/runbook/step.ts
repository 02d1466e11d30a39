import { classifyScript } from '../command/classify.ts';
import { raise } from '../command/judgement.ts';
import type { Safe } from '../command/options.ts';
import { isName } from '../expression/environment.ts';
import { parseDuration } from '../format/duration.ts';
import {
  readList,
  readMap,
  readText,
  readWord,
  readYaml,
  reportAt,
  type YamlEntry,
  type YamlSource,
  type YamlText,
  type YamlValue,
} from '../format/yaml.ts';
import { readId, readOptional, readPattern, valueAt } from './frontMatter.ts';
import type { Fence, FenceLine } from './markdown.ts';
import type { Capture, FormatProblem, Outcome, Section, Step, StepClass, TextRange } from './runbook.ts';

/** A step with the places that the checks across steps report on. */
export interface StepText {
  readonly step: Step;
  readonly idRange: TextRange;
  readonly when: YamlText | null;
  readonly outcomes: readonly OutcomeText[];
  /** Why its class is above `read`, with places in the file. */
  readonly reasons: readonly { readonly message: string; readonly range: TextRange }[];
  /** Offset in the file of an offset in the script. */
  readonly scriptToFile: (offset: number) => number;
}

export interface OutcomeText {
  readonly outcome: Outcome;
  readonly expression: YamlText;
  readonly finding: YamlText | null;
}

/** What a step is read with. */
export interface StepContext {
  readonly section: Section | null;
  readonly seen: Set<string>;
  readonly safe: Safe;
  readonly report: (problem: FormatProblem) => void;
}

/** Whether a fenced block is a step: `sh`, and options on its first lines. */
export function isStep(fence: Fence): boolean {
  return fence.language === 'sh' && hasOptions(fence);
}

/** Whether a block has step options at all, whatever its language. */
export function hasOptions(fence: Fence): boolean {
  return fence.lines[0]?.text.startsWith('#|') === true;
}

/** Reads a step; null where it has no usable id. */
export function readStep(fence: Fence, context: StepContext): StepText | null {
  const firstScriptLine = fence.lines.findIndex((line) => !line.text.startsWith('#|'));
  const split = firstScriptLine < 0 ? fence.lines.length : firstScriptLine;
  const optionLines = fence.lines.slice(0, split).map((line) => {
    const prefix = /^#\| ?/.exec(line.text)?.[0].length ?? 0;
    return { text: line.text.slice(prefix), start: line.start + prefix };
  });
  const options = joined(optionLines, fence.range.end);
  const script = joined(fence.lines.slice(split), fence.range.end);
  const source: YamlSource = { text: options.text, toFile: options.toFile, report: context.report };
  const root = readYaml(source);
  const entries = readMap(root, 'A step', optionNames);
  if (entries === null) return null;
  const id = readId(entries, root, 'A step', context.seen);
  const read = readOptions(entries, root);
  if (id === null) return null;

  const judgement = classifyScript(script.text, context.safe);
  const outcomes = read.outcomes.map(({ outcome }) => outcome);
  const step: Step = {
    id: id.text,
    title: read.title ?? context.section?.title ?? id.text,
    section: context.section?.slug ?? '',
    purpose: context.section?.purpose ?? 'diagnose',
    on: read.on,
    class: raise(judgement.class, read.class ?? 'read'),
    timeoutMs: read.timeoutMs,
    asRoot: read.asRoot,
    ...(read.retry === null ? {} : { retry: read.retry }),
    ...(read.when === null ? {} : { when: read.when.text }),
    outcomes,
    captures: read.captures,
    script: script.text,
    range: fence.range,
  };
  return {
    step,
    idRange: id.range,
    when: read.when,
    outcomes: read.outcomes,
    reasons: judgement.reasons.map(({ message, range }) => ({ message, range: mapped(script.toFile, range) })),
    scriptToFile: script.toFile,
  };
}

const optionNames = ['id', 'title', 'on', 'timeout', 'as', 'class', 'when', 'retry', 'capture', 'outcomes'] as const;

interface Options {
  readonly title: string | null;
  readonly on: Step['on'];
  readonly class: StepClass | null;
  readonly timeoutMs: number;
  readonly asRoot: boolean;
  readonly retry: { readonly everyMs: number; readonly forMs: number } | null;
  readonly when: YamlText | null;
  readonly captures: readonly Capture[];
  readonly outcomes: readonly OutcomeText[];
}

function readOptions(entries: readonly YamlEntry[], root: YamlValue): Options {
  const at = (key: (typeof optionNames)[number]): YamlValue | null => valueAt(entries, key);
  if (at('timeout') === null) {
    const message = 'A step without "timeout" is stopped after 30s; say how long it may take';
    root.source.report({ id: 'missing-timeout', severity: 'warning', message, range: root.range });
  }
  const as = readOptional(at('as'), (value) => readWord(value, 'as', ['root']));
  return {
    title: readOptional(at('title'), (value) => readText(value, 'title'))?.text ?? null,
    on: readOptional(at('on'), (value) => readWord(value, 'on', ['worker', 'manager', 'control'])) ?? 'control',
    class: readOptional(at('class'), (value) => readWord(value, 'class', ['read', 'change', 'destroy'])),
    timeoutMs: readOptional(at('timeout'), (value) => readDuration(value, 'timeout')) ?? defaultTimeoutMs,
    asRoot: as !== null,
    retry: readOptional(at('retry'), readRetry),
    when: readOptional(at('when'), (value) => readText(value, 'when')),
    captures: readOptional(at('capture'), readCaptures) ?? [],
    outcomes: readOptional(at('outcomes'), (value) => readList(value, 'outcomes').flatMap(readOutcome)) ?? [],
  };
}

const defaultTimeoutMs = 30_000;

// A timer of Node fires at once when it is set for longer than this.
const longestMs = 2 ** 31 - 1;

function readDuration(value: YamlValue, what: string): number | null {
  const text = readText(value, what);
  if (text === null) return null;
  const ms = parseDuration(text.text);
  if (ms !== null && ms > 0 && ms <= longestMs) return ms;
  const message = `${what} is "${text.text}", expected a duration above zero such as "10s", "1m30s" or "500ms"`;
  reportAt(value, text.range, 'invalid-duration', message);
  return null;
}

function readRetry(value: YamlValue): Options['retry'] {
  const entries = readMap(value, 'retry', ['every', 'for']);
  if (entries === null) return null;
  const everyMs = readOptional(valueAt(entries, 'every'), (at) => readDuration(at, 'every'));
  const forMs = readOptional(valueAt(entries, 'for'), (at) => readDuration(at, 'for'));
  if (valueAt(entries, 'every') === null || valueAt(entries, 'for') === null) {
    reportAt(
      value,
      value.range,
      'missing-option',
      'retry needs both "every" and "for", such as { every: 2s, for: 60s }',
    );
  }
  return everyMs === null || forMs === null ? null : { everyMs, forMs };
}

function readCaptures(value: YamlValue): readonly Capture[] {
  const captures: Capture[] = [];
  for (const { key: name, keyRange: range, value: pattern } of readMap(value, 'capture', 'any') ?? []) {
    if (!isName(name)) {
      reportAt(value, range, 'invalid-name', `"${name}" is no name that an expression can use`);
      continue;
    }
    // One with a wrong pattern is kept, so that its mistake is not reported again wherever its name stands.
    const source = readPattern(pattern, `The pattern of "${name}"`, 1)?.text ?? '';
    captures.push({ name, pattern: source, range });
  }
  return captures;
}

function readOutcome(value: YamlValue): readonly OutcomeText[] {
  const entries = readMap(value, 'An outcome', ['pass', 'warn', 'fail', 'finding', 'says']);
  if (entries === null) return [];
  const verdicts = entries.filter(({ key }) => key === 'pass' || key === 'warn' || key === 'fail');
  const [first] = verdicts;
  if (first === undefined || verdicts.length > 1) {
    reportAt(value, value.range, 'outcome-verdict', 'An outcome needs exactly one of "pass", "warn" and "fail"');
    return [];
  }
  const expression = readText(first.value, first.key);
  const finding = readOptional(valueAt(entries, 'finding'), (at) => readText(at, 'finding'));
  const says = readOptional(valueAt(entries, 'says'), (at) => readText(at, 'says'));
  if (expression === null) return [];
  const verdict = first.key === 'pass' ? 'pass' : first.key === 'warn' ? 'warn' : 'fail';
  const outcome: Outcome = {
    verdict,
    expression: expression.text,
    ...(finding === null ? {} : { finding: finding.text }),
    ...(says === null ? {} : { says: says.text }),
    range: value.range,
  };
  return [{ outcome, expression, finding }];
}

interface Joined {
  readonly text: string;
  readonly toFile: (offset: number) => number;
}

/** Joins lines and keeps the way back to where each of them stands in the file. */
function joined(lines: readonly FenceLine[], end: number): Joined {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.text.length + 1;
  }
  return {
    text: lines.map((line) => line.text).join('\n'),
    toFile: (offset) => {
      const index = starts.findLastIndex((start) => start <= offset);
      const line = lines[index];
      if (line === undefined) return end;
      return line.start + Math.min(offset - (starts[index] ?? 0), line.text.length);
    },
  };
}

function mapped(toFile: (offset: number) => number, range: TextRange): TextRange {
  const start = toFile(range.start);
  return { start, end: Math.max(start, toFile(range.end)) };
}
