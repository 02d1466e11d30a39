import {
  type CreateFile,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FileFix, Problem } from '../lint/problem.ts';
import type { Severity } from '../rules/rule.ts';
import type { Session } from '../session.ts';

/** What a diagnostic carries for clients and tools that mend findings themselves. */
export interface DiagnosticData {
  readonly fixes: readonly {
    readonly title: string;
    readonly safety: FileFix['safety'];
    /** Left out where it writes whole resources: a code action has it, and a diagnostic is sent at each key stroke. */
    readonly edit?: WorkspaceEdit;
  }[];
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** Where the page of a rule is read. */
const RULE_PAGES = 'https://github.com/openclaw/vscode-openclaw/blob/main/docs/rules';

/** Where the runbook of an error is read. */
const RUNBOOKS = 'https://github.com/openclaw/vscode-openclaw/blob/main/runbooks';

/** How the client takes edits. */
export interface EditMode {
  /** Edits may hold placeholders that the cursor goes to. */
  readonly snippets: boolean;
}

const PLAIN: EditMode = { snippets: false };

export function toDiagnostic(session: Session, problem: Problem): Diagnostic {
  const related = problem.related.flatMap(({ uri, start, end, message }): DiagnosticRelatedInformation[] => {
    const range = toRange(session, uri, start, end);
    return range === undefined ? [] : [{ location: { uri, range }, message }];
  });
  return {
    range: toRange(session, problem.uri, problem.start, problem.end) ?? EMPTY_RANGE,
    severity: SEVERITIES[problem.severity],
    source: 'openclaw',
    code: problem.rule,
    codeDescription: { href: pageOf(problem.rule) },
    message: problem.message,
    ...(problem.tag === undefined ? {} : { tags: [TAGS[problem.tag]] }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    ...(problem.fixes.length === 0 ? {} : { data: diagnosticData(session, problem) }),
  };
}

/** A finding in a log is named by the code of its error, which has no subject as rules have. */
export function pageOf(rule: string): string {
  return rule.includes('/') ? `${RULE_PAGES}/${rule}.md` : `${RUNBOOKS}/${rule}.runbook.md`;
}

function diagnosticData(session: Session, { fixes }: Problem): DiagnosticData {
  return {
    fixes: fixes.map((fix) => {
      const { title, safety } = fix;
      const length = fix.edits.reduce((sum, edit) => sum + edit.text.length, 0);
      return length > LONGEST_EDIT
        ? { title, safety }
        : { title, safety, edit: toWorkspaceEdit(session, [fix], PLAIN) };
    }),
  };
}

/** In characters; a fix of some lines fits, a manifest does not. */
const LONGEST_EDIT = 300;

const EMPTY_RANGE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Undefined for a file that is not in the workspace. */
export function toRange(session: Session, uri: string, start: number, end: number): Range | undefined {
  const text = session.text(uri);
  return text === undefined ? undefined : { start: text.positionAt(start), end: text.positionAt(end) };
}

/** One edit for several fixes whose changes do not overlap. */
export function toWorkspaceEdit(session: Session, fixes: readonly FileFix[], mode: EditMode): WorkspaceEdit {
  const byUri = new Map<string, TextDocumentEdit>();
  const created: (CreateFile | TextDocumentEdit)[] = [];
  for (const edit of fixes.flatMap((fix) => fix.edits)) {
    if (edit.kind === 'create') {
      created.push(
        { kind: 'create', uri: edit.uri, options: { ignoreIfExists: true } },
        { textDocument: { uri: edit.uri, version: null }, edits: [{ range: EMPTY_RANGE, newText: edit.text }] },
      );
      continue;
    }
    const range = toRange(session, edit.uri, edit.start, edit.end);
    if (range === undefined) continue;
    const version = session.documents.get(edit.uri)?.version ?? null;
    const textEdit = byUri.get(edit.uri) ?? { textDocument: { uri: edit.uri, version }, edits: [] };
    if (edit.snippet !== true) textEdit.edits.push({ range, newText: edit.text });
    else if (mode.snippets) textEdit.edits.push({ range, snippet: { kind: 'snippet', value: edit.text } });
    else textEdit.edits.push({ range, newText: withoutPlaceholders(edit.text) });
    byUri.set(edit.uri, textEdit);
  }
  return { documentChanges: [...byUri.values(), ...created] };
}

/** A snippet for clients that know none: each placeholder becomes its default text. */
function withoutPlaceholders(snippet: string): string {
  return snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\$\d+/g, '');
}
