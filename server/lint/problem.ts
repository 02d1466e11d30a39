import { toFile, type YamlDocument } from '../documents/yamlDocument.ts';
import { columnOf, lineBreak } from '../rules/edit.ts';
import type { Finding, Fix, FixEdit, Severity, TextChange } from '../rules/rule.ts';

/** A finding in terms of files: what the editor, the terminal and every report show. Offsets are UTF-16 code units. */
export interface Problem {
  readonly uri: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly related: readonly RelatedRange[];
  readonly fixes: readonly FileFix[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

export interface RelatedRange {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export interface FileFix {
  readonly title: string;
  readonly safety: Fix['safety'];
  readonly edits: readonly FileEdit[];
}

export type FileEdit =
  | {
      readonly kind: 'change';
      readonly uri: string;
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly snippet?: boolean;
    }
  | { readonly kind: 'create'; readonly uri: string; readonly text: string };

/** Turns a rule's finding into a problem of the file; done late, so that findings outlive edits before their document. */
export function toProblem(document: YamlDocument, rule: string, severity: Severity, finding: Finding): Problem {
  return {
    uri: document.uri,
    rule,
    severity,
    message: finding.message,
    start: toFile(document, finding.at.start),
    end: toFile(document, finding.at.end),
    related: (finding.related ?? []).map(({ document: other, at, message }) => ({
      uri: other.uri,
      start: toFile(other, at.start),
      end: toFile(other, at.end),
      message,
    })),
    fixes: (finding.fixes ?? []).map(toFileFix),
    ...(finding.tag === undefined ? {} : { tag: finding.tag }),
  };
}

/** Turns a fix into changes of files. */
export function toFileFix({ title, safety, edits }: Fix): FileFix {
  return { title, safety, edits: edits.map(toFileEdit) };
}

function toFileEdit(edit: FixEdit): FileEdit {
  if (edit.kind === 'create') return edit;
  return {
    kind: 'change',
    uri: edit.document.uri,
    start: toFile(edit.document, edit.start),
    end: toFile(edit.document, edit.end),
    text: encode(edit),
    ...(edit.snippet === true ? { snippet: true } : {}),
  };
}

/** Writes the new text the way that the scalar needs it in which the document stands. */
function encode({ document, text }: TextChange): string {
  const { host } = document;
  if (host === undefined) return text;
  switch (host.scalar.style) {
    case 'literal':
    case 'folded': {
      const source = host.document.text;
      const firstContent = host.scalar.start + (host.offsets[0] ?? 0);
      const indent = ' '.repeat(columnOf(source, firstContent));
      return text.replace(/\r?\n(?=[^\r\n])/g, `${lineBreak(source)}${indent}`);
    }
    case 'double':
      return text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n');
    case 'single':
      return text.replace(/'/g, "''").replace(/\n/g, '\n\n');
    case 'plain':
      return text;
  }
}
