import { workspace } from 'vscode';
import { findProfile } from '../../../engine/profile/find.ts';
import { parseProfile } from '../../../engine/profile/parse.ts';
import type { Profile } from '../../../engine/profile/profile.ts';
import { nodeFiles } from '../../../engine/system.ts';
import type { PlacedProblem } from '../../protocol.ts';
import { placeProblems } from '../placeProblems.ts';

export type ProfileRead =
  | { readonly kind: 'none'; readonly tried: readonly string[] }
  | { readonly kind: 'invalid'; readonly path: string; readonly problems: readonly PlacedProblem[] }
  | { readonly kind: 'found'; readonly path: string; readonly profile: Profile };

/** Finds and reads the cluster profile for a folder, in the same order as the command line does. */
export async function readProfile(folder: string | null): Promise<ProfileRead> {
  const { env } = process;
  const home = env['HOME'] ?? env['USERPROFILE'] ?? '/';
  const explicit = workspace.getConfiguration('openclaw').get<string>('profile', '');
  const found = await findProfile({
    explicit: explicit === '' ? null : explicit,
    startFolder: folder ?? home,
    environment: env,
    home,
    files: nodeFiles(),
  });
  switch (found.kind) {
    case 'none':
      return found;
    case 'unreadable':
      return { kind: 'invalid', path: found.path, problems: [unreadable(found.message)] };
    case 'found': {
      const { profile, problems } = parseProfile(found.text);
      const broken = problems.some(({ severity }) => severity === 'error');
      if (profile === null || broken) {
        return { kind: 'invalid', path: found.path, problems: placeProblems(found.text, problems) };
      }
      return { kind: 'found', path: found.path, profile };
    }
  }
}

function unreadable(message: string): PlacedProblem {
  return { id: 'unreadable', severity: 'error', message, range: { start: 0, end: 0 }, line: 1, column: 1 };
}
