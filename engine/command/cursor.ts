import type { TextRange } from '../runbook/runbook.ts';
import type { Assignment, Expansion, Hazard, Named, SimpleCommand } from './script.ts';

/** A place in a script that is being read, and what has been found so far. */
export interface Cursor {
  readonly text: string;
  /** Offset of `text` in the whole script. */
  readonly base: number;
  at: number;
  readonly depth: number;
  readonly found: Found;
  /** Here-documents whose bodies begin after the next newline. */
  readonly heredocs: Heredoc[];
}

export interface Found {
  readonly commands: SimpleCommand[];
  readonly functions: string[];
  readonly assigned: Named[];
  readonly expansions: Expansion[];
  readonly hazards: Hazard[];
}

export interface Heredoc {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
}

/** Assignments are gathered apart from words until the command's name is met. */
export interface PendingCommand {
  readonly assignments: Assignment[];
}

/** Leaves the parser from any depth; caught in `parseScript` alone and turned into a value there. */
export class Unparsable extends Error {
  readonly range: TextRange;
  constructor(reason: string, range: TextRange) {
    super(reason);
    this.range = range;
  }
}

/** Gives up: what follows is not plain POSIX shell, or shells disagree about it. */
export function fail(cursor: Cursor, reason: string, at = cursor.at): never {
  throw new Unparsable(reason, { start: cursor.base + at, end: cursor.base + Math.min(at + 1, cursor.text.length) });
}

export function rangeFrom(cursor: Cursor, start: number): TextRange {
  return { start: cursor.base + start, end: cursor.base + cursor.at };
}

/** A cursor on a text inside the script, such as the inside of backquotes. */
export function inner(cursor: Cursor, text: string, base: number): Cursor {
  const depth = cursor.depth + 1;
  if (depth > maxDepth) fail(cursor, 'nested too deep');
  return { text, base, at: 0, depth, found: cursor.found, heredocs: [] };
}

/** Reads something that may hold itself, at the same place but one level deeper. */
export function nested(cursor: Cursor, read: (body: Cursor) => void): void {
  const body: Cursor = { ...inner(cursor, cursor.text, cursor.base), heredocs: cursor.heredocs };
  body.at = cursor.at;
  read(body);
  cursor.at = body.at;
}

/** The text at the cursor that a sticky expression matches, or null. */
export function lookingAt(cursor: Cursor, expression: RegExp): string | null {
  expression.lastIndex = cursor.at;
  return expression.exec(cursor.text)?.[0] ?? null;
}

export function take(cursor: Cursor, expression: RegExp): string | null {
  const text = lookingAt(cursor, expression);
  if (text !== null) cursor.at += text.length;
  return text;
}

export const maxDepth = 60;
