import type { Location, Range } from 'vscode-languageserver';
import { fragmentOf } from '../documents/fragment.ts';
import type { ScalarNode } from '../documents/node.ts';
import { toFile, type YamlDocument } from '../documents/yamlDocument.ts';
import type { Session } from '../session.ts';
import { toRange } from './translate.ts';

/** A part of a document as a range of its file. */
export function rangeIn(
  session: Session,
  document: YamlDocument,
  { start, end }: { readonly start: number; readonly end: number },
): Range | undefined {
  return toRange(session, document.uri, toFile(document, start), toFile(document, end));
}

/** A part of a document as a place that an editor can go to. */
export function locationIn(
  session: Session,
  document: YamlDocument,
  part: { readonly start: number; readonly end: number },
): Location[] {
  const range = rangeIn(session, document, part);
  return range === undefined ? [] : [{ uri: document.uri, range }];
}

/** The text of a scalar without its quotes. */
export function textPlace(
  document: YamlDocument,
  scalar: ScalarNode,
): { readonly start: number; readonly end: number } {
  return scalar.style === 'plain' ? scalar : fragmentOf(document, scalar, { start: 0, end: scalar.text.length });
}
