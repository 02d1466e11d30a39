import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { readSourceFile } from '../../../server/documents/sourceFile.ts';
import { toFile } from '../../../server/documents/yamlDocument.ts';
import { EDITABLE_TEXTS } from './editableTexts.ts';

const URI = 'file:///worker.yaml';

/** One edit: where (in thousandths of the text), how much is removed, what is put there. */
const edit = fc.record({
  place: fc.integer({ min: 0, max: 1000 }),
  removed: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 12 })),
  inserted: fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '  ',
      '- ',
      ': ',
      '#',
      '"',
      "'",
      'x',
      'key: value\n',
      '\n  a: 1',
      '|\n',
      '[',
      '}',
      '\t',
    ),
    fc.constantFrom(
      '---\n',
      '&a ',
      '*a',
      '{{ .x }}',
      '...\n',
      '%',
      '\r\n',
      '? ',
      '!!str ',
      '>-\n',
      '<<: *a',
      ',',
      '\uFEFF',
    ),
    fc.string({ maxLength: 6 }),
  ),
});

test('documents after any sequence of edits equal those of a fresh parse', () => {
  fc.assert(
    fc.property(fc.constantFrom(...EDITABLE_TEXTS), fc.array(edit, { minLength: 1, maxLength: 25 }), (start, edits) => {
      let text = start;
      let file = readSourceFile(URI, text);
      for (const { place, removed, inserted } of edits) {
        const at = Math.floor((text.length * place) / 1000);
        text = text.slice(0, at) + inserted + text.slice(at + removed);
        file = readSourceFile(URI, text, file);
        assert.deepEqual(plain(file), plain(readSourceFile(URI, text)), JSON.stringify(text));
      }
    }),
    { numRuns: 1500 },
  );
});

function plain(file: ReturnType<typeof readSourceFile>): unknown {
  return file.documents.map(({ offset, text, root, problems, templated, linked }) => ({
    offset,
    text,
    root,
    problems,
    templated,
    linked,
  }));
}

test('offsets of a document are turned into offsets of the file', () => {
  const file = readSourceFile(URI, 'a: 1\n---\nb: 2\n');
  const second = file.documents[1];
  assert.equal(second === undefined ? -1 : toFile(second, 4), 9);
});
