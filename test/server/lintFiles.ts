import assert from 'node:assert/strict';
import { readSourceFile } from '../../server/documents/sourceFile.ts';
import { Workspace } from '../../server/graph/workspace.ts';
import { readPem } from '../../server/host/certificate.ts';
import { readShippedRunbooks } from '../../server/host/runbooks.ts';
import { applyEdits } from '../../server/lint/fix.ts';
import { Linter } from '../../server/lint/linter.ts';
import type { FileFix, Problem } from '../../server/lint/problem.ts';
import { DEFAULT_SETTINGS, type LintSettings } from '../../server/lint/settings.ts';
import { allRules } from '../../server/rules/list.ts';

/** Texts by file name, relative to the root of a workspace. */
export type Files = Readonly<Record<string, string>>;

/** Permissions of files by name. */
export type Modes = Readonly<Record<string, number>>;

/** The time at which tests live, so that certificates in fixtures stay as old as they are. */
export const TEST_NOW = Date.parse('2026-01-15T12:00:00Z');

const ROOT = 'file:///workspace/';

/** Takes the `# want RULE…` markers out and tells on which line which rules are wanted. */
export function withoutWants(files: Files): { files: Files; wants: readonly string[] } {
  const wants: string[] = [];
  const clean = Object.entries(files).map(([name, text]) => {
    const lines = text.split('\n').map((line, index) => {
      const marker = /\s*(?:#|\/\/) want (\S+(?: \S+)*)\s*$/.exec(line);
      if (marker === null) return line;
      for (const rule of (marker[1] ?? '').split(' ')) wants.push(`${name}:${index + 1} ${rule}`);
      return line.slice(0, marker.index);
    });
    return [name, lines.join('\n')] as const;
  });
  return { files: Object.fromEntries(clean), wants: wants.sort() };
}

/** All problems of a workspace made of these files. */
export function lintFiles(files: Files, settings: Partial<LintSettings> = {}, modes: Modes = {}): readonly Problem[] {
  const workspace = new Workspace((uri, text) => ({ ...readPem(uri, text), mode: modes[uri.slice(ROOT.length)] }));
  workspace.signatures.shipped = readShippedRunbooks;
  for (const [name, text] of Object.entries(files)) workspace.set(readSourceFile(ROOT + name, text));
  const linter = new Linter(allRules, workspace, { ...DEFAULT_SETTINGS, now: TEST_NOW, ...settings });
  return Object.keys(files).flatMap((name) => linter.lint(ROOT + name));
}

/** `file:line rule` for each problem, sorted. */
export function places(files: Files, problems: readonly Problem[]): readonly string[] {
  return problems
    .map(({ uri, start, rule }) => {
      const name = uri.slice(ROOT.length);
      return `${name}:${(files[name] ?? '').slice(0, start).split('\n').length} ${rule}`;
    })
    .sort();
}

/** The files after the fixes were applied at once; fixes that overlap are a mistake of the test. */
export function applyFixes(files: Files, fixes: readonly FileFix[]): Files {
  const after: Record<string, string> = { ...files };
  for (const edit of fixes.flatMap((fix) => fix.edits)) {
    if (edit.kind === 'create') after[edit.uri.slice(ROOT.length)] = edit.text;
  }
  for (const [name, text] of Object.entries(files)) {
    const edits = fixes
      .flatMap((fix) => fix.edits)
      .flatMap((edit) => (edit.kind === 'change' && edit.uri === ROOT + name ? [withDefaults(edit)] : []));
    after[name] = applyEdits(text, edits);
  }
  return after;
}

/** A snippet as it stands when its user accepts every value that it proposes. */
function withDefaults<T extends { readonly text: string; readonly snippet?: boolean }>(edit: T): T {
  return edit.snippet === true ? { ...edit, text: edit.text.replace(/\$\{\d+:([^}]*)\}/g, '$1') } : edit;
}

/** Compares what was found with the markers in the files. `only` limits both to one rule. */
export function checkWants(marked: Files, only?: string, modes: Modes = {}): void {
  const { files, wants } = withoutWants(marked);
  const problems = lintFiles(files, {}, modes).filter(({ rule }) => only === undefined || rule === only);
  const expected = only === undefined ? wants : wants.filter((want) => want.endsWith(` ${only}`));
  assert.deepEqual(places(files, problems), expected);
}
