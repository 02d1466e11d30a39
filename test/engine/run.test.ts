import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { parseProfile } from '../../engine/profile/parse.ts';
import { readRecord } from '../../engine/record/read.ts';
import type { ConfirmationAsked, RunEvent, RunFinished, StepFinished } from '../../engine/run/event.ts';
import type { Intent } from '../../engine/run/intent.ts';
import { startRun } from '../../engine/run/run.ts';
import { parseRunbook } from '../../engine/runbook/parse.ts';
import { nodeSystem, sha256 } from '../../engine/system.ts';
import { createWitness, temporaryFolder } from './witness.ts';

const timeout = 30_000;

interface Options {
  readonly intent?: Intent;
  readonly variables?: Readonly<Record<string, string>>;
  readonly front?: string;
  readonly answer?: 'yes' | 'no';
  readonly confirm?: (event: ConfirmationAsked, signal: AbortSignal) => Promise<'yes' | 'no'>;
  readonly recordsFolder?: string | null;
  readonly signal?: AbortSignal;
  readonly trusted?: boolean;
  readonly onEvent?: (event: RunEvent) => Promise<void> | void;
}

async function run(markdown: string, options: Options = {}): Promise<readonly RunEvent[]> {
  const text = `---\ncode: clw-test\ntitle: Test\n${options.front ?? ''}---\n${markdown}`;
  const { runbook, problems } = parseRunbook(text);
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  const { profile } = parseProfile(
    'clusters: { here: { hosts: { worker-01: { role: worker, via: local, variables: { PLACE: one } }, worker-02: { role: worker, via: local, variables: { PLACE: two } }, control: { role: control, via: local, env: { EXTRA: from-host } } } } }',
  );
  const cluster = profile?.clusters[0];
  assert.ok(runbook !== null && cluster !== undefined);
  const events: RunEvent[] = [];
  const running = startRun({
    runbook,
    cluster,
    variables: options.variables ?? {},
    intent: options.intent ?? { kind: 'diagnose' },
    system: nodeSystem({ trusted: () => options.trusted ?? true, recordsFolder: options.recordsFolder ?? null }),
    signal: options.signal ?? new AbortController().signal,
    confirm: options.confirm ?? (async () => options.answer ?? 'no'),
  });
  for await (const event of running) {
    events.push(event);
    await options.onEvent?.(event);
  }
  return events;
}

function step(id: string, script: string, ...options: readonly string[]): string {
  const has = (name: string): boolean => options.some((option) => option.startsWith(name));
  const lines = [`id: ${id}`, ...(has('timeout') ? [] : ['timeout: 10s']), ...options];
  return `\n\`\`\`sh\n${lines.map((line) => `#| ${line}\n`).join('')}${script}\n\`\`\`\n`;
}

function finished(events: readonly RunEvent[]): readonly StepFinished[] {
  return events.filter((event) => event.kind === 'step-finished');
}

function end(events: readonly RunEvent[]): RunFinished {
  const last = events.at(-1);
  assert.ok(last?.kind === 'run-finished');
  return last;
}

/** Verdict kind and finding of the only step. */
function check(name: string, markdown: string, expected: string, options: Options = {}): void {
  test(name, { timeout }, async () => {
    const [only] = finished(await run(markdown, options));
    assert.equal(`${only?.verdict.kind} ${only?.verdict.finding ?? ''}`.trim(), expected, only?.verdict.says);
  });
}

const pass = 'outcomes: [{ pass: exitCode == 0 }]';

