import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Document, Scalar } from 'yaml';
import { valueAt } from '../../../server/documents/access.ts';
import { decodedOffsets } from '../../../server/documents/scalarOffsets.ts';
import { parseDocument } from '../../../server/documents/yamlDocument.ts';

const STYLES = ['BLOCK_LITERAL', 'BLOCK_FOLDED', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'PLAIN'] as const;

/** Texts like those that are embedded: lines of keys, comments, blank lines, odd indentation, other alphabets. */
const words = fc.constantFrom(
  'cluster:',
  'a: "30s"',
  "it''s",
  'b\\n',
  '# c',
  '- d',
  'ä😀',
  'x  y',
  '',
  '{e: [1, 2]}',
  ' ',
);
const line = fc.tuple(fc.constantFrom('', '  ', '    ', ' '), fc.array(words, { maxLength: 4 }));
const text = fc
  .array(line, { minLength: 1, maxLength: 12 })
  .map((lines) => lines.map(([indent, parts]) => indent + parts.join(' ')).join('\n'));
const source = fc.record({
  text,
  style: fc.constantFrom(...STYLES),
  indent: fc.integer({ min: 1, max: 6 }),
  lineWidth: fc.constantFrom(0, 20, 80),
  crlf: fc.boolean(),
});

test('every character of a decoded scalar leads to where it stands in the file', () => {
  fc.assert(
    fc.property(source, ({ text: decoded, style, indent, lineWidth, crlf }) => {
      const scalar = new Scalar(decoded);
      scalar.type = style;
      const written = new Document({ data: { key: scalar } }).toString({ indent, lineWidth });
      check(crlf ? written.replaceAll('\n', '\r\n') : written);
    }),
    { numRuns: 3000 },
  );
});

for (const [name, written] of Object.entries({
  'indentation indicator': 'data:\n  key: |2-\n      a: 1\n    b: 2\n',
  'keep and blank lines': 'data:\n  key: |+\n\n    a: 1\n\n\n',
  'comment behind the header': 'data:\n  key: | # why\n    a: 1\n',
  'folded with deeper lines': 'data:\n  key: >-\n    cluster:\n      a: "1"\n      b: 2\n\n    worker:\n      c: 3\n',
  'double quotes over lines':
    'data:\n  key: "cluster:\\n  a: \\"30s\\"\\n\\\n    \\  b: \\u0031\\x41\\U0001F600 c\n    d\n\n    e"\n',
  'single quotes over lines': "data:\n  key: 'it''s\n    a\n\n    b'\n",
  'plain over lines': 'data:\n  key: a b\n    c  d\n\n    e\n',
  'tabs behind content': 'data:\n  key: |\n    a:\t1\t\n    b: 2\n',
  'blank lines that are shorter than the indentation': 'data:\n  key: |\n    a: 1\n  \n    b: 2\n',
})) {
  test(`characters lead to where they stand: ${name}`, () => check(written));
  test(`characters lead to where they stand: ${name}, CRLF`, () => check(written.replaceAll('\n', '\r\n')));
}

/** All that is not white space maps to itself or to the start of its escape, and the order is kept. */
function check(written: string): void {
  const document = parseDocument('file:///a.yaml', 0, written);
  const scalar = valueAt(document.root, 'data', 'key');
  // Some texts cannot be written in some styles; what the writer makes of them then is no scalar of ours.
  if (scalar?.kind !== 'scalar' || document.problems.length > 0) return;
  const cut = written.slice(scalar.start, scalar.end);
  const offsets = decodedOffsets(cut, scalar);
  assert.equal(offsets.length, scalar.text.length + 1);
  for (let index = 0; index < scalar.text.length; index += 1) {
    const at = offsets[index] ?? -1;
    assert.ok(index === 0 || at >= (offsets[index - 1] ?? 0), `order at ${index} of ${JSON.stringify(written)}`);
    const decoded: string = scalar.text[index] ?? '';
    const found: string = cut[at] ?? '';
    const isEscape = found === '\\' && scalar.style === 'double';
    if (/\S/.test(decoded) && !isEscape && !isLowSurrogate(decoded)) {
      assert.equal(found, decoded, `${index} of ${JSON.stringify(written)}`);
    }
  }
}

function isLowSurrogate(character: string): boolean {
  return character >= '\uDC00' && character <= '\uDFFF';
}
