import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';

const root = new URL('../../', import.meta.url);
const manifest = read('package.json');
const { contributes } = JSON.parse(manifest);
const declared: readonly string[] = contributes.commands.map(({ command }: { readonly command: string }) => command);

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

test('every declared command has a handler, and every handler is declared', () => {
  const handled = [...read('client/src/commands/index.ts').matchAll(/'(openclaw\.[\w.]+)':/g)].map(([, id]) => id);
  assert.deepEqual(handled.toSorted(), declared.toSorted());
});

test('menus, walkthrough and status bar name commands that exist', () => {
  const named = [...manifest.matchAll(/(?:command:|onCommand:|"command": ")(openclaw\.[\w.]+)/g)].map(([, id]) => id);
  const set = [read('client/src/cluster/clusterStatus.ts'), read('client/src/run/runStatus.ts')]
    .flatMap((text) => [...text.matchAll(/command = '([^']+)'/g)])
    .map(([, id]) => id);
  assert.deepEqual(
    [...named, ...set].filter((id) => id === undefined || !declared.includes(id)),
    [],
  );
});

test('what the manifest points at is there and is shipped', () => {
  const shipped = read('.vscodeignore');
  const paths = [...manifest.matchAll(/"(?:\.\/)?(client\/media\/[^"]+)"/g)].map(([, path]) => path ?? '');
  assert.notEqual(paths.length, 0);
  for (const path of paths) {
    assert.ok(existsSync(new URL(path, root)), `${path} is missing`);
    assert.ok(
      shipped.includes(`!${path}`) || shipped.includes(`!${path.replace(/[^/]+$/, '*.md')}`),
      `${path} is not shipped`,
    );
  }
});

test('every setting is described', () => {
  const properties: Readonly<Record<string, { description?: string; markdownDescription?: string }>> =
    contributes.configuration.properties;
  const bare = Object.entries(properties).filter(
    ([, { description, markdownDescription }]) => !description && !markdownDescription,
  );
  assert.deepEqual(bare, []);
});