check(
  'the first outcome that holds wins',
  step('a', 'echo bad', "outcomes: [{ warn: line('bad'), finding: x }, { fail: 'true', finding: y }]"),
  'warn x',
);
check('no outcome holds', step('a', 'exit 7', pass), 'inconclusive');
check(
  'a missing tool',
  step('a', 'command -v no-such-tool || exit 127', "outcomes: [{ fail: exitCode == 127 }, { fail: 'true' }]"),
  'inconclusive',
);
check('a tool that may not be run', step('a', 'sh -c "exit 126"', "outcomes: [{ fail: 'true' }]"), 'inconclusive');
check(
  'a lack of permission',
  step('a', 'echo "cat: /etc/shadow: Permission denied" >&2; exit 1', "outcomes: [{ fail: 'true' }]"),
  'inconclusive',
);
check(
  "a server's refusal is no lack of permission",
  step(
    'a',
    'echo "rpc error: code = PermissionDenied desc = permission denied" >&2; exit 1',
    "outcomes: [{ fail: line('PermissionDenied') }]",
  ),
  'fail',
);
check('time that runs out', step('a', 'sleep 100', 'timeout: 200ms', "outcomes: [{ pass: 'true' }]"), 'inconclusive');
check(
  'an expression that cannot be judged',
  step(
    'a',
    'true',
    "capture: { date: 'date=(.*)' }",
    'outcomes: [{ fail: daysUntil(date) < 0 }, { pass: exitCode == 0 }]',
  ),
  'inconclusive',
);
check('a workspace that is not trusted', step('a', 'true', pass), 'inconclusive', { trusted: false });
check(
  'both streams are judged',
  step('a', 'echo out; echo err >&2', "outcomes: [{ pass: \"line('^out$') && line('^err$')\" }]"),
  'pass',
);
check(
  'colours are not judged',
  step('a', "printf '\\033[31mhealthy\\033[0m\\n'", 'outcomes: [{ pass: "line(\'^healthy$\')" }]'),
  'pass',
);
check(
  'a match after a hundred thousand lines',
  step('a', 'seq 100000; echo end', "outcomes: [{ pass: \"lines('^[0-9]+$') == 100000 && line('^end$')\" }]"),
  'pass',
);
check('a last line without newline', step('a', 'printf end', 'outcomes: [{ pass: "line(\'^end$\')" }]'), 'pass');
check('the host’s own environment', step('a', 'printenv EXTRA', "outcomes: [{ pass: line('from-host') }]"), 'pass');

test('the evidence is the very lines, with stream and number', { timeout }, async () => {
  const script = 'echo first; echo bad one; echo err >&2; echo bad two';
  const [only] = finished(await run(step('a', script, "outcomes: [{ fail: line('^bad') }]")));
  assert.deepEqual(only?.verdict.evidence, [
    { stepId: 'a', stream: 'stdout', line: 2, text: 'bad one' },
    { stepId: 'a', stream: 'stdout', line: 3, text: 'bad two' },
  ]);
});

test('captures go to the steps after, with the line that they came from', { timeout }, async () => {
  const events = await run(
    step('a', 'echo x; echo word=hello', "capture: { word: 'word=(.*)' }", pass) +
      step('b', 'true', "outcomes: [{ fail: word == 'hello' }]"),
  );
  const [first, second] = finished(events);
  assert.deepEqual(first?.captures, { word: 'hello' });
  assert.deepEqual(second?.verdict.evidence, [{ stepId: 'a', stream: 'stdout', line: 2, text: 'word=hello' }]);
});

test('a value reaches the script as environment, never as text', { timeout }, async () => {
  const value = '$(touch /tmp/openclaw-pasted) `id` \'"; exit 9 #';
  const events = await run(step('a', 'printf "%s" "$TEXT"', pass), {
    front: 'variables: { TEXT: { title: t } }\n',
    variables: { TEXT: value },
  });
  const output = events.flatMap((event) => (event.kind === 'step-output' ? event.text : [])).join('');
  assert.equal(output, value);
  assert.equal(existsSync('/tmp/openclaw-pasted'), false);
});

test('WORKER chooses the host, and the host’s variables go before the default', { timeout }, async () => {
  const front = 'variables: { WORKER: { title: w }, PLACE: { title: p, default: none } }\n';
  const events = await run(step('a', 'echo "$PLACE"', 'on: worker', pass), {
    front,
    variables: { WORKER: 'worker-02' },
  });
  const [started] = events.filter((event) => event.kind === 'step-started');
  assert.equal(started?.host, 'worker-02');
  assert.equal(events.find((event) => event.kind === 'step-output')?.text, 'two\n');
});

