import assert from 'node:assert/strict';
import test from 'node:test';
import { createPartScan, partsOf, scanPart } from '../../../server/cli/scanPart.ts';
import { readShippedRunbooks } from '../../../server/host/runbooks.ts';
import { compileSignatures, readSignatures } from '../../../server/logs/signatureSet.ts';
import { describeLog } from '../../../server/report/describeLog.ts';
import { folderWith, lint, places, report } from './program.ts';

const SYMPTOM = '[ERROR] [2024-01-15T10:23:45.123Z] dial tcp 10.0.0.1:9090: connect: connection refused';
const NOISE = '[INFO] [2024-01-15T10:23:45.123Z] task task_8x7k2m3n finished in 1.2s';
const REFUSED = 'clw-connection-refused';

test('a log is scanned to the byte alike however it is cut', (t) => {
  const runbooks = readShippedRunbooks().flatMap((text) => readSignatures(text) ?? []);
  const request = { runbooks, levels: {}, leastSeverity: 'hint', only: [], most: 10_000 } as const;
  const set = compileSignatures(runbooks);
  const lines = Array.from({ length: 300 }, (_, index) => (index % 7 === 0 ? `${SYMPTOM} ${index} é` : NOISE));
  lines.splice(100, 0, '', 'x'.repeat(5000), '');
  const folder = folderWith(t, { 'worker.log': `${lines.join('\n')}\n${SYMPTOM}` });
  const path = `${folder}/worker.log`;
  const describe = (partBytes: number) =>
    describeLog({
      uri: `file://${path}`,
      path,
      parts: partsOf(path, partBytes).map((part) => scanPart(part, request, set)),
      levels: {},
      digest: (text) => text,
    });
  const whole = describe(Number.MAX_SAFE_INTEGER);
  assert.equal(whole.file.findings.length, lines.filter((line) => line.startsWith(SYMPTOM)).length + 1);
  for (const partBytes of [50, 86, 87, 88, 89, 90, 91, 1000, 10_000]) {
    assert.deepEqual(describe(partBytes), whole, `${partBytes}`);
  }
  const scan = createPartScan(request, set);
  for (const line of lines) scan.push(Buffer.from(`${line}\n`));
  scan.push(Buffer.from(SYMPTOM));
  const streamed = describeLog({
    uri: `file://${path}`,
    path,
    parts: [scan.end()],
    levels: {},
    digest: (text) => text,
  });
  assert.deepEqual(streamed, whole);
});

test('logs of the tree are checked, with threads as without', (t) => {
  const text = [...Array<string>(2000).fill(NOISE), SYMPTOM, ''].join('\n');
  const folder = folderWith(t, { 'a.log': text, 'b.log.1': text, 'c.log': `${NOISE}\n` });
  const one = lint(folder, ['--format', 'json', '--threads', '1']);
  assert.deepEqual(places(one), [`a.log:2001 ${REFUSED}`, `b.log.1:2001 ${REFUSED}`]);
  assert.deepEqual(lint(folder, ['--format', 'json', '--threads', '3']), one);
});

test('a log by standard input', (t) => {
  const run = lint(folderWith(t, {}), ['--format', 'json', '--stdin-filename', 'w.log', '-'], `${NOISE}\n${SYMPTOM}\n`);
  assert.deepEqual([run.exitCode, places(run)], [1, [`w.log:2 ${REFUSED}`]]);
});

test('--severity, --rule and settings hold for symptoms', (t) => {
  const folder = folderWith(t, { 'a.log': `${SYMPTOM}\n` });
  const count = (...args: readonly string[]): number =>
    report(lint(folder, ['--format', 'json', ...args]).stdout).findings.length;
  assert.deepEqual(
    [count(), count('--rule', REFUSED), count('--rule', 'worker/duration'), count('--severity', 'error')],
    [1, 1, 0, 1],
  );
  const silent = folderWith(t, { 'a.log': `${SYMPTOM}\n`, '.openclaw/lint.yaml': `rules:\n  ${REFUSED}: off\n` });
  assert.equal(lint(silent, []).exitCode, 0);
});

test('of a log with very many symptoms the first are listed and the others counted', (t) => {
  const folder = folderWith(t, { 'a.log': `${SYMPTOM}\n`.repeat(10_007) });
  for (const threads of ['1', '2']) {
    const { stdout, stderr } = lint(folder, ['--format', 'json', '--threads', threads]);
    assert.equal(report(stdout).findings.length, 10_000);
    assert.match(stderr, /"a\.log": 7 more symptoms are not listed/);
  }
});
