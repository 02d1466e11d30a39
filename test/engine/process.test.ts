import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { describe } from 'node:test';
import { createStarter } from '../../engine/process/start.ts';
import { readRecord } from '../../engine/record/read.ts';
import type { ProcessRequest, ProcessResult } from '../../engine/run/system.ts';
import { sha256 } from '../../engine/system.ts';
import { createWitness, temporaryFolder } from './witness.ts';

const timeout = 30_000;

interface Ran extends ProcessResult {
  readonly stdout: string;
  readonly stderr: string;
}

async function run(script: string, request: Partial<ProcessRequest> = {}, trusted = true): Promise<Ran> {
  const output = { stdout: '', stderr: '' };
  const start = createStarter({ trusted: () => trusted, folder: '/' });
  const result = await start({
    command: ['/bin/sh', '-c', script],
    environment: { PATH: process.env['PATH'] ?? '', ...request.environment },
    input: null,
    timeoutMs: 20_000,
    signal: new AbortController().signal,
    onOutput: async (stream, bytes) => {
      output[stream] += Buffer.from(bytes).toString();
    },
    ...request,
  });
  return { ...result, ...output };
}

test('exit code and both streams come back', async () => {
  const { exitCode, stdout, stderr, signal } = await run('echo out; echo err >&2; exit 3');
  assert.deepEqual(
    { exitCode, stdout, stderr, signal },
    { exitCode: 3, stdout: 'out\n', stderr: 'err\n', signal: null },
  );
});

