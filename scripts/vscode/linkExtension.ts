import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes an extensions folder in which the extension in `source` stands as if it had been installed, by a link, so that
 * a rebuild is picked up by the next start.
 */
export async function linkExtension(source: string, extensionsFolder: string): Promise<void> {
  const manifest: unknown = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
  const { publisher, name, version } = identity(manifest);
  const folderName = `${publisher}.${name}-${version}`;
  const link = join(extensionsFolder, folderName);
  await mkdir(extensionsFolder, { recursive: true });
  await rm(link, { recursive: true, force: true });
  await symlink(source, link, 'junction');
  // VS Code reads this list before it looks at folders; without it an older list could hide the link.
  const list = [
    {
      identifier: { id: `${publisher}.${name}` },
      version,
      location: { $mid: 1, path: link, scheme: 'file' },
      relativeLocation: folderName,
    },
  ];
  await writeFile(join(extensionsFolder, 'extensions.json'), JSON.stringify(list));
}

function identity(manifest: unknown): { readonly publisher: string; readonly name: string; readonly version: string } {
  if (typeof manifest === 'object' && manifest !== null) {
    const { publisher, name, version } = { publisher: null, name: null, version: null, ...manifest };
    if (typeof publisher === 'string' && typeof name === 'string' && typeof version === 'string') {
      return { publisher, name, version };
    }
  }
  throw new Error('package.json names no publisher, name and version');
}
