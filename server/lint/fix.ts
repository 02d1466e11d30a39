import type { FileEdit, FileFix, Problem } from './problem.ts';

/**
 * The fixes that fix-all applies: of each problem the first one if it is safe, in the order of the text, without those
 * whose changes touch what an earlier one changes; a second round may apply these.
 */
export function safeFixes(problems: readonly Problem[]): readonly FileFix[] {
  const chosen: FileFix[] = [];
  const taken: FileEdit[] = [];
  for (const { fixes } of problems) {
    const fix = fixes[0];
    if (fix === undefined || fix.safety !== 'safe') continue;
    if (fix.edits.some((edit) => taken.some((other) => overlaps(edit, other)))) continue;
    chosen.push(fix);
    taken.push(...fix.edits);
  }
  return chosen;
}

function overlaps(a: FileEdit, b: FileEdit): boolean {
  if (a.uri !== b.uri) return false;
  if (a.kind === 'create' || b.kind === 'create') return true;
  if (a.start === a.end && b.start === b.end) return a.start === b.start && a.text === b.text;
  return a.start < b.end && b.start < a.end;
}

/** Applies changes to a text; all offsets are those of the text as given. */
export function applyEdits(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  const ordered = edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => a.start - b.start || a.index - b.index);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    result += text.slice(at, edit.start) + edit.text;
    at = Math.max(at, edit.end);
  }
  return result + text.slice(at);
}
