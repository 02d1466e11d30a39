import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import fc from 'fast-check';
import type { Host, Via } from '../../engine/profile/profile.ts';
import { scriptWithEnvironment } from '../../engine/target/input.ts';
import { type ScriptToRun, targetCommand } from '../../engine/target/target.ts';

const kubernetes = { context: 'prod', namespace: 'openclaw', systemNamespace: 'openclaw-system' };

function script(via: Via, asRoot = false): ScriptToRun {
  const host: Host = { name: 'h', role: 'worker', via, become: 'sudo', env: {}, path: ['/opt/bin'], variables: {} };
  return {
    script: 'cat "$FILE"',
    host,
    kubernetes,
    environment: { FILE: "it's" },
    asRoot,
    local: { PATH: '/bin', HOME: '/root' },
  };
}

const input =
  "export LC_ALL='C'\nexport NO_COLOR='1'\nexport TERM='dumb'\nexport FILE='it'\\''s'\nexport PATH='/opt/bin':\"$PATH\"\ncat \"$FILE\"\n";
const remote = ['/bin/sh', '-c', 'eval "$(cat)"'];
const quoted = `'/bin/sh' '-c' 'eval "$(cat)"'`;
const ssh = ['ssh', '-T', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '--', 'ops@x'];
const kubectl = ['kubectl', '--context', 'prod', '--namespace', 'openclaw', 'exec', '--stdin'];

function check(name: string, to: ScriptToRun, command: readonly string[], expectedInput: string | null = input): void {
  test(name, () => {
    const target = targetCommand(to);
    assert.deepEqual(target.command, command);
    assert.equal(target.input, expectedInput);
  });
}

check('local', script({ kind: 'local' }), ['/bin/sh', '-c', 'cat "$FILE"'], null);
check('local as root', script({ kind: 'local' }, true), ['sudo', '-n', '--', ...remote]);
check('ssh', script({ kind: 'ssh', destination: 'ops@x' }), [...ssh, quoted]);
check('ssh as root', script({ kind: 'ssh', destination: 'ops@x' }, true), [...ssh, `'sudo' '-n' '--' ${quoted}`]);
check('kubectl', script({ kind: 'kubectl', pod: 'p', container: 'c' }), [
  ...kubectl,
  '--container',
  'c',
  'p',
  '--',
  ...remote,
]);
check('kubectl without a container', script({ kind: 'kubectl', pod: 'p' }), [...kubectl, 'p', '--', ...remote]);
check('docker', script({ kind: 'docker', container: 'c' }), ['docker', 'exec', '--interactive', 'c', ...remote]);
check('docker as root', script({ kind: 'docker', container: 'c' }, true), [
  'docker',
  'exec',
  '--interactive',
  '--user',
  'root',
  'c',
  ...remote,
]);

test('no value is in an argument, where every user of the machine could read it', () => {
  const all: readonly Via[] = [
    { kind: 'local' },
    { kind: 'ssh', destination: 'x' },
    { kind: 'kubectl', pod: 'p' },
    { kind: 'docker', container: 'c' },
  ];
  for (const via of all)
    for (const asRoot of [false, true])
      assert.ok(!targetCommand(script(via, asRoot)).command.join(' ').includes("it'"));
});

test('the host’s own folders come before the rest of the path', () => {
  assert.equal(targetCommand(script({ kind: 'local' })).environment['PATH'], '/opt/bin:/bin');
});

test('any value arrives over there as it was, and the script sees an empty input', () => {
  const value = fc
    .string({ unit: 'binary', maxLength: 40 })
    .filter((text) => !/\p{Surrogate}/u.test(text) && !text.includes('\0'));
  fc.assert(
    fc.property(value, (text) => {
      const to = {
        ...script({ kind: 'ssh', destination: 'x' }),
        script: 'printf "%s|" "$FILE"; cat',
        environment: { FILE: text },
      };
      const [, ...rest] =
        targetCommand(to)
          .command.at(-1)
          ?.split("' '")
          .map((word) => word.replaceAll("'", '')) ?? [];
      assert.equal(execFileSync('/bin/sh', rest, { input: scriptWithEnvironment(to), encoding: 'utf8' }), `${text}|`);
    }),
    { numRuns: 60 },
  );
});
