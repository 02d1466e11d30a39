import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../../dist/openclaw-language-server.cjs', import.meta.url));
const DRIVE = fileURLToPath(new URL('./neovim/drive.lua', import.meta.url));

const BEFORE = `# /etc/openclaw/worker.yaml
cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "30s"   # seen on worker-02
  max_reconnect_attempts: 5
`;

const AFTER = `# /etc/openclaw/worker.yaml
cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"   # seen on worker-02
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`;

let folder = '';
before(() => {
  installNeovim();
  folder = mkdtempSync(join(tmpdir(), 'openclaw-neovim-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly problem?: string;
  readonly before: readonly string[];
  readonly hover: string;
  readonly action: string;
  readonly labels: readonly string[];
}

test('Neovim shows findings, explains a key, mends the file and completes', { timeout: 60_000 }, async () => {
  const file = join(folder, 'worker.yaml');
  writeFileSync(file, BEFORE);
  const told = await drive(file);
  assert.equal(told.problem, undefined);
  assert.deepEqual(told.before, [
    '2 worker/heartbeat-interval',
    '4 worker/reconnect-interval',
    '5 worker/max-reconnect-attempts',
  ]);
  assert.match(told.hover, /gives up after \*\*2m30s\*\*/);
  assert.equal(readFileSync(file, 'utf8'), AFTER);
  assert.ok(told.labels.includes('tls_verify'), told.labels.join());
});

async function drive(file: string): Promise<Told> {
  const answer = join(folder, 'answer.json');
  const child = spawn('nvim', ['--headless', '--clean', '-n', '-c', `luafile ${DRIVE}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      // Neovim writes its log below these, which must not be the user's.
      XDG_STATE_HOME: folder,
      XDG_CACHE_HOME: folder,
      OPENCLAW_NODE: process.execPath,
      OPENCLAW_SERVER: SERVER,
      OPENCLAW_FILE: file,
      OPENCLAW_ANSWER: answer,
    },
  });
  const exitCode = await new Promise((resolve) => {
    child.once('exit', resolve);
  });
  assert.equal(exitCode, 0);
  return JSON.parse(readFileSync(answer, 'utf8'));
}

/** From the system's packages, where the test may install them. */
function installNeovim(): void {
  if (spawnSync('nvim', ['--version']).status === 0) return;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  assert.ok(mayInstall, 'there is no nvim; install Neovim 0.7 or newer (on Debian: apt-get install neovim)');
  const install = (...args: readonly string[]): void => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  };
  install('update');
  install('install', '-y', '--no-install-recommends', 'neovim');
}