test('a secret is in no event and in no file', { timeout }, async (context) => {
  const recordsFolder = temporaryFolder(context);
  const events = await run(
    step('a', 'echo "it is $PASS"; echo "$PASS" | cut -c1-4', "capture: { it: 'it is (.*)' }", pass),
    {
      front: 'variables: { PASS: { title: p, secret: true } }\n',
      variables: { PASS: 'hunter2-secret' },
      recordsFolder,
    },
  );
  const [runId = ''] = readdirSync(recordsFolder);
  const files = readdirSync(join(recordsFolder, runId)).map((name) =>
    readFileSync(join(recordsFolder, runId, name), 'utf8'),
  );
  assert.equal(files.length, 2);
  for (const text of [JSON.stringify(events), ...files]) assert.ok(!text.includes('hunter2-secret'));
  assert.equal(end(events).masked, 1);
});

test('the record has the whole output, its hash, and the events up to the last', { timeout }, async (context) => {
  const recordsFolder = temporaryFolder(context);
  const events = await run(step('a', 'seq 200000', pass), { recordsFolder });
  const [runId = ''] = readdirSync(recordsFolder);
  const spool = readFileSync(join(recordsFolder, runId, 'a.1.txt'), 'utf8');
  assert.equal(spool.split('\n').length, 200_001);
  assert.equal(finished(events)[0]?.result.sha256, sha256(spool));
  const { events: recorded, problem } = readRecord(
    readFileSync(join(recordsFolder, runId, 'record.jsonl'), 'utf8'),
    sha256,
  );
  assert.equal(problem, null);
  assert.deepEqual(recorded.at(-1), events.at(-1));
});

test('a slow reader gets the beginning and the end, and the numbers of their lines', { timeout }, async () => {
  let first = true;
  const events = await run(step('a', 'seq 2000000', pass), {
    onEvent: async (event) => {
      if (event.kind !== 'step-output' || !first) return;
      first = false;
      // Long enough for the rest of the output to come, which is waited for by nothing else than more output.
      for (let turn = 0; turn < 20_000; turn++) await new Promise((resolve) => setImmediate(resolve));
    },
  });
  const outputs = events.filter((event) => event.kind === 'step-output');
  for (const { line, text } of outputs) {
    const whole = /^\d+$/m.exec(text.slice(text.indexOf('\n') + 1))?.[0];
    assert.equal(Number(whole), line + 1);
  }
  assert.equal(outputs[0]?.line, 1);
  assert.ok(outputs.at(-1)?.text.endsWith('2000000\n'));
  assert.equal(finished(events)[0]?.verdict.kind, 'pass');
});

test('when skips a step without running it', { timeout }, async () => {
  const events = await run(
    step('a', 'echo word=x', "capture: { word: 'word=(.*)' }", pass) + step('b', 'echo no', "when: word == 'y'", pass),
  );
  assert.equal(finished(events)[1]?.verdict.kind, 'skipped');
  assert.equal(
    events.some((event) => event.kind === 'step-started' && event.stepId === 'b'),
    false,
  );
});

test('retry repeats until it passes, and counts', { timeout }, async (context) => {
  const file = join(temporaryFolder(context), 'count');
  writeFileSync(file, '');
  const script = `echo x | tee -a ${file} >/dev/null; cat ${file}`;
  const events = await run(
    `# Check it\n${step('a', script, 'retry: { every: 10ms, for: 10s }', "outcomes: [{ pass: \"lines('x') == 3\" }, { fail: 'true' }]")}`,
    {
      front: 'verify: check-it\n',
      intent: { kind: 'verify' },
      answer: 'yes',
    },
  );
  assert.deepEqual(
    events.flatMap((event) => (event.kind === 'step-started' ? event.attempt : [])),
    [1, 2, 3],
  );
  assert.equal(finished(events).length, 1);
  assert.equal(end(events).status, 'completed');
});

test('retry ends in the last verdict when its time is up', { timeout }, async () => {
  const events = await run(step('a', 'true', 'retry: { every: 20ms, for: 100ms }', "outcomes: [{ fail: 'true' }]"));
  assert.equal(finished(events)[0]?.verdict.kind, 'fail');
});

