// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expansions of the shell look like placeholders of a template.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { parseProfile } from '../../engine/profile/parse.ts';
import { slugOf } from '../../engine/runbook/markdown.ts';
import { parseRunbook } from '../../engine/runbook/parse.ts';

const head = `code: clw-test
title: A test
variables:
  WORKER: { title: The worker, pattern: '[a-z0-9-]+' }
  FILE: { title: A file, default: /etc/hosts }
causes:
  - { id: broken, title: Broken, supports: [bad], fix: mend-it }
verify: check-it
`;

const step = `#| id: one
#| timeout: 5s
#| capture:
#|   word: 'word=(\\w+)'
#| outcomes:
#|   - fail: line('bad') && word == 'x'
#|     finding: bad
#|   - pass: exitCode == 0
cat "$FILE"`;

const rest = `
## Mend it

\`\`\`sh
#| id: mend
#| timeout: 5s
#| when: word == 'x'
touch "$FILE"
\`\`\`

## Check it

\`\`\`sh
#| id: verify
#| timeout: 5s
#| outcomes: [{ pass: exitCode == 0 }]
cat "$FILE"
\`\`\`
`;

function page(frontMatter: string, script: string, more = rest): string {
  return `---\n${frontMatter}---\n\n# Title\n\n\`\`\`sh\n${script}\n\`\`\`\n${more}`;
}

const sound = page(head, step);

