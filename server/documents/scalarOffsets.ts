import type { ScalarNode } from './node.ts';

/**
 * For each UTF-16 code unit of a scalar's decoded text (and one past its end) the offset in its source that it comes
 * from. `source` starts with the scalar's first character: the quote, the block header or the text itself.
 */
export function decodedOffsets(source: string, scalar: ScalarNode): Uint32Array {
  switch (scalar.style) {
    case 'literal':
    case 'folded':
      return blockOffsets(source, scalar.text);
    case 'plain':
      return flowOffsets(source, scalar.text, { start: 0, escapeLength: noEscape });
    case 'single':
      return flowOffsets(source, scalar.text, { start: 1, escapeLength: singleEscape });
    case 'double':
      return flowOffsets(source, scalar.text, { start: 1, escapeLength: doubleEscape });
  }
}

/**
 * What a line of a block scalar holds behind its indentation stands unchanged in the text; between two lines stand line
 * breaks there, or the one space that folding makes of a break.
 */
function blockOffsets(source: string, text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let lineStart = lineAfter(source, 0);
  const indent = indentOf(source, lineStart, text);
  let index = 0;
  let lastBreak = Math.max(lineStart - 1, 0);
  while (lineStart < source.length && index < text.length) {
    const next = lineAfter(source, lineStart);
    const start = Math.min(lineStart + leadingSpaces(source, lineStart, indent), next);
    const end = contentEnd(source, start, next);
    if (end > start) {
      index = separate(text, index, { offsets, lastBreak, isDeeper: isBlank(source.charCodeAt(start)) });
      for (let at = start; at < end && index < text.length; at += 1, index += 1) offsets[index] = at;
    } else if (text.charCodeAt(index) === LINE_FEED && index > 0 && text.charCodeAt(index - 1) === LINE_FEED) {
      // A blank line is one line break of its own, behind the one that ended the line before.
      offsets[index] = lastBreak;
      index += 1;
    }
    lastBreak = end;
    lineStart = next;
  }
  while (index < text.length) {
    offsets[index] = Math.min(lastBreak, source.length);
    index += 1;
  }
  offsets[text.length] = Math.min(text.endsWith('\n') ? lineAfter(source, lastBreak) : lastBreak, source.length);
  return offsets;
}

interface Separation {
  readonly offsets: Uint32Array;
  readonly lastBreak: number;
  /** Lines that are indented deeper are never folded: what begins with a blank comes behind a line break. */
  readonly isDeeper: boolean;
}

/** Goes over what stands in the text between two lines of the source. */
function separate(text: string, from: number, { offsets, lastBreak, isDeeper }: Separation): number {
  let index = from;
  if (text.charCodeAt(index) === SPACE && index > 0 && !isDeeper) {
    offsets[index] = lastBreak;
    return index + 1;
  }
  while (text.charCodeAt(index) === LINE_FEED) {
    offsets[index] = lastBreak;
    index += 1;
  }
  return index;
}

/** The indentation that all lines lose: that of the first line with content, less what the text keeps of it. */
function indentOf(source: string, from: number, text: string): number {
  return Math.max(firstIndent(source, from) - firstIndent(text, 0), 0);
}

function firstIndent(text: string, from: number): number {
  for (let start = from; start < text.length; start = lineAfter(text, start)) {
    const spaces = leadingSpaces(text, start, text.length);
    if (start + spaces < contentEnd(text, start, lineAfter(text, start))) return spaces;
  }
  return 0;
}

interface FlowStyle {
  readonly start: number;
  /** How many characters of the source stand for one of the text. */
  readonly escapeLength: (source: string, at: number) => number;
}

/** Quoted and plain scalars: lines lose the white space around them, and a break becomes a space or is doubled. */
function flowOffsets(source: string, text: string, { start, escapeLength }: FlowStyle): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let at = start;
  let blankUntil = start;
  for (let index = 0; index < text.length; ) {
    const escaped = escapeLength(source, at);
    if (escaped > 1 && isBreak(source.charCodeAt(at + 1)) && source.charCodeAt(at) === BACKSLASH) {
      const fold = foldAt(source, at + 1);
      for (let blank = 1; blank < fold.breaks && index < text.length; blank += 1, index += 1) offsets[index] = at;
      at = fold.end;
      continue;
    }
    const fold = at >= blankUntil && isSpaceOrBreak(source.charCodeAt(at)) ? foldAt(source, at) : NO_FOLD;
    if (fold.breaks > 0) {
      const length = Math.max(fold.breaks - 1, 1);
      for (let count = 0; count < length && index < text.length; count += 1, index += 1) offsets[index] = at;
      at = fold.end;
      continue;
    }
    // White space within a line is looked through once, not again from each of its characters.
    if (fold !== NO_FOLD) blankUntil = fold.end;
    offsets[index] = Math.min(at, source.length);
    if (escaped > LONGEST_UTF16_ESCAPE && index + 1 < text.length && isHighSurrogate(text.charCodeAt(index))) {
      index += 1;
      offsets[index] = Math.min(at, source.length);
    }
    at += escaped;
    index += 1;
  }
  offsets[text.length] = Math.min(at, source.length);
  return offsets;
}

interface Fold {
  readonly breaks: number;
  readonly end: number;
}

const NO_FOLD: Fold = { breaks: 0, end: 0 };

/** White space and line breaks from a place on. */
function foldAt(source: string, from: number): Fold {
  let breaks = 0;
  let at = from;
  for (; at < source.length && isSpaceOrBreak(source.charCodeAt(at)); at += 1) {
    if (source.charCodeAt(at) === LINE_FEED) breaks += 1;
  }
  return { breaks, end: at };
}

/** `\U0001F600` is one character of the source form and two code units of the text; no shorter escape is. */
const LONGEST_UTF16_ESCAPE = 6;

function noEscape(): number {
  return 1;
}

function singleEscape(source: string, at: number): number {
  return source.startsWith("''", at) ? 2 : 1;
}

function doubleEscape(source: string, at: number): number {
  if (source.charCodeAt(at) !== BACKSLASH) return 1;
  return 2 + (HEX_DIGITS[source[at + 1] ?? ''] ?? 0);
}

const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

const SPACE = 32;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BACKSLASH = 92;

function lineAfter(source: string, from: number): number {
  const lineBreak = source.indexOf('\n', from);
  return lineBreak === -1 ? source.length : lineBreak + 1;
}

/** Before the line's break; white space at its end belongs to it in a block scalar. */
function contentEnd(source: string, start: number, next: number): number {
  let end = next;
  if (end > start && source.charCodeAt(end - 1) === LINE_FEED) end -= 1;
  if (end > start && source.charCodeAt(end - 1) === CARRIAGE_RETURN) end -= 1;
  return end;
}

function leadingSpaces(source: string, from: number, most: number): number {
  let count = 0;
  while (count < most && source.charCodeAt(from + count) === SPACE) count += 1;
  return count;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === 9;
}

function isBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

function isSpaceOrBreak(code: number): boolean {
  return isBlank(code) || isBreak(code);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