test('nothing is inherited but what is given', async () => {
  process.env['OPENCLAW_TEST_LEAK'] = 'leaked';
  const { stdout } = await run('env', { environment: { PATH: process.env['PATH'] ?? '', WORKER: "it's $(x) `y`" } });
  assert.match(stdout, /^WORKER=it's \$\(x\) `y`$/m);
  assert.doesNotMatch(stdout, /leaked|OPENCLAW/);
});

test('standard input is what was given, or empty', async () => {
  assert.equal((await run('cat', { input: 'text' })).stdout, 'text');
  assert.equal((await run('cat')).stdout, '');
});

test('the descriptors of the watcher are not the script’s', async () => {
  const { stdout } = await run('(: <&3) 2>/dev/null && echo open || echo closed');
  assert.equal(stdout, 'closed\n');
});

test('in a workspace that is not trusted nothing starts', async (context) => {
  const folder = temporaryFolder(context);
  const { startError, exitCode } = await run(`touch ${folder}/started`, {}, false);
  assert.equal(exitCode, null);
  assert.match(startError ?? '', /not trusted/);
  assert.deepEqual(readdirSync(folder), []);
});

test('a program that does not exist ends with 127', async () => {
  assert.equal((await run('', { command: ['openclaw-no-such-program'] })).exitCode, 127);
});

test('a NUL character in an argument is a start error', async () => {
  assert.notEqual((await run('', { command: ['echo', '\0'] })).startError, null);
});

test('an aborted signal starts nothing', async () => {
  assert.equal((await run('echo x', { signal: AbortSignal.abort() })).cancelled, true);
});

test('output of many megabytes arrives whole', { timeout }, async () => {
  let bytes = 0;
  const onOutput: ProcessRequest['onOutput'] = async (_, chunk) => {
    bytes += chunk.length;
  };
  await run('head -c 50000000 /dev/zero', { onOutput });
  assert.equal(bytes, 50_000_000);
});

test('a reader that is slow gets all of it', { timeout }, async () => {
  let bytes = 0;
  const onOutput: ProcessRequest['onOutput'] = async (_, chunk) => {
    await new Promise((resolve) => setImmediate(resolve));
    bytes += chunk.length;
  };
  await run('head -c 3000000 /dev/zero', { onOutput });
  assert.equal(bytes, 3_000_000);
});

// Each of these would outlive a plain kill of the shell.
const stubborn: Readonly<Record<string, string>> = {
  'a child': 'sleep 1000 9>"$WITNESS"',
  'a child that ignores TERM': '(trap "" TERM HUP INT; echo up >&9; while :; do sleep 1; done) 9>"$WITNESS"',
  'a grandchild in the background':
    '( (trap "" TERM; echo up >&9; sleep 1000 & wait; sleep 1000) & ) 9>"$WITNESS"; sleep 1000',
  'timeout, which makes a group of its own':
    'timeout 1000 sh -c \'trap "" TERM; echo up >&9; sleep 1000; sleep 1000\' 9>"$WITNESS"',
  'a shell that ignores TERM': 'exec 9>"$WITNESS"; trap "" TERM; echo up >&9; while :; do sleep 1; done',
  'a stopped process': 'exec 9>"$WITNESS"; sleep 1000 & kill -STOP $!; echo up >&9; wait',
};

describe('a script ends with all of its processes', { concurrency: 4 }, () => {
  for (const [name, script] of Object.entries(stubborn)) {
    const announced = `echo ready > "$WITNESS" & ${script}`;

    test(`a timeout ends ${name}`, { timeout }, async (context) => {
      const witness = createWitness(context);
      const environment = { PATH: process.env['PATH'] ?? '', WITNESS: witness.path };
      const { timedOut, cancelled } = await run(announced, { environment, timeoutMs: 500 });
      assert.deepEqual({ timedOut, cancelled }, { timedOut: true, cancelled: false });
      await witness.gone;
    });

    test(`a stop ends ${name}`, { timeout }, async (context) => {
      const witness = createWitness(context);
      const environment = { PATH: process.env['PATH'] ?? '', WITNESS: witness.path };
      const stop = new AbortController();
      const running = run(announced, { environment, signal: stop.signal });
      await witness.lines(1);
      stop.abort();
      assert.equal((await running).cancelled, true);
      await witness.gone;
    });

    test(`kill -9 of the engine ends ${name} within five seconds, and its record reads to the last event`, {
      timeout,
    }, async (context) => {
      const witness = createWitness(context);
      const records = temporaryFolder(context);
      const program = join(import.meta.dirname, 'fixtures', 'run-and-wait.ts');
      const script = announced.replaceAll('"$WITNESS"', `'${witness.path}'`);
      const editor = spawn(process.execPath, ['--import', 'tsx', program, script, records], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      await witness.lines(1);
      editor.kill('SIGKILL');
      await once(editor, 'exit');
      const killedAt = performance.now();
      await witness.gone;
      assert.ok(performance.now() - killedAt < 5000);

      const [runId = ''] = readdirSync(records);
      const { events, problem, finished } = readRecord(
        readFileSync(join(records, runId, 'record.jsonl'), 'utf8'),
        sha256,
      );
      assert.equal(problem, null);
      assert.equal(finished, false);
      assert.deepEqual(
        events.map((event) => ('stepId' in event ? `${event.kind} ${event.stepId}` : event.kind)),
        ['run-started', 'step-started first', 'step-output first', 'step-finished first', 'step-started long'],
      );
    });
  }
});

test('what a script leaves in the background ends with it', { timeout }, async (context) => {
  const witness = createWitness(context);
  const environment = { PATH: process.env['PATH'] ?? '', WITNESS: witness.path };
  assert.equal((await run('sleep 1000 9>"$WITNESS" & echo done', { environment })).stdout, 'done\n');
  await witness.gone;
});

test('a service in a session of its own outlives the script that started it', { timeout }, async (context) => {
  const witness = createWitness(context);
  const environment = { PATH: process.env['PATH'] ?? '', WITNESS: witness.path };
  // It holds the script's error output open as well, as careless services do.
  const script = '{ setsid sh -c \'echo $$ >&9; echo up; exec sleep 1000\' 9>"$WITNESS" & } | read -r up';
  const { exitCode } = await run(script, { environment });
  assert.equal(exitCode, 0);
  const [pid = ''] = await witness.lines(1);
  process.kill(Number(pid), 'SIGKILL');
  await witness.gone;
});
