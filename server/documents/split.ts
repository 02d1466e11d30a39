/** One YAML document of a stream, from its `---` line (if any) up to the next one. Offsets in UTF-16 code units. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a YAML stream into its documents. Exact without parsing: `---` at the start of a line followed by white space is
 * a document marker wherever it stands (YAML 1.2, production c-forbidden), in block scalars and quoted ones too.
 * A line `...` ends a document but stays part of it.
 */
export function splitDocuments(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  for (let at = nextMarker(text, 0); at !== -1; at = nextMarker(text, at + 3)) {
    if (isDirectivePreamble(text, start, at)) continue;
    segments.push({ start, end: at });
    start = at;
  }
  segments.push({ start, end: text.length });
  return segments;
}

function nextMarker(text: string, from: number): number {
  for (let at = text.indexOf('---', from); at !== -1; at = text.indexOf('---', at + 1)) {
    const before = at === 0 ? 10 : text.charCodeAt(at - 1);
    const after = at + 3 >= text.length ? 10 : text.charCodeAt(at + 3);
    const atLineStart = before === 10 || before === 13 || (at === 1 && before === 0xfeff);
    if (atLineStart && (after === 10 || after === 13 || after === 32 || after === 9)) return at;
  }
  return -1;
}

/** What stands before the first marker of a document belongs to it while it is only blank, comment or directive lines. */
function isDirectivePreamble(text: string, start: number, end: number): boolean {
  if (end === start) return true;
  const preamble = text.slice(start, end);
  if (preamble.startsWith('---')) return false;
  return preamble.split('\n').every((line) => /^[\s\uFEFF]*(#.*)?$/.test(line) || line.startsWith('%'));
}
