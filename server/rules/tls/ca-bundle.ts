import { pairOf, textOf } from '../../documents/access.ts';
import type { Resource } from '../../graph/resource.ts';
import { workloadsUsing } from '../../graph/workerConfig.ts';
import type { Container, Workload } from '../../graph/workload.ts';
import { insertPair } from '../edit.ts';
import type { WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';
import { sectionOf, settingOf } from '../worker/cluster.ts';

/** Where OpenClaw's own documentation keeps the certificates of a worker. */
const CA_BUNDLE = '/etc/openclaw/certs/ca.crt';

export const caBundle: WorkspaceRule = {
  id: 'tls/ca-bundle',
  title: 'The certificates that a worker trusts are not given, or not in its container',
  severity: 'warning',
  why: `Clusters mostly have certificates of a CA of their own. Without \`ca_bundle\` the worker asks the system's CAs, which do not
know it; with a path that nothing is mounted at it does not start. Both show as \`clw-handshake-timeout\` or
\`clw-worker-denied\`: "x509: certificate signed by unknown authority".`,
  fix: { kind: 'needs review', says: 'Adds ca_bundle and tls_verify; what to mount only the author can tell.' },
  appliesTo: ['WorkerConfig'],
  scope: 'workspace',
  examples: [
    {
      files: {
        'worker.yaml': `cluster:
  endpoint: https://cluster.openclaw.io # want tls/ca-bundle
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  endpoint: https://cluster.openclaw.io
  tls_verify: true
  ca_bundle: "/etc/openclaw/certs/ca.crt"
`,
      },
    },
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: worker-config
  namespace: production
data:
  worker.yaml: |
    cluster:
      endpoint: https://cluster.openclaw.io
      tls_verify: true
      ca_bundle: /var/certs/ca.crt # want tls/ca-bundle
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: production
spec:
  containers:
    - name: worker
      image: openclaw/worker:latest
      volumeMounts:
        - name: config
          mountPath: /etc/openclaw
  volumes:
    - name: config
      configMap:
        name: worker-config
`,
      },
    },
    {
      files: {
        'worker.yaml': `cluster:
  endpoint: https://cluster.openclaw.io
  tls_verify: true
  ca_bundle: /etc/openclaw/certs/ca.crt
`,
      },
    },
  ],
  check(resource, context) {
    const bundle = settingOf(resource, 'cluster', 'ca_bundle');
    if (bundle.pair === undefined) reportMissing(resource, context);
    else if (bundle.scalar !== undefined && bundle.text !== undefined) {
      checkPath(resource, { scalar: bundle.scalar, path: bundle.text }, context);
    }
  },
};

function reportMissing(resource: Resource, { absenceKnown, report, workspace }: WorkspaceRuleContext): void {
  const cluster = sectionOf(resource, 'cluster');
  const endpoint = settingOf(resource, 'cluster', 'endpoint');
  if (!absenceKnown || cluster === undefined || endpoint.pair === undefined) return;
  if (endpoint.text?.startsWith('https://') !== true || workspace.setting('OPENCLAW_CA_BUNDLE').size > 0) return;
  const verify = pairOf(cluster, 'tls_verify');
  // A worker that verifies nothing needs no CA; that is found by itself.
  if (verify !== undefined && textOf(verify.value) !== 'true') return;
  const added = [...(verify === undefined ? ['tls_verify: true'] : []), `ca_bundle: "${CA_BUNDLE}"`];
  report({
    at: endpoint.scalar ?? endpoint.pair.key,
    severity: 'information',
    message: `ca_bundle is not set, so that only the system's CAs are trusted; a cluster with a CA of its own needs "${CA_BUNDLE}" or the like`,
    fixes: [
      {
        title: `Add ${added.join(' and ')}`,
        safety: 'needs review',
        edits: [insertPair(resource.document, cluster, added.join('\n'), verify)],
      },
    ],
  });
}

interface Bundle {
  readonly scalar: { readonly start: number; readonly end: number };
  readonly path: string;
}

function checkPath(config: Resource, { scalar, path }: Bundle, { report, workspace }: WorkspaceRuleContext): void {
  if (!path.startsWith('/')) {
    report({
      at: scalar,
      severity: 'information',
      message: `ca_bundle "${path}" depends on the folder in which the worker is started; expected an absolute path, such as "${CA_BUNDLE}"`,
    });
    return;
  }
  for (const resource of workloadsUsing(workspace, config)) {
    const workload = workspace.graph.workload(resource);
    const container = workload?.containers.find(({ isInit, mounts }) => !isInit && mounts.length > 0);
    if (workload === undefined || container === undefined || !workspace.isWhole(resource.document)) continue;
    if (mayHold(workload, container, path)) continue;
    report({
      at: scalar,
      message: `nothing is mounted at "${path}" in ${resource.kind} ${resource.name ?? ''}; expected a volume that holds the CA there`,
      related:
        resource.nameNode === undefined
          ? []
          : [{ document: resource.document, at: container.map, message: 'this container reads the configuration' }],
    });
    return;
  }
}

/** Whether a mount can put a file there: one above it, or an unknown one. */
function mayHold({ volumes }: Workload, { mounts }: Container, path: string): boolean {
  return mounts.some((mount) => {
    const at = textOf(mount.path);
    if (at === undefined) return true;
    if (path !== at && !path.startsWith(at.endsWith('/') ? at : `${at}/`)) return false;
    // The volume of the configuration itself shows nothing else, unless the ConfigMap has more keys; that is not ours.
    return volumes.length > 0;
  });
}
