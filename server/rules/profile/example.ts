import type { Example } from '../rule.ts';

/** A profile in which nothing is wrong. */
const SOUND = `clusters:
  production:
    default: true
    hosts:
      worker-02:
        role: worker
        via:
          ssh: ops@worker-02.example.com
        become: sudo
        path: [/opt/openclaw/bin]
      manager:
        role: manager
        via: local
    kubernetes:
      context: production
      namespace: production
      systemNamespace: openclaw-system
    variables:
      MANAGER_HOST: 192.168.1.10
`;

/** The profile with some parts of its text changed. */
export function profileExample(...changes: readonly (readonly [part: string, changed: string])[]): Example['files'] {
  const text = changes.reduce((changing, [part, changed]) => changing.replace(part, () => changed), SOUND);
  return { '.openclaw/clusters.yaml': text };
}
