import { asMap, asScalar, itemsOf, pairOf, textOf, valueAt } from '../../documents/access.ts';
import type { Node } from '../../documents/node.ts';
import { managerAddress, namedPorts, podsFor } from '../../graph/manager.ts';
import type { Resource } from '../../graph/resource.ts';
import { readLabels } from '../../graph/selector.ts';
import type { Workload } from '../../graph/workload.ts';
import { sameNamespace, type Workspace } from '../../graph/workspace.ts';
import { addToList } from '../entry.ts';
import type { RelatedPlace, WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';

export const managerPort: WorkspaceRule = {
  id: 'service/manager-port',
  title: 'The Service of the manager does not lead workers to its port',
  severity: 'warning',
  why: `Workers dial the manager's Service on port 9090, unless they are told another one. A Service that lacks the port,
leads to a container port that has no such name, or selects no pod refuses every connection, and the workers log
\`connect: connection refused\` until they are \`clw-worker-unreachable\`.`,
  fix: {
    kind: 'needs review',
    says: 'Adds port 9090; none for a name or a selector, which only the author can correct.',
  },
  appliesTo: ['Service'],
  scope: 'workspace',
  examples: [
    {
      files: {
        'service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: openclaw-manager
  namespace: openclaw-system
spec:
  selector:
    app: openclaw-manager
  ports: # want service/manager-port
    - name: health
      port: 9091
`,
      },
      fixed: {
        'service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: openclaw-manager
  namespace: openclaw-system
spec:
  selector:
    app: openclaw-manager
  ports:
    - name: health
      port: 9091
    - name: grpc
      port: 9090
      targetPort: 9090
`,
      },
    },
    {
      files: {
        'manager.yaml': `apiVersion: v1
kind: Service
metadata:
  name: openclaw-manager
  namespace: openclaw-system
spec:
  selector:
    app: openclaw-manager
  ports:
    - port: 9090
      targetPort: rpc # want service/manager-port
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-manager
  namespace: openclaw-system
  labels:
    app: openclaw-manager
spec:
  containers:
    - name: manager
      image: openclaw/manager:latest
      ports:
        - name: grpc
          containerPort: 9090
`,
      },
    },
    {
      files: {
        'service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: openclaw-manager
  namespace: openclaw-system
spec:
  selector:
    app: openclaw-manager
  ports:
    - port: 9090
`,
      },
    },
  ],
  check(resource, context) {
    const { workspace, absenceKnown } = context;
    const { root, name } = resource;
    if (!absenceKnown || textOf(valueAt(root, 'spec', 'type')) === 'ExternalName') return;
    const selector = readLabels(valueAt(root, 'spec', 'selector'));
    const isNamed = name === 'openclaw-manager';
    const pods = selector.values.size === 0 ? [] : selectedPods(workspace, resource, selector.values);
    if (!isNamed && !pods.some(({ role }) => role === 'manager')) return;
    if (selector.values.size > 0 && pods.length === 0) reportNoPods(resource, context);
    const ports = itemsOf(valueAt(root, 'spec', 'ports'));
    const wanted = dialledPorts(workspace, resource);
    if (isNamed && !ports.some((item) => wanted.includes(numberAt(item, 'port'))))
      reportNoPort(resource, wanted, context);
    for (const item of ports) reportUnknownName(item, pods, context);
  },
};

function selectedPods(
  workspace: Workspace,
  service: Resource,
  labels: ReadonlyMap<string, string>,
): readonly Workload[] {
  return podsFor(workspace, { labels, expressions: [], known: true }, workspace.namespaceOf(service));
}

/** The ports on which workers of the workspace dial this Service; 9090 where none of them is told another. */
function dialledPorts(workspace: Workspace, service: Resource): readonly number[] {
  const ports = new Set<number>();
  const name = service.name ?? '';
  for (const user of workspace.setting('OPENCLAW_MANAGER_PORT')) {
    const worker = workspace.graph.workload(user);
    const address = worker === undefined ? undefined : managerAddress(workspace, worker);
    if (address?.host?.split('.')[0] === name) ports.add(address.port);
  }
  return ports.size === 0 ? [9090] : [...ports];
}

function reportNoPort(service: Resource, wanted: readonly number[], { report }: WorkspaceRuleContext): void {
  const spec = asMap(pairOf(service.root, 'spec')?.value);
  const at = pairOf(spec, 'ports')?.key ?? service.nameNode;
  const port = wanted[0] ?? 9090;
  if (spec === undefined || at === undefined) return;
  report({
    at,
    message: `the Service of the manager has no port ${port}, on which workers dial it; add it`,
    fixes: [
      {
        title: `Add port ${port}`,
        safety: 'needs review',
        edits: [addToList(service.document, spec, 'ports', [{ name: 'grpc', port, targetPort: 9090 }])],
      },
    ],
  });
}

function reportUnknownName(item: Node, pods: readonly Workload[], { report }: WorkspaceRuleContext): void {
  const target = asScalar(pairOf(item, 'targetPort')?.value);
  const name = textOf(target);
  if (target === undefined || name === undefined || target.type === 'int' || pods.length === 0) return;
  if (pods.some((pod) => pod.resource.document.templated || namedPorts(pod).has(name))) return;
  report({
    at: target,
    message: `no container of the selected pods has a port named "${name}", so that the Service leads nowhere`,
    related: pods
      .slice(0, 1)
      .flatMap(({ resource: { document, nameNode } }): RelatedPlace[] =>
        nameNode === undefined ? [] : [{ document, at: nameNode, message: 'these pods are selected' }],
      ),
  });
}

/** Only where the namespace has a manager whose labels differ; elsewhere its pods are not in the workspace. */
function reportNoPods(service: Resource, { workspace, report }: WorkspaceRuleContext): void {
  const at = pairOf(pairOf(service.root, 'spec')?.value, 'selector')?.key;
  if (at === undefined) return;
  const namespace = workspace.namespaceOf(service);
  for (const { role, resource, labels } of workspace.graph.workloadsByRole()) {
    if (role !== 'manager' || !labels.complete || resource.nameNode === undefined) continue;
    if (sameNamespace(workspace.namespaceOf(resource), namespace) !== 'same') continue;
    report({
      at,
      message: 'the selector matches no pod, although the manager runs in this namespace; expected its labels',
      related: [{ document: resource.document, at: resource.nameNode, message: 'the manager has other labels' }],
    });
    return;
  }
}

function numberAt(node: Node, key: string): number {
  return Number(textOf(pairOf(node, key)?.value) ?? Number.NaN);
}
