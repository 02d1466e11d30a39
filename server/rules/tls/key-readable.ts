import type { WorkspaceRule } from '../rule.ts';
import { pemBlocksOf } from './certificates.ts';
import { EXAMPLE_KEY, SOUND_PEM, wanting } from './examplePems.ts';

const OTHERS_READ = 0o004;

export const keyReadable: WorkspaceRule = {
  id: 'tls/key-readable',
  title: 'A private key can be read by everybody on the machine',
  severity: 'warning',
  why: `Who has a worker's private key registers in its name. OpenClaw's own instructions install keys with \`chmod 600\`; \`cp\` from
a folder with other permissions, or an archive, often leaves them readable to all.`,
  fix: { kind: 'none', says: 'Permissions are no text that an editor changes: run `chmod 600` on the file.' },
  appliesTo: ['Certificate'],
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    {
      files: { 'certs/worker-key.pem': wanting(EXAMPLE_KEY, 'tls/key-readable'), 'certs/worker.crt': SOUND_PEM },
      modes: { 'certs/worker-key.pem': 0o644 },
    },
    {
      files: { 'certs/worker-key.pem': EXAMPLE_KEY, 'certs/worker.crt': SOUND_PEM },
      modes: { 'certs/worker-key.pem': 0o600 },
    },
  ],
  check(resource, { report, workspace }) {
    const { uri } = resource.document;
    const mode = workspace.pem(uri)?.mode;
    if (mode === undefined || (mode & OTHERS_READ) === 0) return;
    const key = pemBlocksOf(resource, workspace).find(({ kind }) => kind === 'private key');
    if (key === undefined) return;
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    report({
      at: { start: key.start, end: key.end },
      message: `everybody can read this private key (mode ${mode.toString(8).padStart(4, '0')}); expected 0600, run chmod 600 ${name}`,
    });
  },
};