/** Each expectation is the id of a problem and the very text that it stands on. */
function check(name: string, text: string, expected: readonly (readonly [string, string])[]): void {
  for (const [form, written] of Object.entries({
    '': text,
    ' with CRLF and BOM': `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  })) {
    test(`${name}${form}`, () => {
      const { problems } = parseRunbook(written);
      const found = problems.map(({ id, range }) => [
        id,
        written.slice(range.start, range.end).replaceAll('\r\n', '\n').trim(),
      ]);
      assert.deepEqual(found, expected, problems.map(({ message }) => message).join('\n'));
    });
  }
}

check('a sound runbook', sound, []);
check('the front matter is missing', '# Only a page\n', [['missing-front-matter', '# Only a page']]);
check('an empty file', '', [['missing-front-matter', '']]);
check('no code', '---\ntitle: x\n---\n', [['missing-code', 'title: x']]);
check('a misspelled key', page(head.replace('title: A test', 'titel: A test'), step), [
  ['missing-title', 'clw-test'],
  ['unknown-option', 'titel'],
]);
check('a misspelled option', page(head, step.replace('timeout:', 'timeuot:')), [
  ['missing-timeout', step.slice(3, step.indexOf('\ncat')).replaceAll('timeout', 'timeuot')],
  ['unknown-option', 'timeuot'],
]);
check('no id', page(head, step.replace('#| id: one\n', '').replace("word: 'word=(\\w+)'", "other: '(x)'")), [
  ['unknown-finding', 'bad'],
  [
    'missing-id',
    "timeout: 5s\n#| capture:\n#|   other: '(x)'\n#| outcomes:\n#|   - fail: line('bad') && word == 'x'\n#|     finding: bad\n#|   - pass: exitCode == 0",
  ],
  ['unknown-name', 'word'],
]);
check('an id twice', page(head, step, rest.replace('id: mend', 'id: one')), [['duplicate-id', 'one']]);
check('an id that is no word', page(head, step, rest.replace('id: mend', 'id: Mend It')), [['invalid-id', 'Mend It']]);
check('an unknown section', page(head.replace('fix: mend-it', 'fix: mend-them'), step), [
  ['unknown-section', 'mend-them'],
  ['missing-outcomes', 'mend'],
  ['change-in-diagnosis', 'touch "$FILE"'],
]);
check('an unknown verification', page(head.replace('verify: check-it', 'verify: checkit'), step), [
  ['unknown-section', 'checkit'],
  ['change-without-verify', 'mend'],
]);
check('no verification', page(head.replace('verify: check-it\n', ''), step), [['change-without-verify', 'mend']]);
check('an unknown cause', page(head.replace('fix: mend-it', 'explains: [brokn], fix: mend-it'), step), [
  ['unknown-cause', 'brokn'],
]);
check('a finding that no step makes', page(head.replace('supports: [bad]', 'supports: [bad, worse]'), step), [
  ['unknown-finding', 'worse'],
]);
check(
  'a finding that no cause uses',
  page(head, step.replace('exitCode == 0', 'exitCode == 0\n#|     finding: good')),
  [['unused-finding', 'good']],
);
check('an undeclared variable', page(head, step.replace('"$FILE"', '"$FIEL" "${OTHER:-x}" "$HOME"')), [
  ['undefined-variable', '$FIEL'],
]);
check(
  'a variable that the script sets',
  page(head, `${step}\nfor f in a b; do x=$f; echo "$x"; done; while read -r y; do echo "$y"; done`),
  [],
);
check('CEL that cannot be read', page(head, step.replace('exitCode == 0', 'exitCode = 0')), [
  ['invalid-expression', '='],
]);
check('CEL in quotes', page(head, step.replace('exitCode == 0', '"exitCode = 0"')), [['invalid-expression', '=']]);
check('CEL with an unknown name', page(head, step.replace("word == 'x'", "wrod == 'x'")), [['unknown-name', 'wrod']]);
check('CEL that is no question', page(head, step.replace('pass: exitCode == 0', 'pass: exitCode')), [
  ['invalid-expression', 'exitCode'],
]);
check('when before its capture', page(head, step.replace('#| timeout: 5s', "#| timeout: 5s\n#| when: word == 'x'")), [
  ['unknown-name', 'word'],
]);
check('RE2 that cannot be read in a capture', page(head, step.replace('word=(\\w+)', 'word=(\\w+)(?=x)')), [
  ['invalid-pattern', '(?='],
]);
check('RE2 that cannot be read in an expression', page(head, step.replace("line('bad')", "line('b(ad')")), [
  ['invalid-pattern', "'b(ad'"],
]);
check('a capture without a group', page(head, step.replace('word=(\\w+)', 'word=\\w+')), [
  ['capture-groups', "'word=\\w+'"],
]);
check('a capture with two groups', page(head, step.replace('word=(\\w+)', '(word)=(\\w+)')), [
  ['capture-groups', "'(word)=(\\w+)'"],
]);
check(
  'an outcome after one that always holds',
  page(head, step.replace('fail: line', "warn: 'true'\n#|   - fail: line")),
  [
    ['unreachable-outcome', "line('bad') && word == 'x'"],
    ['unreachable-outcome', 'exitCode == 0'],
  ],
);
check('an outcome twice', page(head, `${step.replace('\ncat', '\n#|   - warn: exitCode==0\ncat')}`), [
  ['unreachable-outcome', 'exitCode==0'],
]);
check('an outcome without a verdict', page(head, step.replace('pass: exitCode == 0', 'says: nothing')), [
  ['outcome-verdict', 'says: nothing'],
]);
check('no timeout', page(head, step.replace('#| timeout: 5s\n', '')), [
  ['missing-timeout', step.replace('#| timeout: 5s\n', '').slice(3, step.indexOf('\ncat') - 15)],
]);
for (const bad of ['5', '-5s', '0s', '5 minutes', '900h']) {
  check(`the timeout "${bad}"`, page(head, step.replace('timeout: 5s', `timeout: ${bad}`)), [
    ['invalid-duration', bad],
  ]);
}
check('retry without an end', page(head, step.replace('#| timeout: 5s', '#| timeout: 5s\n#| retry: { every: 2s }')), [
  ['missing-option', '{ every: 2s }'],
]);
check('a diagnosis that changes something', page(head, `${step}\nrm -f x`), [['change-in-diagnosis', 'rm -f x']]);
check('a class that the author raised', page(head, step.replace('#| timeout', '#| class: change\n#| timeout')), [
  ['change-in-diagnosis', 'one'],
]);
check('an unknown role', page(head, step.replace('#| timeout', '#| on: wroker\n#| timeout')), [
  ['invalid-value', 'wroker'],
]);
check(
  'a diagnosis without outcomes',
  page(head.replace(/causes:\n.*\n/, '').replace('verify: check-it\n', ''), '#| id: one\n#| timeout: 5s\ncat x', ''),
  [['missing-outcomes', 'one']],
);
check('a reserved variable', page(head.replace('FILE:', 'LD_PRELOAD: { title: x }\n  FILE:'), step), [
  ['reserved-variable', 'LD_PRELOAD'],
]);
check(
  'a default that its own pattern refuses',
  page(head.replace('default: /etc/hosts', "default: hosts, pattern: '/.*'"), step),
  [['invalid-default', 'hosts']],
);
check('bash in place of sh', page(head, step, `${rest}\n\`\`\`bash\n#| id: x\ncat x\n\`\`\`\n`), [
  ['not-a-step', '```bash\n#| id: x\ncat x\n```'],
]);
test('a step in a list keeps its places', () => {
  const text = `---\ncode: a\ntitle: t\n---\n\n1. First\n\n   \`\`\`sh\n   #| id: x\n   #| timeout: oops\n   cat $OTHER\n   \`\`\`\n`;
  const { problems, runbook } = parseRunbook(text);
  const places = problems.map(({ id, range }) => [id, text.slice(range.start, range.end)]);
  assert.deepEqual(places, [
    ['missing-outcomes', 'x'],
    ['invalid-duration', 'oops'],
    ['undefined-variable', '$OTHER'],
  ]);
  assert.equal(runbook?.steps[0]?.script, 'cat $OTHER');
});

test('sections, purposes and classes', () => {
  const { runbook } = parseRunbook(sound);
  assert.deepEqual(
    runbook?.steps.map(({ id, section, purpose, class: found, on }) => [id, section, purpose, found, on]),
    [
      ['one', 'title', 'diagnose', 'read', 'control'],
      ['mend', 'mend-it', 'fix', 'change', 'control'],
      ['verify', 'check-it', 'verify', 'read', 'control'],
    ],
  );
});

test('what is below a fix belongs to it', () => {
  const text = sound.replace('## Mend it\n', '## Mend it\n\n### First\n');
  const { runbook } = parseRunbook(text);
  assert.equal(runbook?.steps.find(({ id }) => id === 'mend')?.purpose, 'fix');
});

test('anchors are those of Git hosts', () => {
  const cases = [
    ['Fix 3: Renew TLS Certificates', 'fix-3-renew-tls-certificates'],
    ["Restore the manager's listener", 'restore-the-managers-listener'],
    ['A_b-c (d)', 'a_b-c-d'],
    ['Größe', 'größe'],
  ];
  for (const [title, slug] of cases) assert.equal(slugOf(title ?? ''), slug);
});

test('the same heading twice has two anchors', () => {
  const { runbook } = parseRunbook('---\ncode: a\ntitle: t\n---\n# Same\n\n# Same\n');
  assert.deepEqual(
    runbook?.sections.map(({ slug }) => slug),
    ['same', 'same-1'],
  );
});

test('every runbook of the product is sound', () => {
  const text = readFileSync(join(import.meta.dirname, '../../runbooks/clw-worker-unreachable.runbook.md'), 'utf8');
  assert.deepEqual(parseRunbook(text).problems, []);
});

test('the example in the description of the format can be read', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/runbook-format.md'), 'utf8');
  const example = /````markdown\n([\s\S]*?)\n````/.exec(page)?.[1] ?? '';
  const { runbook, problems } = parseRunbook(example);
  assert.deepEqual(problems, []);
  assert.ok((runbook?.steps.length ?? 0) > 0);
});

/** Every range lies in the text, whatever the text. */
function holds(text: string): void {
  for (const { range } of [...parseRunbook(text).problems, ...parseProfile(text).problems]) {
    assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
  }
}

test('no text is thrown at', { timeout: 60_000 }, () => {
  const lines = fc.constantFrom(
    ...sound.split('\n'),
    '---',
    '```sh',
    '```',
    '> ```sh',
    '- x',
    '\t',
    '&a *a',
    '#| <<: *a',
    '\0',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 40 }), (parts) => holds(parts.join('\n'))),
    { numRuns: 300 },
  );
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), holds), { numRuns: 500 });
  fc.assert(
    fc.property(fc.nat(sound.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 5 }), (at, length, insert) =>
      holds(sound.slice(0, at) + insert + sound.slice(at + length)),
    ),
    { numRuns: 300 },
  );
});

test('every prefix of a runbook can be read', () => {
  for (let end = 0; end < sound.length; end++) holds(sound.slice(0, end));
});

test('text made to exhaust the parsers is a value', { timeout: 60_000 }, () => {
  for (const text of [
    '['.repeat(50_000),
    `---\na: ${'['.repeat(20_000)}\n---\n`,
    `---\n${'a:\n '.repeat(5000)}---\n`,
    `---\ncode: a\n---\n${'>'.repeat(20_000)}`,
    `---\ncode: a\n---\n${'- '.repeat(20_000)}`,
    `---\ncode: a\n---\n${'*a '.repeat(20_000)}`,
    `---\na: &a [x]\n${Array.from({ length: 30 }, (_, index) => `b${index}: &b${index} [*a, *a]`).join('\n')}\n---\n`,
    'x'.repeat(2_000_000),
  ]) {
    holds(text);
  }
});
