import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { findProfile } from '../../engine/profile/find.ts';
import { parseProfile } from '../../engine/profile/parse.ts';
import { nodeFiles } from '../../engine/system.ts';
import { temporaryFolder } from './witness.ts';

const sound = `clusters:
  production:
    default: true
    kubernetes: { context: prod, namespace: openclaw, systemNamespace: openclaw-system }
    variables: { MANAGER_HOST: 10.0.0.1, PORT: 9090 }
    hosts:
      worker-02:
        role: worker
        via: { ssh: ops@10.0.0.2 }
        become: sudo
        path: [/opt/openclaw/bin]
        env: { A: b }
        variables: { C: d }
      pod: { role: worker, via: { kubectl: openclaw-worker-0, container: worker } }
      box: { role: manager, via: { docker: manager } }
      here: { role: control, via: local }
`;

test('a whole profile', () => {
  const { profile, problems } = parseProfile(sound);
  assert.deepEqual(problems, []);
  const [cluster] = profile?.clusters ?? [];
  assert.deepEqual(
    cluster?.hosts.map(({ via }) => via),
    [
      { kind: 'ssh', destination: 'ops@10.0.0.2' },
      { kind: 'kubectl', pod: 'openclaw-worker-0', container: 'worker' },
      { kind: 'docker', container: 'manager' },
      { kind: 'local' },
    ],
  );
  assert.deepEqual(cluster?.kubernetes, { context: 'prod', namespace: 'openclaw', systemNamespace: 'openclaw-system' });
  assert.deepEqual(cluster?.variables, { MANAGER_HOST: '10.0.0.1', PORT: '9090' });
  const [worker] = cluster?.hosts ?? [];
  assert.deepEqual(
    [worker?.become, worker?.path, worker?.env, worker?.variables],
    ['sudo', ['/opt/openclaw/bin'], { A: 'b' }, { C: 'd' }],
  );
});

function check(name: string, text: string, expected: readonly (readonly [string, string])[]): void {
  test(name, () => {
    const { problems } = parseProfile(text);
    assert.deepEqual(
      problems.map(({ id, range }) => [id, text.slice(range.start, range.end)]),
      expected,
    );
  });
}

check('a misspelled key', sound.replace('become:', 'becomes:'), [['unknown-option', 'becomes']]);
check('an unknown role', sound.replace('role: manager', 'role: master'), [['invalid-value', 'master']]);
check('a destination that ssh would take for an option', sound.replace('ops@10.0.0.2', '-oProxyCommand=x'), [
  ['invalid-value', '-oProxyCommand=x'],
]);
check('a relative path', sound.replace('/opt/openclaw/bin', 'bin'), [['invalid-value', 'bin']]);
check('a host without a way to it', sound.replace('here: { role: control, via: local }', 'here: { role: control }'), [
  ['missing-option', 'here'],
]);
check('two ways', sound.replace('docker: manager', 'docker: manager, ssh: x'), [
  ['invalid-value', '{ docker: manager, ssh: x }'],
]);
check('a name that no environment takes', sound.replace('{ A: b }', '{ A-B: b }'), [['invalid-name', 'A-B']]);
check('kubernetes without its namespace', sound.replace('namespace: openclaw, ', ''), [
  ['missing-option', '{ context: prod, systemNamespace: openclaw-system }'],
]);
check('a cluster without hosts', 'clusters:\n  c: { default: true }\n', [['missing-option', 'c']]);
check('a list', '- a\n', [['wrong-type', '- a\n']]);
check('an empty file', '', [['wrong-type', '']]);
check(
  'two defaults',
  'clusters: { a: { default: true, hosts: { h: { role: control, via: local } } }, b: { default: true, hosts: { h: { role: control, via: local } } } }',
  [
    [
      'duplicate-default',
      'clusters: { a: { default: true, hosts: { h: { role: control, via: local } } }, b: { default: true, hosts: { h: { role: control, via: local } } } }',
    ],
  ],
);

test('the profile is looked for where the user would expect it', async (context) => {
  const root = temporaryFolder(context);
  const write = (path: string): string => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, path);
    return file;
  };
  const search = (explicit: string | null, environment: Readonly<Record<string, string>> = {}) =>
    findProfile({
      explicit,
      environment,
      startFolder: join(root, 'work/deep/er'),
      home: join(root, 'home'),
      files: nodeFiles(),
    });
  const pathOf = async (...parameters: Parameters<typeof search>): Promise<string> => {
    const found = await search(...parameters);
    return 'path' in found ? `${found.kind} ${found.path.slice(root.length + 1)}` : found.kind;
  };
  const practice = 'home/.local/state/openclaw/practice/workspace/.openclaw/clusters.yaml';
  assert.equal(await pathOf(null), 'none');
  write(practice);
  assert.equal(await pathOf(null), `found ${practice}`);
  write('practice/workspace/.openclaw/clusters.yaml');
  assert.equal(
    await pathOf(null, { OPENCLAW_PRACTICE_HOME: join(root, 'practice') }),
    'found practice/workspace/.openclaw/clusters.yaml',
  );
  write('home/.config/openclaw/clusters.yaml');
  assert.equal(await pathOf(null), 'found home/.config/openclaw/clusters.yaml');
  write('config/openclaw/clusters.yaml');
  assert.equal(await pathOf(null, { XDG_CONFIG_HOME: join(root, 'config') }), 'found config/openclaw/clusters.yaml');
  write('work/.openclaw/clusters.yaml');
  assert.equal(await pathOf(null), 'found work/.openclaw/clusters.yaml');
  const named = write('named.yaml');
  assert.equal(await pathOf(null, { OPENCLAW_PROFILE: named }), 'found named.yaml');
  assert.equal(await pathOf(named, { OPENCLAW_PROFILE: join(root, 'absent.yaml') }), 'found named.yaml');
  assert.equal(await pathOf(join(root, 'absent.yaml')), 'unreadable absent.yaml');
});
