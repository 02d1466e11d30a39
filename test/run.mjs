// `npm test`: every check of the project, in stages. `npm test -- --only STAGE...` runs some, `--help` lists them.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tsImport } from 'tsx/esm/api';

const project = join(import.meta.dirname, '..');

/** In the order they run: what is quick and tells most comes first. */
const stages = [
  { name: 'check', title: 'Types, format, lint', run: () => node('scripts/check.mjs') },
  { name: 'build', title: 'Bundles', run: () => node('scripts/build.mjs') },
  {
    name: 'unit',
    title: 'Unit tests',
    run: () => tests(['architecture', 'engine', 'server', 'client', 'sandbox'], { concurrency: 2 }),
  },
  { name: 'lsp', title: 'The built language server', run: () => tests(['lsp'], { concurrency: 2 }) },
  { name: 'webview', title: 'The page alone in Chromium', run: () => tests(['webview'], { chromium: true }) },
  { name: 'start', title: 'npm start', run: () => tests(['start'], { chromium: true }) },
  { name: 'vscode', title: 'VS Code, newest', run: () => vscode('newest') },
  { name: 'vscode-oldest', title: 'VS Code, oldest supported', run: () => vscode('oldest') },
  {
    name: 'vscode-desktop',
    title: 'VS Code on the desktop',
    run: () => node('--import', 'tsx', 'test/vscode/desktop.ts'),
    onDemand: true,
  },
];

process.exitCode = await main();

async function main() {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(
      `npm test [-- --only STAGE...]\n\n${stages.map(({ name, title }) => `${name.padEnd(16)}${title}`).join('\n')}`,
    );
    return 0;
  }
  const unknown = positionals.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0 || (values.only ?? false) !== positionals.length > 0) {
    const names = stages.map(({ name }) => name).join(', ');
    console.error(`Unknown: ${unknown.join(', ') || 'no stage'}. Use --only with one or more of ${names}`);
    return 2;
  }
  const chosen = stages.filter((stage) => (values.only ? positionals.includes(stage.name) : stage.onDemand !== true));
  return runAll(chosen);
}

async function runAll(chosen) {
  const failed = [];
  for (const { name, title, run } of chosen) {
    console.log(`\n=== ${name}: ${title} ===`);
    const started = Date.now();
    const passed = await run();
    console.log(`=== ${name}: ${passed ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s ===`);
    if (passed) continue;
    failed.push(name);
    // Without the bundles all that follows would test the past.
    if (name === 'build') break;
  }
  console.log(failed.length === 0 ? '\nEvery stage passed' : `\nFailed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}

function vscode(edition) {
  return tests(['vscode'], { chromium: true, environment: { OPENCLAW_VSCODE: edition } });
}

/** Runs every `*.test.ts` below folders of test/. */
async function tests(folders, { concurrency = 1, chromium = false, environment = {} }) {
  const files = folders.flatMap((folder) => testFiles(join('test', folder)));
  if (files.length === 0) {
    console.error(`No *.test.ts in ${folders.map((folder) => `test/${folder}`).join(', ')}`);
    return false;
  }
  const browser = chromium ? { CHROMIUM_PATH: await chromiumPath() } : {};
  const reporters = [
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./test/refuseEmpty.mjs', '--test-reporter-destination=stderr'],
  ];
  const options = { ...browser, ...environment };
  return run(['--import', 'tsx', '--test', `--test-concurrency=${concurrency}`, ...reporters, ...files], options);
}

/** Found, or installed, once before the test files would all do it at the same time. */
async function chromiumPath() {
  const { findChromium } = await tsImport('./chromium.ts', import.meta.url);
  return findChromium();
}

function testFiles(folder) {
  if (!existsSync(join(project, folder))) return [];
  return readdirSync(join(project, folder), { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
    .sort();
}

function node(...args) {
  return run(args, {});
}

function run(args, environment) {
  const options = { cwd: project, stdio: 'inherit', env: { ...process.env, ...environment } };
  return spawnSync(process.execPath, args, options).status === 0;
}
