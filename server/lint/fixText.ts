import { readSourceFile } from '../documents/sourceFile.ts';
import type { Workspace } from '../graph/workspace.ts';
import { applyEdits, safeFixes } from './fix.ts';
import type { Linter } from './linter.ts';

/** Fixes may uncover others; each round takes something away, so that a few are plenty. */
const MAX_ROUNDS = 10;

/**
 * The text of a file with all safe fixes applied, round by round until none is left. The workspace is as it was
 * afterwards. Changes that a fix makes in other files are left out.
 */
export function fixText(workspace: Workspace, linter: Linter, uri: string): string {
  const original = workspace.file(uri);
  if (original === undefined) return '';
  let text = original.text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const edits = safeFixes(linter.lint(uri))
      .flatMap((fix) => fix.edits)
      .flatMap((edit) => (edit.kind === 'change' && edit.uri === uri ? [edit] : []));
    if (edits.length === 0) break;
    text = applyEdits(text, edits);
    workspace.set(readSourceFile(uri, text));
  }
  // Documents that the rounds took over would have been changed; a fresh reading gives the original ones back.
  if (text !== original.text) workspace.set(readSourceFile(uri, original.text));
  return text;
}
