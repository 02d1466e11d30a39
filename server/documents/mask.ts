/** Stands for one character of a template action inside a value; from a private use area, so that no text contains it. */
export const MASK = '\uE0F0';

export interface MaskedText {
  /** As long as the original: every offset and every line stays. */
  readonly text: string;
  /** True where any action was masked: what is absent from the text may come from the template. */
  readonly templated: boolean;
}

/**
 * Hides Go template actions (`{{ … }}`, Helm) from the YAML parser without moving anything. An action that fills its
 * whole line becomes a blank line; one inside a value becomes {@link MASK} characters, so that the value stays there but
 * counts as unknown. An action that is still being typed (no `}}` on its line) is masked to the end of the line.
 */
export function maskTemplates(text: string): MaskedText {
  if (!text.includes('{{')) return { text, templated: false };
  const closed = maskClosed(text);
  const masked = closed.replace(/\{\{[^\n\r]*/g, (open) => (isFlowMap(open) ? open : MASK.repeat(open.length)));
  return { text: masked, templated: masked !== text };
}

interface Span {
  readonly start: number;
  /** Behind the closing braces. */
  readonly end: number;
}

/** Masks the actions that are closed; those that share lines are alone on them, or not, together. */
function maskClosed(text: string): string {
  const spans = findActions(text);
  let masked = '';
  let at = 0;
  let index = 0;
  while (index < spans.length) {
    const group = spansOnSameLines(text, spans, index);
    const filler = group.isAlone ? ' ' : MASK;
    for (const { start, end } of spans.slice(index, group.next)) {
      masked += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, filler);
      at = end;
    }
    index = group.next;
  }
  return masked + text.slice(at);
}

/** The spans from an index on that stand on the same lines, and whether nothing else does. */
function spansOnSameLines(text: string, spans: readonly Span[], from: number): { next: number; isAlone: boolean } {
  let at = text.lastIndexOf('\n', (spans[from]?.start ?? 0) - 1) + 1;
  let lineEnd = at;
  let isAlone = true;
  let next = from;
  for (let span = spans[next]; span !== undefined && (next === from || span.start < lineEnd); span = spans[next]) {
    isAlone &&= isBlank(text, at, span.start);
    at = span.end;
    if (at > lineEnd || next === from) {
      const lineBreak = text.indexOf('\n', at);
      lineEnd = lineBreak === -1 ? text.length : lineBreak;
    }
    next += 1;
  }
  return { next, isAlone: isAlone && isBlank(text, at, lineEnd) };
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 13 && code !== 10) return false;
  }
  return true;
}

/**
 * Every action that is closed, in time linear in the text: a regular expression that knows about quotes takes
 * exponential time on braces without end, as they stand in descriptions.
 */
function findActions(text: string): readonly Span[] {
  const finder = { text, ends: new Map<string, number>() };
  const spans: Span[] = [];
  for (let start = text.indexOf('{{'); start !== -1; ) {
    const end = findEnd(finder, start + 2);
    if (end !== undefined) spans.push({ start, end });
    start = text.indexOf('{{', end ?? start + 2);
  }
  return spans;
}

interface Finder {
  readonly text: string;
  /** Where each delimiter was found last, so that one that never comes is searched for once. */
  readonly ends: Map<string, number>;
}

/** The first place of a delimiter at or behind an offset; the end of the text where there is none. */
function findNext({ text, ends }: Finder, delimiter: string, from: number): number {
  const known = ends.get(delimiter);
  if (known !== undefined && known >= from) return known;
  const found = text.indexOf(delimiter, from);
  const place = found === -1 ? text.length : found;
  ends.set(delimiter, place);
  return place;
}

/** Behind the braces that close an action; quoted ones do not, unless no others follow before the next action. */
function findEnd(finder: Finder, from: number): number | undefined {
  const { text } = finder;
  const body = text.charCodeAt(from) === MINUS ? from + 1 : from;
  const comment = /\s*\/\*/y;
  comment.lastIndex = body;
  const afterComment = comment.test(text) ? findNext(finder, '*/', comment.lastIndex) + 2 : body;
  let at = afterComment > text.length ? body : afterComment;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === CLOSE && text.charCodeAt(at + 1) === CLOSE) return at + 2;
    if (code === OPEN && text.charCodeAt(at + 1) === OPEN) break;
    at = code === QUOTE ? behindString(text, at) : code === BACKTICK ? behindRaw(finder, at) : at + 1;
  }
  const quoted = findNext(finder, '}}', body);
  return quoted < at && quoted < text.length ? quoted + 2 : undefined;
}

const MINUS = 0x2d;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const QUOTE = 0x22;
const BACKTICK = 0x60;
const BACKSLASH = 0x5c;

/** Behind a string, which ends on its line; a quote that is none is a character like others. */
function behindString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === 10) return start + 1;
    if (code === BACKSLASH) at += 1;
  }
  return start + 1;
}

function behindRaw(finder: Finder, start: number): number {
  const end = findNext(finder, '`', start + 1);
  return end === finder.text.length ? start + 1 : end + 1;
}

/** `{{a: 1}: 2}` is YAML, if rare: a flow map whose key is a flow map; it closes with single braces. */
function isFlowMap(open: string): boolean {
  return /^\{\{[^{}]*\}[^}]/.test(open);
}
