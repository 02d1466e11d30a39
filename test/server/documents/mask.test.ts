import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { MASK, maskTemplates } from '../../../server/documents/mask.ts';

/** `_` stands for a masked character, `.` for a blank that was an action. */
const CASES: readonly (readonly [string, string])[] = [
  ['name: {{ .Release.Name }}', 'name: ___________________'],
  ['name: {{ .a }}-{{ .b }}', 'name: ________-________'],
  ['  {{- if .x }}', '  ............'],
  ['{{ if .x }}{{ end }}', '....................'],
  ['a: 1 {{ if .x }}', 'a: 1 ___________'],
  ['{{/* }} */}}', '............'],
  ['{{- /* a\n b }} */ -}}\nk: v', '........\n ...........\nk: v'],
  ['a: {{ "}}" }}', 'a: __________'],
  ['a: {{ `}}` }}', 'a: __________'],
  ['a: {{ " }}', 'a: _______'],
  ['a: {{ `', 'a: ____'],
  ['a: {{ .x\nb: 1', 'a: _____\nb: 1'],
  ['a: {{ .x\nb: {{ .y }}', 'a: _____\nb: ________'],
  ['a: {{ .x\n   }}\nb: 1', 'a: _____\n_____\nb: 1'],
  ['{{a: 1}: 2}', '{{a: 1}: 2}'],
  ['no: actions', 'no: actions'],
];

for (const [text, expected] of CASES) {
  test(`masks ${JSON.stringify(text)}`, () => {
    assert.equal(shown(text), expected);
  });
}

test('keeps length and line breaks, whatever stands between the braces', () => {
  const parts = fc.constantFrom('{{', '}}', '{{-', '-}}', '"', '\\', '`', '/*', '*/', ' ', '\n', '\r\n', 'a', ':');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const { text: masked } = maskTemplates(text);
      assert.equal(masked.replace(/[^\r\n]/g, 'x'), text.replace(/[^\r\n]/g, 'x'));
    }),
    { numRuns: 5000 },
  );
});

for (const [name, piece] of [
  ['quotes', '"a" '],
  ['open braces', '{{ "'],
  ['open comments', '{{/* '],
  ['raw strings', '{{ ` '],
  ['braces in quotes, line by line', '{{ "}}"\n'],
  ['actions on one line', '{{ .x }} '],
] as const) {
  test(`takes a megabyte of ${name} in a moment`, () => {
    const text = `{{ ${piece.repeat(1_000_000 / piece.length)}`;
    const start = performance.now();
    maskTemplates(text);
    assert.ok(performance.now() - start < 2000);
  });
}

function shown(text: string): string {
  const { text: masked } = maskTemplates(text);
  return [...masked]
    .map((character, index) => (character === MASK ? '_' : character === ' ' && text[index] !== ' ' ? '.' : character))
    .join('')
    .replace(/(?<=\.) +(?=\.)/g, (gap) => '.'.repeat(gap.length));
}
