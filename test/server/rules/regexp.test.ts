import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { anchoringOf, bitsOf, samplesOf } from '../../../server/rules/identity/language.ts';
import { compileRe2 } from '../../../server/rules/identity/re2.ts';
import { parseRegexp } from '../../../server/rules/identity/regexp.ts';

const parts = fc.constantFrom(
  ...[
    'a',
    'worker-',
    '[a-z0-9]',
    '[^a-z]',
    '[z-a]',
    '[]a]',
    '[[:alpha:]]',
    '{8}',
    '{2,1}',
    '{1001}',
    '{8',
    '*',
    '+?',
    '?',
  ],
  ...['(', ')', '(?:', '(?P<n>', '(?=', '(?i)', '|', '^', '$', '\\d', '\\.', '\\1', '\\z', '\\Z', '\\', '[', '😀', '.'],
);

test('what is read as a regular expression is RE2, and the samples of it match', () => {
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (texts) => {
      const pattern = texts.join('');
      const tree = parseRegexp(pattern);
      if (tree === undefined) return;
      const compiled = compileRe2(pattern);
      assert.equal(compiled.kind, 'pattern', pattern);
    }),
    { numRuns: 4000 },
  );
});

test('samples match their pattern, anchored as identities are', () => {
  for (const pattern of ['^worker-[a-z0-9]{8}-[a-z0-9]{4}$', '^(?:a|b)+[^a-z]?$', '^\\w{3,5}\\.[[:digit:]]{2}\\z']) {
    const [tree, compiled] = [parseRegexp(pattern), compileRe2(pattern)];
    assert.ok(tree !== undefined && compiled.kind === 'pattern');
    for (const sample of samplesOf(tree)) assert.ok(compiled.matches(sample), `${pattern}: ${sample}`);
  }
});

for (const [pattern, start, end, bits] of [
  ['^worker-[a-z0-9]{2}$', true, true, 10.3],
  ['^a|b$', false, false, 1],
  ['^(a|b)$', true, true, 1],
  ['(?:^a$|^bc$)', true, true, 1],
  ['[01]{0,2}', false, false, 2.8],
  ['^a+$', true, true, Number.POSITIVE_INFINITY],
] as const) {
  test(`${pattern}: anchors and entropy`, () => {
    const tree = parseRegexp(pattern);
    assert.ok(tree);
    assert.deepEqual(anchoringOf(tree), { start, end });
    assert.equal(Math.round(bitsOf(tree) * 10) / 10, bits);
  });
}

for (const [pattern, fragment] of [
  ['[a-z][', '['],
  ['(?=x)', '(?='],
  ['\\\\1(a)\\1', '\\1'],
  ['[[](', '('],
  ['a)', ')'],
  ['z-a[z-a]', 'z-a'],
  ['(?P<n>a)(?P<n>b)', 'n'],
  ['a**', '**'],
  ['(?<=x)a', '(?<='],
] as const) {
  test(`${pattern}: the mistake is "${fragment}", where it is one`, () => {
    const compiled = compileRe2(pattern);
    assert.ok(compiled.kind === 'invalid');
    assert.equal(pattern.slice(compiled.start, compiled.end), fragment);
    // Each fragment stands last where it stands twice.
    assert.equal(compiled.start, pattern.lastIndexOf(fragment));
  });
}
