import { pairOf, textOf, valueAt } from '../../documents/access.ts';
import type { Resource } from '../../graph/resource.ts';
import { configsIn, workloadsUsing } from '../../graph/workerConfig.ts';
import { type Mount, mainContainer, type Volume, type Workload } from '../../graph/workload.ts';
import { sameNamespace, type Workspace } from '../../graph/workspace.ts';
import { addToList } from '../entry.ts';
import type { Fix, TextChange, WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';

export const configNotMounted: WorkspaceRule = {
  id: 'workload/config-not-mounted',
  title: 'A worker configuration that no worker reads',
  severity: 'warning',
  why: `A worker reads \`/etc/openclaw/worker.yaml\`. A ConfigMap with that file takes effect only when a volume shows it, the
container mounts that volume, and the file ends up at that path or at one that the worker is told. Otherwise every change to
it is without effect, and the worker runs on the defaults of its image.`,
  fix: {
    kind: 'needs review',
    says: 'Adds the volume and its mount at /etc/openclaw, or corrects the path of the mount.',
  },
  appliesTo: ['ConfigMap'],
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: worker-config # want workload/config-not-mounted
  namespace: production
data:
  worker.yaml: |
    cluster:
      manager_address: "192.168.1.10:9090"
      reconnect_interval: "5s"
      max_reconnect_attempts: 10
      heartbeat_interval: "10s"
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: production
  labels:
    app: openclaw-worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
    - name: worker
      image: openclaw/worker:latest
  volumes:
    - name: config
      configMap:
        name: worker-config
`,
      },
      fixed: {
        'worker.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: worker-config
  namespace: production
data:
  worker.yaml: |
    cluster:
      manager_address: "192.168.1.10:9090"
      reconnect_interval: "5s"
      max_reconnect_attempts: 10
      heartbeat_interval: "10s"
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: production
  labels:
    app: openclaw-worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
    - name: worker
      image: openclaw/worker:latest
      volumeMounts:
        - name: config
          mountPath: /etc/openclaw
          readOnly: true
  volumes:
    - name: config
      configMap:
        name: worker-config
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
      manager_address: "192.168.1.10:9090"
      reconnect_interval: "5s"
      max_reconnect_attempts: 10
      heartbeat_interval: "10s"
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: production
  labels:
    app: openclaw-worker
spec:
  serviceAccountName: openclaw-worker-sa
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
  ],
  check(resource, context) {
    const { workspace } = context;
    if (resource.nameNode === undefined || resource.name === undefined) return;
    const config = configsIn(workspace, resource)[0];
    const key = config?.document.host?.key.text;
    if (config === undefined || key === undefined || workspace.isPatch(resource.document)) return;
    const users = workloadsUsing(workspace, config).flatMap((one) => workspace.graph.workload(one) ?? []);
    if (users.length === 0) {
      reportUnused(resource, context);
      return;
    }
    const states = users.map((user) => stateOf(workspace, user, resource, key));
    if (states.some(({ kind }) => kind === 'read')) return;
    for (const state of states) report(resource, state, context);
  },
};

/** What a workload does with the file of a ConfigMap that it names. */
type State =
  | { readonly kind: 'read' }
  | { readonly kind: 'not mounted'; readonly user: Workload; readonly volume: string }
  | { readonly kind: 'elsewhere'; readonly user: Workload; readonly mount: Mount; readonly path: string };

const EXPECTED_FOLDER = '/etc/openclaw';

function stateOf(workspace: Workspace, user: Workload, configMap: Resource, key: string): State {
  const volume = user.volumes.find((one) => textOf(one.configMap) === configMap.name);
  const container = mainContainer(user);
  // Variables, projected volumes and sidecars: it is used in a way that is not followed here.
  if (volume?.name === undefined || container === undefined || user.role !== 'worker') return { kind: 'read' };
  if (!workspace.isWhole(user.resource.document) || user.resource.document.templated) return { kind: 'read' };
  const mounts = user.containers.flatMap(({ mounts: own }) => own.filter((one) => textOf(one.volume) === volume.name));
  if (mounts.length === 0) return { kind: 'not mounted', user, volume: volume.name };
  const places = mounts.flatMap((mount) => {
    const path = pathOf(mount, volume, key);
    return path === undefined ? [] : [{ mount, path }];
  });
  const [first] = places;
  const isFound = places.some(({ path }) => path === `${EXPECTED_FOLDER}/worker.yaml` || isToldTo(user, path));
  return isFound || first === undefined ? { kind: 'read' } : { kind: 'elsewhere', user, ...first };
}

/** Where the file ends up in the container; undefined where that is not known. */
function pathOf({ path, subPath }: Mount, { items }: Volume, key: string): string | undefined {
  const folder = textOf(path)?.replace(/\/$/, '');
  if (folder === undefined || subPath?.templated === true) return undefined;
  const name = items === undefined ? key : items.find((item) => item.key.text === key)?.path;
  if (name === undefined) return undefined;
  if (subPath === undefined) return `${folder}/${name}`;
  return subPath.text === name ? folder : undefined;
}

/** Whether the worker is told to read its configuration there, by its command line or a variable. */
function isToldTo(user: Workload, path: string): boolean {
  const container = mainContainer(user);
  if (container === undefined) return true;
  const words = ['command', 'args'].flatMap((key) => {
    const node = valueAt(container.map, key);
    return node?.kind === 'seq' ? node.items : [];
  });
  const folder = path.slice(0, path.lastIndexOf('/'));
  const values = container.env.map(({ value }) => value);
  return [...words, ...values].some(
    (node) => node?.kind === 'scalar' && (node.templated || node.text.includes(folder)),
  );
}

function report(configMap: Resource, state: State, { report: tell }: WorkspaceRuleContext): void {
  if (configMap.nameNode === undefined || state.kind === 'read') return;
  const { resource } = state.user;
  const related =
    resource.nameNode === undefined
      ? []
      : [{ document: resource.document, at: resource.nameNode, message: 'the worker that is meant' }];
  const user = `${resource.kind} "${resource.name ?? ''}"`;
  if (state.kind === 'not mounted') {
    tell({
      at: configMap.nameNode,
      message: `${user} has a volume for ConfigMap "${configMap.name ?? ''}", but its worker does not mount it and reads no configuration; mount it at ${EXPECTED_FOLDER}`,
      related,
      fixes: mountFix(state.user, [], state.volume),
    });
    return;
  }
  const { path: mountPath } = state.mount;
  tell({
    at: configMap.nameNode,
    message: `${user} shows this configuration at "${state.path}", but a worker reads ${EXPECTED_FOLDER}/worker.yaml; mount it there, or pass --config`,
    related:
      mountPath === undefined ? related : [{ document: resource.document, at: mountPath, message: 'mounted here' }],
    fixes: pathFix(state),
  });
}

function pathFix({ user, mount, path }: Extract<State, { kind: 'elsewhere' }>): readonly Fix[] {
  const node = mount.path;
  if (node === undefined || !path.endsWith('/worker.yaml')) return [];
  const text = mount.subPath === undefined ? EXPECTED_FOLDER : `${EXPECTED_FOLDER}/worker.yaml`;
  return [
    {
      title: `Mount it at ${text}`,
      safety: 'needs review',
      edits: [{ kind: 'change', document: user.resource.document, start: node.start, end: node.end, text }],
    },
  ];
}

/** A configuration that no workload names, where the workspace has workers that could. */
function reportUnused(configMap: Resource, { workspace, report: tell }: WorkspaceRuleContext): void {
  const { name, nameNode } = configMap;
  const namespace = workspace.namespaceOf(configMap);
  if (name === undefined || nameNode === undefined) return;
  for (const _ of workspace.graph.referencesTo('ConfigMap', name)) return;
  for (const worker of workspace.graph.workloadsByRole()) {
    if (worker.role !== 'worker' || sameNamespace(workspace.namespaceOf(worker.resource), namespace) !== 'same')
      continue;
    if (worker.volumes.length > 0 || !workspace.isWhole(worker.resource.document)) return;
    const { resource } = worker;
    tell({
      at: nameNode,
      severity: 'information',
      message: `no workload mounts ConfigMap "${name}", so that its worker configuration has no effect; mount it at ${EXPECTED_FOLDER}`,
      related:
        resource.nameNode === undefined
          ? []
          : [{ document: resource.document, at: resource.nameNode, message: 'this worker mounts no configuration' }],
      fixes: mountFix(worker, [addToList(resource.document, worker.podSpec, 'volumes', [volumeFor(name)])], 'config'),
    });
    return;
  }
}

function volumeFor(name: string): { name: string; configMap: { name: string } } {
  return { name: 'config', configMap: { name } };
}

function mountFix(user: Workload, edits: readonly TextChange[], volume: string): readonly Fix[] {
  const container = mainContainer(user);
  if (container === undefined || pairOf(user.podSpec, 'containers') === undefined) return [];
  const mount = { name: volume, mountPath: EXPECTED_FOLDER, readOnly: true };
  return [
    {
      title: `Mount it at ${EXPECTED_FOLDER} in "${user.resource.name ?? ''}"`,
      safety: 'needs review',
      edits: [addToList(user.resource.document, container.map, 'volumeMounts', [mount]), ...edits],
    },
  ];
}
