import assert from 'node:assert/strict';
import test from 'node:test';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';

const URI = 'file:///workspace/worker.yaml';

const SOUND = `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`;

/** Nine levels of ten aliases each: a thousand million values, if anything expanded them. */
const ALIAS_BOMB = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 9 }, (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}*a${level}]`),
  'cluster: {manager_address: "a:9090", worker: *a9}',
].join('\n');

const MERGE_BOMB = `${Array.from({ length: 400 }, (_, index) => `m${index}: &m${index}\n  <<: *m${Math.max(0, index - 1)}\n  k${index}: 1\n`).join('')}cluster:\n  <<: *m399\n`;

/** What it is, and which findings are wanted; null where only that the server lives matters. */
const TEXTS: readonly (readonly [string, string, readonly string[] | null])[] = [
  ['an alias bomb', ALIAS_BOMB, null],
  ['merge keys that chain and name themselves', MERGE_BOMB, null],
  ['10,000 nested brackets', `cluster: ${'['.repeat(10_000)}`, ['yaml/syntax']],
  ['10,000 nested block sequences', `cluster:\n  manager_address: a:9090\nx:\n  ${'- '.repeat(10_000)}y\n`, null],
  [
    '1,500 levels of indentation',
    Array.from({ length: 1500 }, (_, level) => `${' '.repeat(level)}cluster:`).join('\n'),
    null,
  ],
  ['a binary file', `cluster:\u0000\u0001\u0002${'\u0003\u0000'.repeat(1000)}`, []],
  ['lone surrogates', SOUND.replace('192', '\uD800\uDC00\uD800'), null],
  ['CRLF line breaks', SOUND.replaceAll('\n', '\r\n'), []],
  ['a byte order mark', `\uFEFF${SOUND}`, []],
  ['tabs for indentation', SOUND.replaceAll('  ', '\t'), ['yaml/syntax']],
  ['an unclosed quote', SOUND.replace('9090"', '9090'), ['yaml/syntax']],
  ['an unclosed template action', `${SOUND}# {{ .Values.x\n`, []],
  ['a line of a million characters', `${SOUND}# ${'x'.repeat(1_000_000)}\n`, []],
  ['nothing at all', '', []],
];

for (const [what, text, wanted] of TEXTS) {
  test(`${what}: an answer, and a server that lives`, async () => {
    const client = await Client.start();
    await client.open(URI, text);
    const found = rules(await client.diagnostics(URI));
    if (wanted !== null) assert.deepEqual(found, wanted);
    await client.change(URI, SOUND);
    assert.deepEqual(rules(await client.diagnostics(URI)), []);
    assert.equal(await client.stop(), 0);
  });
}

test('a file of 50 MB is told to be too large, and does not keep others waiting', async () => {
  const client = await Client.start();
  await client.open(URI, SOUND.repeat(350_000));
  assert.deepEqual(rules(await client.diagnostics(URI)), ['yaml/syntax']);
  await client.open('file:///workspace/other/worker.yaml', SOUND);
  assert.deepEqual(rules(await client.diagnostics('file:///workspace/other/worker.yaml')), []);
  await client.stop();
});

function rules(diagnostics: readonly Diagnostic[]): readonly unknown[] {
  return [...new Set(diagnostics.map(({ code }) => code))];
}
