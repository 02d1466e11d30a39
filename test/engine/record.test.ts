import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { openRecordFile } from '../../engine/record/fileRecord.ts';
import { createLineWriter } from '../../engine/record/line.ts';
import { readRecord } from '../../engine/record/read.ts';
import type { RunEvent } from '../../engine/run/event.ts';
import { sha256 } from '../../engine/system.ts';
import { temporaryFolder } from './witness.ts';

const at = '2026-01-15T12:00:00.000Z';
const events: readonly RunEvent[] = [
  {
    kind: 'run-started',
    runId: 'r',
    at,
    code: 'c',
    intent: 'diagnose',
    cluster: 'x',
    practice: true,
    variables: {},
    steps: ['a'],
  },
  { kind: 'step-output', runId: 'r', at, stepId: 'a', stream: 'stdout', line: 1, text: 'größe\n' },
  { kind: 'run-finished', runId: 'r', at, status: 'completed', reason: null, masked: 0 },
];

function written(): string {
  const next = createLineWriter(sha256);
  const header = next({ header: { format: 'openclaw-run/1', runId: 'r', user: 'u', machine: 'm' } });
  return header + events.map((event) => next({ event })).join('');
}

function check(
  name: string,
  text: string,
  expected: readonly [problem: string | null, line: number, events: number, finished: boolean],
): void {
  test(name, () => {
    const { problem, events: read, finished } = readRecord(text, sha256);
    assert.deepEqual([problem?.kind ?? null, problem?.line ?? 0, read.length, finished], expected);
  });
}

const lines = written().split('\n');
const without = (index: number): string => lines.filter((_, at) => at !== index).join('\n');

check('a whole record', written(), [null, 0, 3, true]);
check('a torn last line', written().slice(0, -20), ['torn', 4, 2, false]);
check('the last newline missing', written().slice(0, -1), [null, 0, 3, true]);
check('the last line missing', `${lines.slice(0, 3).join('\n')}\n`, [null, 0, 2, false]);
check('a line taken out', without(2), ['broken-chain', 3, 1, false]);
check('the header taken out', without(0), ['broken-chain', 1, 0, false]);
check('a line changed', written().replace('größe', 'kleine'), ['broken-chain', 4, 2, false]);
check('lines exchanged', [lines[0], lines[2], lines[1], lines[3], ''].join('\n'), ['broken-chain', 2, 0, false]);
check('a line added', written() + written().split('\n')[1], ['broken-chain', 5, 3, true]);
check('an empty file', '', ['unreadable', 1, 0, false]);
check('another file', 'hello\nworld\n', ['unreadable', 1, 0, false]);

test('any text can be read', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readRecord(text, sha256)));
  fc.assert(
    fc.property(fc.nat(written().length), (end) => {
      const { problem } = readRecord(written().slice(0, end), sha256);
      assert.notEqual(problem?.kind, 'broken-chain');
    }),
  );
});

test('a file is written event by event, for its owner alone', (context) => {
  const folder = temporaryFolder(context);
  const opened = openRecordFile(folder, 'run-1');
  assert.ok(opened.kind === 'opened' && opened.record.path !== null);
  const { record } = opened;
  const path = record.path ?? '';
  for (const [index, event] of events.entries()) {
    assert.equal(record.append(event), null);
    assert.equal(readRecord(readFileSync(path, 'utf8'), sha256).events.length, index + 1);
  }
  assert.equal(record.spool('a', 1, 'one\n'), null);
  assert.equal(record.spool('a', 1, 'two\n'), null);
  record.close();
  assert.equal(readFileSync(`${folder}/run-1/a.1.txt`, 'utf8'), 'one\ntwo\n');
  assert.equal(statSync(path).mode & 0o077, 0);
});

test('a second run never writes into the record of the first', (context) => {
  const folder = temporaryFolder(context);
  const first = openRecordFile(folder, 'run-1');
  assert.equal(first.kind, 'opened');
  assert.equal(openRecordFile(folder, 'run-1').kind, 'failed');
  if (first.kind === 'opened') first.record.close();
});
