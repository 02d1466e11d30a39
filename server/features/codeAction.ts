import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { safeFixes } from '../lint/fix.ts';
import type { Session } from '../session.ts';
import { toDiagnostic, toWorkspaceEdit } from './translate.ts';

/** The kind by which editors apply all safe fixes, on save for example. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.openclaw`;

/** Quick-fixes for the findings in the range, and `source.fixAll.openclaw` for all safe ones of the file. */
export function register(session: Session): void {
  session.connection.onCodeAction((params) => [...quickFixes(session, params), ...fixAll(session, params)]);
}

function quickFixes(session: Session, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  if (!wants(context.only, CodeActionKind.QuickFix)) return [];
  const text = session.text(textDocument.uri);
  if (text === undefined) return [];
  const start = text.offsetAt(range.start);
  const end = text.offsetAt(range.end);
  return session
    .problems(textDocument.uri)
    .filter((problem) => problem.start <= end && problem.end >= start)
    .flatMap((problem) =>
      problem.fixes.map((fix, index) => ({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(session, problem)],
        isPreferred: index === 0 && fix.safety === 'safe',
        edit: toWorkspaceEdit(session, [fix]),
      })),
    );
}

function fixAll(session: Session, { textDocument, context }: CodeActionParams): CodeAction[] {
  if (!wants(context.only, FIX_ALL)) return [];
  const fixes = safeFixes(session.problems(textDocument.uri));
  if (fixes.length === 0) return [];
  return [{ title: 'Fix all safe OpenClaw problems', kind: FIX_ALL, edit: toWorkspaceEdit(session, fixes) }];
}

/** Kinds are hierarchical: asking for `source` or `source.fixAll` asks for `source.fixAll.openclaw` too. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}
