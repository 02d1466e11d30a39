import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { MASK } from '../../../server/documents/mask.ts';
import { parseAny } from '../../../server/documents/parse.ts';
import { parseSimple } from '../../../server/documents/parseSimple.ts';
import { allRules } from '../../../server/rules/list.ts';

const TEXTS = allRules.flatMap(({ examples }) =>
  examples.flatMap(({ files }) =>
    Object.entries(files).flatMap(([name, text]) => (/\.ya?ml$/.test(name) ? text.split(/^(?=---$)/m) : [])),
  ),
);

/** What YAML is made of, most of it where it means something. */
const PIECES = [
  ...[' ', '  ', '\n', '\n\n', '\n  ', '\n    ', '- ', '-', ': ', ':', '# ', '#', ' #', ' # c\n', '---\n', '...\n'],
  ...['a', 'key: v', 'a: b\n', '- a\n', '- b: c\n', '- - d', 'é', '1', '0x1', '~', 'null', 'true', '.', '/'],
  ...['"', "'", '"q"', "'q'", '\\', '{', '}', '[', ']', ',', '{a: 1}', '{"a": b}', '[1, 2]', '{}', '[]', '{a}'],
  ...['|', '|\n', '>', '&a ', '*a', '!t ', '%', '@', '`', '? ', '?', '<<: ', '\t', '\r\n', '\uFEFF', MASK],
];

function check(text: string): void {
  const simple = parseSimple(text);
  if (simple === undefined) return;
  assert.deepEqual({ root: simple.root, problems: [], linked: false }, parseAny(text), JSON.stringify(text));
}

test('what the quick reader gives an answer to, the whole language reads alike: the examples of all rules', () => {
  for (const text of TEXTS) check(text);
  const read = TEXTS.filter((text) => parseSimple(text) !== undefined);
  assert.ok(read.length > TEXTS.length / 2, `${read.length} of ${TEXTS.length} are simple`);
});

test('… with pieces put in and taken out anywhere', () => {
  const change = fc.record({ at: fc.nat(), take: fc.nat(6), put: fc.constantFrom(...PIECES, '') });
  const changes = fc.array(change, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), changes, (text, edits) => {
      let edited = text;
      for (const { at, take, put } of edits) {
        const start = at % (edited.length + 1);
        edited = edited.slice(0, start) + put + edited.slice(start + take);
      }
      check(edited);
    }),
    { numRuns: 5000 },
  );
});

test('… made of nothing but pieces', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join('')),
      check,
    ),
    {
      numRuns: 20_000,
    },
  );
});

test('depth is bounded', () => {
  check('- '.repeat(5000));
  check(`a: ${'['.repeat(5000)}${']'.repeat(5000)}`);
  check(Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''));
});