const mending = `
# Diagnosis
${step('look', 'cat "$FILE"', "capture: { state: 'state=(.*)' }", "outcomes: [{ fail: state == 'broken', finding: broken }, { pass: exitCode == 0 }]")}
# Mend it
${step('mend', 'echo state=whole > "$FILE"', "when: state == 'broken'")}
# Check it
${step('verify', 'cat "$FILE"', "outcomes: [{ pass: line('whole') }, { fail: exitCode == 0 }]")}
`;
const mendingFront = `variables: { FILE: { title: f } }
causes: [{ id: is-broken, title: It is broken, supports: [broken], fix: mend-it }]
verify: check-it
`;

function mend(
  context: test.TestContext,
  state: string,
  options: Options,
): Promise<{ readonly events: readonly RunEvent[]; readonly file: string }> {
  const file = join(temporaryFolder(context), 'state');
  writeFileSync(file, `state=${state}\n`);
  const all = {
    front: mendingFront,
    variables: { FILE: file },
    intent: { kind: 'fix', section: 'mend-it' },
    ...options,
  } as const;
  return run(mending, all).then((events) => ({ events, file }));
}

test('a fix looks first, asks, runs and verifies', { timeout }, async (context) => {
  const { events, file } = await mend(context, 'broken', { answer: 'yes' });
  assert.deepEqual(
    events.flatMap((event) =>
      'stepId' in event && event.kind !== 'step-output' ? `${event.kind} ${event.stepId}` : [],
    ),
    [
      ...['step-started look', 'step-finished look', 'confirmation-asked mend', 'confirmation-answered mend'],
      ...['step-started look', 'step-finished look', 'step-started mend', 'step-finished mend'],
      ...['step-started verify', 'step-finished verify'],
    ],
  );
  assert.equal(end(events).status, 'completed');
  assert.equal(readFileSync(file, 'utf8'), 'state=whole\n');
});

test('the question comes after the events before it were read', { timeout }, async (context) => {
  const seen: string[] = [];
  await mend(context, 'broken', {
    onEvent: (event) => void seen.push(event.kind),
    confirm: async () => {
      assert.equal(seen.at(-1), 'confirmation-asked');
      return 'no';
    },
  });
  assert.ok(seen.includes('confirmation-answered'));
});

test('a fix that is not confirmed changes nothing and stops', { timeout }, async (context) => {
  const { events, file } = await mend(context, 'broken', { answer: 'no' });
  assert.equal(end(events).status, 'declined');
  assert.equal(readFileSync(file, 'utf8'), 'state=broken\n');
});

test('a precondition that does not hold is not even asked about', { timeout }, async (context) => {
  const { events } = await mend(context, 'fine', { answer: 'yes' });
  assert.equal(
    events.some(({ kind }) => kind === 'confirmation-asked'),
    false,
  );
  assert.equal(end(events).status, 'failed');
});

test('a precondition is looked at again after the question', { timeout }, async (context) => {
  const file = join(temporaryFolder(context), 'state');
  writeFileSync(file, 'state=broken\n');
  const events = await run(mending, {
    front: mendingFront,
    variables: { FILE: file },
    intent: { kind: 'fix', section: 'mend-it' },
    confirm: async () => {
      writeFileSync(file, 'state=mended by somebody else, whole\n');
      return 'yes';
    },
  });
  assert.equal(finished(events).find(({ stepId }) => stepId === 'mend')?.verdict.kind, 'skipped');
  assert.match(readFileSync(file, 'utf8'), /somebody else/);
});

test('the question names the class, the host, the command and the script', { timeout }, async (context) => {
  const asked: ConfirmationAsked[] = [];
  await mend(context, 'broken', {
    confirm: async (event) => {
      asked.push(event);
      return 'no';
    },
  });
  const script = 'echo state=whole > "$FILE"';
  const { at, runId, ...shown } = asked[0] ?? assert.fail('nothing was asked');
  assert.deepEqual(shown, {
    kind: 'confirmation-asked',
    stepId: 'mend',
    class: 'change',
    host: 'control',
    command: ['/bin/sh', '-c', script],
    script,
  });
  assert.ok(at !== '' && runId !== '');
});

