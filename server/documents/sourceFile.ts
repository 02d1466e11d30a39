import { isRelevant } from './relevance.ts';
import { reparseDocument } from './reparse.ts';
import { type Segment, splitDocuments } from './split.ts';
import { parseDocument, plainDocument, type YamlDocument } from './yamlDocument.ts';

/** One text of the workspace, parsed as far as its kind is parsed. */
export interface SourceFile {
  readonly uri: string;
  readonly text: string;
  /** The YAML documents of the stream in order, or the one of a PEM file; empty for every other kind of file. */
  readonly documents: readonly YamlDocument[];
}

/** The kinds of file that are told apart by name alone; what a YAML file is about is found in its content. */
export type FileKind = 'yaml' | 'log' | 'runbook' | 'certificate' | 'other';

export function fileKind(uri: string): FileKind {
  if (/\.runbook\.md$/i.test(uri)) return 'runbook';
  if (/\.(?:ya?ml|json|tpl)(?:\.\w+)?$/i.test(uri)) return 'yaml';
  if (/\.log(?:\.\d+)?$/i.test(uri)) return 'log';
  if (/\.(?:crt|cer|pem|key)$/i.test(uri)) return 'certificate';
  return 'other';
}

/** The largest YAML text that is parsed, in UTF-16 code units; above it, it is only said that it was not. */
export const MAX_YAML_LENGTH = 10_000_000;

/** Whether a file would be checked if it were smaller. */
export function isTooLarge({ uri, text }: SourceFile): boolean {
  return text.length > MAX_YAML_LENGTH && fileKind(uri) === 'yaml' && isRelevant(uri, text);
}

/** Reads a text; takes over every document of `previous` that is still the same, which must not be used any more. */
export function readSourceFile(uri: string, text: string, previous?: SourceFile): SourceFile {
  const kind = fileKind(uri);
  if (kind === 'certificate') return { uri, text, documents: [plainDocument(uri, text)] };
  if (kind !== 'yaml') return { uri, text, documents: [] };
  if (text.length > MAX_YAML_LENGTH || text.includes('\u0000') || !isRelevant(uri, text))
    return { uri, text, documents: [] };
  const segments = splitDocuments(text);
  const older = previous?.documents ?? [];
  const textOf = (index: number): string => {
    const segment = segments[index];
    return segment === undefined ? '' : text.slice(segment.start, segment.end);
  };
  const limit = Math.min(older.length, segments.length);
  let front = 0;
  while (front < limit && older[front]?.text === textOf(front)) front += 1;
  let back = 0;
  while (back < limit - front && older.at(-1 - back)?.text === textOf(segments.length - 1 - back)) back += 1;
  // One document changed and the rest stayed: what happens at every key stroke.
  const sameCount = older.length === segments.length && segments.length - front - back === 1;
  const documents = segments.map((segment, index) => {
    const fromBack = segments.length - index;
    const kept = index < front ? older[index] : fromBack <= back ? older[older.length - fromBack] : undefined;
    if (kept !== undefined) {
      kept.offset = segment.start;
      return kept;
    }
    const changed = sameCount ? older[index] : undefined;
    return changed === undefined
      ? parseDocument(uri, segment.start, ownText(text, segment))
      : reparseDocument(changed, segment.start, ownText(text, segment));
  });
  return { uri, text, documents };
}

/** A slice keeps the whole text that it was cut from alive, and with one slice per edit that adds up; this copies it. */
function ownText(text: string, { start, end }: Segment): string {
  return start === 0 && end === text.length ? text : ` ${text.slice(start, end)}`.slice(1);
}
