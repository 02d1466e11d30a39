import { textOf } from '../../documents/access.ts';
import { lookUp } from '../../graph/lookup.ts';
import { Memo } from '../../graph/memo.ts';
import type { Resource } from '../../graph/resource.ts';
import { WORKLOAD_KINDS, type Workload } from '../../graph/workload.ts';
import type { DerivedKey, Workspace } from '../../graph/workspace.ts';
import { nearest } from '../../schemas/nearest.ts';
import { replaceScalar } from '../edit.ts';
import { accessManifests, putBefore, serviceAccount } from '../rbac/manifests.ts';
import type { Fix, WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';

export const serviceAccountMissing: WorkspaceRule = {
  id: 'workload/service-account-missing',
  title: 'A workload names a service account that nothing defines',
  severity: 'warning',
  why: `Kubernetes creates no pod for a service account that does not exist: the Deployment stays at zero pods, with
\`serviceaccount "…" not found\` in the events of its ReplicaSet. An account of that name in another namespace does not help.`,
  fix: {
    kind: 'needs review',
    says: 'Corrects a misspelled name, or creates the account with the permissions of a worker.',
  },
  appliesTo: WORKLOAD_KINDS,
  scope: 'workspace',
  examples: [
    {
      files: {
        'worker-deployment.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: openclaw-worker-sa
  namespace: production
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
  namespace: production
spec:
  selector:
    matchLabels:
      app: openclaw-worker
  template:
    metadata:
      labels:
        app: openclaw-worker
    spec:
      serviceAccountName: openclaw-workr-sa # want workload/service-account-missing
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
      fixed: {
        'worker-deployment.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: openclaw-worker-sa
  namespace: production
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
  namespace: production
spec:
  selector:
    matchLabels:
      app: openclaw-worker
  template:
    metadata:
      labels:
        app: openclaw-worker
    spec:
      serviceAccountName: openclaw-worker-sa
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
    },
    {
      files: {
        'worker-deployment.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: openclaw-worker-sa
  namespace: production
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
  namespace: production
spec:
  selector:
    matchLabels:
      app: openclaw-worker
  template:
    metadata:
      labels:
        app: openclaw-worker
    spec:
      serviceAccountName: openclaw-worker-sa
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
    },
  ],
  check(resource, context) {
    const { workspace, settings, report } = context;
    const workload = workspace.graph.workload(resource);
    const node = workload?.serviceAccount;
    if (workload === undefined || node === undefined || node.templated || node.type !== 'string') return;
    const namespace = workspace.namespaceOf(resource);
    const wanted = { kind: 'ServiceAccount', name: node.text, namespace, cluster: false };
    const found = lookUp(workspace, wanted, settings.external);
    if (found.kind !== 'missing') return;
    const others = found.inOtherNamespaces;
    const where = namespace === undefined ? '' : ` in the namespace "${namespace}"`;
    const elsewhere = others[0] === undefined ? '' : `, only in "${others[0].namespace ?? ''}"`;
    report({
      at: node,
      // Where no file defines any account, they are made elsewhere, and this one may be too.
      severity: found.definesKind ? 'warning' : 'information',
      message: `no file defines the service account "${node.text}"${where}${elsewhere}; without it no pod is created`,
      related: others.flatMap((other) =>
        other.nameNode === undefined
          ? []
          : [
              {
                document: other.document,
                at: other.nameNode,
                message: `the account "${node.text}" of another namespace`,
              },
            ],
      ),
      fixes: chooseFixes(workload, node.text, context),
    });
  },
};

function chooseFixes(workload: Workload, name: string, { workspace }: WorkspaceRuleContext): readonly Fix[] {
  const { resource, role, serviceAccount: node } = workload;
  const namespace = workspace.namespaceOf(resource);
  const alike = [role, name, namespace].join('\n');
  const create = fixesOf(workspace, resource.document.uri).get(alike, () => createFix(workload, name, workspace));
  const meant = nearest(name, accountNames(workspace.ofKind('ServiceAccount'), namespace));
  if (meant === undefined || node === undefined) return [create];
  return [
    {
      title: `Change to "${meant}"`,
      safety: 'needs review',
      edits: [replaceScalar(resource.document, node, meant)],
    },
    create,
  ];
}

/** Workers of a file that run as one account are offered one fix. Only those of the file that is checked are kept. */
function fixesOf(workspace: Workspace, uri: string): Memo<string, Fix> {
  const kept = workspace.derived(CREATE_FIXES);
  if (kept.uri !== uri) kept.fixes.clear();
  kept.uri = uri;
  return kept.fixes;
}

const CREATE_FIXES: DerivedKey<{ uri: string; readonly fixes: Memo<string, Fix> }> = {
  make: () => ({ uri: '', fixes: new Memo() }),
};

function createFix(workload: Workload, name: string, workspace: Workspace): Fix {
  const isWorker = workload.role === 'worker';
  const namespace = workspace.namespaceOf(workload.resource);
  const manifests = isWorker ? accessManifests(workspace, name, namespace) : [serviceAccount(name, namespace)];
  return {
    title: `Create the service account "${name}"${isWorker ? ' with the permissions of a worker' : ''}`,
    safety: 'needs review',
    edits: [putBefore(firstUser(workspace, workload, name), manifests, `${name}.yaml`)],
  };
}

/** The first resource of the file that runs as the account, since the account has to be applied before it. */
function firstUser(workspace: Workspace, { resource }: Workload, account: string): Resource {
  for (const document of workspace.file(resource.document.uri)?.documents ?? []) {
    for (const other of workspace.resourcesIn(document)) {
      if (textOf(workspace.graph.workload(other)?.serviceAccount) === account) return other;
    }
  }
  return resource;
}

function* accountNames(
  accounts: Iterable<{ name: string | undefined; namespace: string | undefined }>,
  namespace: string | undefined,
): Iterable<string> {
  for (const account of accounts) {
    if (
      account.name !== undefined &&
      (namespace === undefined || account.namespace === undefined || account.namespace === namespace)
    )
      yield account.name;
  }
}
