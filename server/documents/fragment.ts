import type { ScalarNode } from './node.ts';
import { decodedOffsets } from './scalarOffsets.ts';
import type { YamlDocument } from './yamlDocument.ts';

/** Where a part of a scalar's decoded text stands in its document; never empty, so that it can be underlined. */
export function fragmentOf(
  document: YamlDocument,
  scalar: ScalarNode,
  part: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  const offsets = decodedOffsets(document.text.slice(scalar.start, scalar.end), scalar);
  const last = offsets.length - 1;
  if (part.start >= last || part.end <= part.start) return { start: scalar.start, end: scalar.end };
  const start = scalar.start + (offsets[part.start] ?? 0);
  // Behind the last character of the part rather than before the next: escapes and folds may lie between them.
  const end = scalar.start + (offsets[Math.min(part.end, last)] ?? 0);
  return { start, end: Math.max(end, start + 1) };
}
