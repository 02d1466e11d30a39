import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { readSourceFile } from '../../server/documents/sourceFile.ts';
import { Workspace } from '../../server/graph/workspace.ts';
import { Linter } from '../../server/lint/linter.ts';
import { DEFAULT_SETTINGS } from '../../server/lint/settings.ts';
import { allRules } from '../../server/rules/list.ts';
import { readFolder } from '../server/readFolder.ts';

/** Repositories full of manifests, charts, kustomizations and alert rules that are not about OpenClaw. */
const MODULES = [
  'k8s.io/kubernetes@v1.36.3',
  'github.com/prometheus-operator/prometheus-operator@v0.85.0',
  'github.com/cert-manager/cert-manager@v1.16.0',
  'github.com/rook/rook@v1.15.0',
];

/** What tells nothing and takes long: API descriptions are no manifests. */
const SKIPPED = /\/(?:openapi-spec|testdata\/HEAD|bundle\.yaml$)/;

const OPENCLAW = join(import.meta.dirname, '..', 'server', 'fixtures', 'kubernetes', 'sound');

for (const name of MODULES) {
  test(`nothing is found in ${name}, also beside a sound worker`, () => {
    const workspace = new Workspace();
    for (const [file, text] of Object.entries(readFolder(OPENCLAW)))
      workspace.set(readSourceFile(`file:///openclaw/${file}`, text));
    const uris = manifestsOf(name).map((path) => {
      const uri = pathToFileURL(path).href;
      workspace.set(readSourceFile(uri, readFileSync(path, 'utf8')));
      return uri;
    });
    assert.ok(uris.length > 30, `${name} has manifests`);
    const linter = new Linter(allRules, workspace, { ...DEFAULT_SETTINGS, now: Date.parse('2026-01-15T12:00:00Z') });
    const found = [...uris, ...Object.keys(readFolder(OPENCLAW)).map((file) => `file:///openclaw/${file}`)]
      .flatMap((uri) => linter.lint(uri))
      .map(({ uri, rule, message }) => `${uri} ${rule}: ${message}`);
    assert.deepEqual(found, []);
  });
}

function manifestsOf(module: string): readonly string[] {
  const answer: unknown = JSON.parse(execFileSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8' }));
  assert.ok(typeof answer === 'object' && answer !== null && 'Dir' in answer && typeof answer.Dir === 'string');
  return readdirSync(answer.Dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && /\.(?:ya?ml|json|tpl)$/.test(item.name))
    .map((item) => join(item.parentPath, item.name))
    .filter((path) => !SKIPPED.test(path));
}
