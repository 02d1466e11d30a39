// Puts the project's own programs where npx looks first, so that `npx openclaw-lint` in a clone runs what was built here.
// npm does this for packages that are installed, and not for the package itself.
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'node_modules', '.bin');
const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

mkdirSync(folder, { recursive: true });
for (const [name, file] of Object.entries(bin)) {
  const target = join(root, file);
  const link = join(folder, name);
  chmodSync(target, 0o755);
  rmSync(link, { force: true });
  if (process.platform === 'win32') writeFileSync(`${link}.cmd`, `@node "${target}" %*\r\n`);
  else symlinkSync(relative(folder, target), link);
}
