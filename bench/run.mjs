// Runs the measurements: `npm run bench [lsp|lint|log...]`. Every figure stands beside a peer's from the same run.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const known = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(', ')}; there are ${known.join(', ')}`);
  process.exit(2);
}
spawnSync(process.execPath, ['scripts/build.mjs', '--production'], { stdio: 'inherit' });
for (const name of asked.length > 0 ? asked : known) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', `bench/${name}.bench.ts`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