test('a fix that does not pass stops before the verification', { timeout }, async () => {
  const markdown = `# Mend it\n${step('mend', 'exit 3', 'class: change')}${step('next', 'true', 'class: change')}`;
  const front = `causes: [{ id: c, title: c, supports: [x], fix: mend-it }]\n`;
  const text = `${markdown}# D\n${step('d', 'true', "outcomes: [{ fail: 'true', finding: x }]")}`;
  const events = await run(text, { front, intent: { kind: 'fix', section: 'mend-it' }, answer: 'yes' });
  assert.deepEqual(
    finished(events).map(({ stepId, verdict }) => `${stepId} ${verdict.kind}`),
    ['mend fail'],
  );
  assert.equal(end(events).status, 'failed');
});

test('stop ends the step and the run, and what was started is gone', { timeout }, async (context) => {
  const witness = createWitness(context);
  const stop = new AbortController();
  const script = `(echo up; sleep 1000) 9>'${witness.path}'`;
  const markdown = `# Check it\n${step('a', script, pass)}${step('b', 'true', pass)}`;
  const events = await run(markdown, {
    front: 'verify: check-it\n',
    intent: { kind: 'verify' },
    answer: 'yes',
    signal: stop.signal,
    onEvent: (event) => {
      if (event.kind === 'step-output') stop.abort();
    },
  });
  await witness.gone;
  assert.deepEqual(
    finished(events).map(({ verdict }) => verdict.kind),
    ['inconclusive'],
  );
  assert.equal(finished(events)[0]?.result.cancelled, true);
  assert.equal(end(events).status, 'cancelled');
});

test('stop while a question is open ends the run', { timeout }, async (context) => {
  const stop = new AbortController();
  const { events } = await mend(context, 'broken', {
    signal: stop.signal,
    confirm: () => {
      stop.abort();
      return new Promise(() => {});
    },
  });
  assert.equal(end(events).status, 'cancelled');
});

test('leaving the loop stops the run', { timeout }, async (context) => {
  const recordsFolder = temporaryFolder(context);
  await assert.rejects(
    run(step('a', 'echo up; sleep 1000', pass), {
      recordsFolder,
      onEvent: (event) => {
        if (event.kind === 'step-output') throw new Error('left');
      },
    }),
    /left/,
  );
  const [runId = ''] = readdirSync(recordsFolder);
  const { events } = readRecord(readFileSync(join(recordsFolder, runId, 'record.jsonl'), 'utf8'), sha256);
  assert.equal(end(events).status, 'cancelled');
});

test('a run without a record that can be opened does not start', { timeout }, async (context) => {
  const file = join(temporaryFolder(context), 'file');
  writeFileSync(file, '');
  const events = await run(step('a', 'true', pass), { recordsFolder: file });
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['run-started', 'run-finished'],
  );
  assert.equal(end(events).status, 'refused');
});

test('a record that cannot be written any more stops the run', { timeout }, async (context) => {
  const recordsFolder = temporaryFolder(context);
  const events = await run(step('a', 'echo x', pass) + step('b', 'true', pass), {
    recordsFolder,
    onEvent: (event) => {
      if (event.kind !== 'run-started') return;
      // The file that the first output would go to is a folder.
      mkdirSync(join(recordsFolder, event.runId, 'a.1.txt'), { recursive: true });
    },
  });
  assert.equal(end(events).status, 'failed');
  assert.match(end(events).reason ?? '', /record could not be written/);
  assert.ok(finished(events).length <= 1);
});

test('a diagnosis ends in its cause', { timeout }, async (context) => {
  const { events } = await mend(context, 'broken', { intent: { kind: 'diagnose' } });
  const made = events.find((event) => event.kind === 'diagnosis-made');
  assert.equal(made?.diagnosis.conclusion, 'cause-found');
  assert.deepEqual(
    made?.diagnosis.causes.map(({ id, status, fix }) => [id, status, fix]),
    [['is-broken', 'proven', 'mend-it']],
  );
  assert.equal(made?.diagnosis.causes[0]?.evidence[0]?.text, 'state=broken');
});
