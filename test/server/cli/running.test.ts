import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { machineIo } from '../../../server/cli/machineIo.ts';
import { main } from '../../../server/cli/main.ts';
import { BROKEN_WORKER, folderWith, lint, PROGRAM } from './program.ts';

/** A tree that is large enough to be shared out, in which files refer to each other. */
function tree(count: number): Record<string, string> {
  const files: Record<string, string> = {
    'account.yaml':
      'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: openclaw-worker-1, namespace: production}\n',
  };
  for (let index = 0; index < count; index += 1) {
    files[`${index % 10}/pod-${index}.yaml`] = `apiVersion: v1
kind: Pod
metadata: {name: openclaw-worker-${index}, namespace: production}
spec:
  serviceAccountName: openclaw-worker-${index % 3}
  containers: [{name: worker, image: openclaw/worker:2.4.1, imagee: x}]
`;
    files[`${index % 10}/other-${index}.yaml`] = `apiVersion: v1\nkind: Service\nmetadata: {name: other-${index}}\n`;
  }
  return { ...files, 'worker.yaml': BROKEN_WORKER };
}

test('with threads the same is found as without', (t) => {
  const folder = folderWith(t, tree(600));
  const one = lint(folder, ['--format', 'json', '--severity', 'hint', '--threads', '1']);
  assert.notEqual(one.stdout.length, 0);
  assert.equal(one.exitCode, 1);
  assert.deepEqual(lint(folder, ['--format', 'json', '--severity', 'hint', '--threads', '3']), one);
});

test('with threads the same is mended as without', (t) => {
  const [one, many] = [folderWith(t, tree(300)), folderWith(t, tree(300))];
  const run = lint(one, ['--fix', '--threads', '1']);
  assert.deepEqual(lint(many, ['--fix', '--threads', '3']), run);
  assert.equal(spawnSync('diff', ['-r', one, many]).status, 0);
});

test('a reader that has seen enough is no failure', async (t) => {
  const folder = folderWith(t, tree(2000));
  const child = spawn(process.execPath, [PROGRAM], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  child.stdout.once('data', () => child.stdout.destroy());
  const [exitCode] = await once(child, 'close');
  assert.deepEqual([exitCode, Buffer.concat(errors).toString()], [1, '']);
});

test('output that is lost is exit code 2', async (t) => {
  const full = openSync('/dev/full', 'w');
  t.after(() => closeSync(full));
  const folder = folderWith(t, { 'worker.yaml': BROKEN_WORKER });
  const child = spawn(process.execPath, [PROGRAM], { cwd: folder, stdio: ['ignore', full, 'ignore'] });
  assert.deepEqual(await once(child, 'close'), [2, null]);
});

for (const [what, name] of [
  ['a text', 'worker.yaml'],
  ['a log', 'worker.log'],
] as const) {
  test(`an interrupt ends it by that signal while it waits for ${what}`, async (t) => {
    const args = [PROGRAM, '--stdin-filename', name, '-'];
    const child = spawn(process.execPath, args, { cwd: folderWith(t, {}), stdio: ['pipe', 'ignore', 'pipe'] });
    child.stderr.on('data', (chunk: Buffer) => assert.fail(chunk.toString()));
    // More than a pipe holds: once it is written, the program has begun to read.
    await new Promise((resolve) => child.stdin.write(`${'#'.repeat(99)}\n`.repeat(50_000), resolve));
    const ended = once(child, 'close');
    child.kill('SIGINT');
    assert.deepEqual(await ended, [null, 'SIGINT']);
  });
}

test('a long run is told on a terminal, and the line is gone in the end', async (t) => {
  const written: string[] = [];
  const machine = machineIo('0.0.0', new AbortController().signal);
  const folder = folderWith(t, tree(1500));
  const args = [folder, '--output', join(folder, 'out.txt'), '--threads', '1'];
  await main({ ...machine, args, isTerminal: true, stderr: (text) => void written.push(text) });
  const eraseLine = '\r\u001b[K';
  assert.match(written[0] ?? '', /^\r\d+ of (?:3002 files read|1502 files checked)/);
  assert.equal(written.at(-1), eraseLine);
});

test('an interrupt ends a long run between two files', async (t) => {
  const interrupted = new AbortController();
  const machine = machineIo('0.0.0', interrupted.signal);
  const folder = folderWith(t, tree(1500));
  const args = ['--fix', folder, '--threads', '1'];
  const writeText = (path: string, text: string): string | undefined => {
    interrupted.abort();
    return machine.writeText(path, text);
  };
  const printed: string[] = [];
  await main({ ...machine, args, writeText, stdout: (text) => void printed.push(text), isTerminal: false });
  assert.deepEqual(printed, []);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    names.filter((name) => name.endsWith('.tmp')),
    [],
  );
});
