import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Range,
  type TextDocumentEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits, safeFixes } from '../lint/fix.ts';
import { fixText } from '../lint/fixText.ts';
import type { FileFix, Problem } from '../lint/problem.ts';
import { ignoreComment } from '../lint/suppressions.ts';
import type { Session } from '../session.ts';
import { type EditMode, toDiagnostic, toWorkspaceEdit } from './translate.ts';

/** The kind by which editors apply all safe fixes, on save for example. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.openclaw`;

/** Quick-fixes for the findings in the range, and `source.fixAll.openclaw` for all safe ones of the file. */
export function register(session: Session, mode: EditMode): void {
  session.connection.onCodeAction((params) => {
    const text = session.text(params.textDocument.uri);
    if (text === undefined) return [];
    const problems = session.problems(params.textDocument.uri);
    const { only } = params.context;
    return [
      ...(wants(only, CodeActionKind.QuickFix) ? quickFixes({ session, mode, text, problems }, params.range) : []),
      ...(wants(only, FIX_ALL) ? fixAll({ session, mode, text, problems }) : []),
    ];
  });
}

interface Request {
  readonly session: Session;
  readonly mode: EditMode;
  readonly text: TextDocument;
  readonly problems: readonly Problem[];
}

/** Kinds are hierarchical: asking for `source` or `source.fixAll` asks for `source.fixAll.openclaw` too. */
function wants(only: CodeActionParams['context']['only'], kind: string): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}

function quickFixes({ session, mode, text, problems }: Request, range: Range): CodeAction[] {
  const start = text.offsetAt(range.start);
  const end = text.offsetAt(range.end);
  const inRange = problems.filter((problem) => problem.start <= end && problem.end >= start);
  const action = (problem: Problem, fix: FileFix, isPreferred: boolean): CodeAction => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(session, problem)],
    isPreferred,
    edit: toWorkspaceEdit(session, [fix], mode),
  });
  return [
    ...inRange.flatMap((problem) =>
      problem.fixes.map((fix, index) => action(problem, fix, index === 0 && fix.safety === 'safe')),
    ),
    // Behind every real fix: to silence is the last resort.
    ...inRange.flatMap((problem) => silence(text, problem).map((fix) => action(problem, fix, false))),
  ];
}

/** A comment above the finding; none in JSON, which has no comments, and for findings about suppressions themselves. */
function silence(text: TextDocument, { uri, rule, start }: Problem): FileFix[] {
  if (!/\.(?:ya?ml|tpl)$/.test(uri) || rule.startsWith('lint/') || rule === 'yaml/syntax') return [];
  const { line } = text.positionAt(start);
  const lineStart = text.offsetAt({ line, character: 0 });
  const lineText = text.getText().slice(lineStart, text.offsetAt({ line: line + 1, character: 0 }));
  // Inside of a quoted or folded text a comment would become part of the text.
  if (/^\s*["']/.test(lineText) || lineText.includes('\\n')) return [];
  const indent = /^[ \t]*/.exec(lineText)?.[0] ?? '';
  const lineBreak = text.getText().includes('\r\n') ? '\r\n' : '\n';
  const comment = `${indent}${ignoreComment(rule)}\${1:reason}${lineBreak}`;
  return [
    {
      title: `Silence ${rule} here`,
      safety: 'needs review',
      edits: [{ kind: 'change', uri, start: lineStart, end: lineStart, text: comment, snippet: true }],
    },
  ];
}

function fixAll({ session, mode, text, problems }: Request): CodeAction[] {
  const fixes = safeFixes(problems);
  if (fixes.length === 0) return [];
  const title = 'Fix all safe OpenClaw problems';
  const before = text.getText();
  const after = fixText(session.workspace, session.linter, text.uri);
  const edit = toWorkspaceEdit(session, fixes, mode);
  const own = (edit.documentChanges ?? []).find(
    (change): change is TextDocumentEdit => 'textDocument' in change && change.textDocument.uri === text.uri,
  );
  // The fixes' own edits keep the cursor and folded regions; later rounds only show in the text as a whole.
  if (own !== undefined && needsRounds(text, own, after)) own.edits = [trimmedChange(text, before, after)];
  return [{ title, kind: FIX_ALL, edit }];
}

function needsRounds(text: TextDocument, { edits }: TextDocumentEdit, after: string): boolean {
  const changes = edits.flatMap((edit) =>
    'newText' in edit
      ? [{ start: text.offsetAt(edit.range.start), end: text.offsetAt(edit.range.end), text: edit.newText }]
      : [],
  );
  return applyEdits(text.getText(), changes) !== after;
}

/** One change for the part in which two texts differ. */
function trimmedChange(text: TextDocument, before: string, after: string): { range: Range; newText: string } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let same = 0;
  const limit = Math.min(before.length, after.length) - start;
  while (same < limit && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return {
    range: { start: text.positionAt(start), end: text.positionAt(before.length - same) },
    newText: after.slice(start, after.length - same),
  };
}
