import type { YamlDocument } from '../../documents/yamlDocument.ts';
import type { Permission } from '../../graph/permissions.ts';
import type { Resource } from '../../graph/resource.ts';
import type { Workspace } from '../../graph/workspace.ts';
import { columnOf, lineBreak, lineEnd } from '../edit.ts';
import type { FixEdit } from '../rule.ts';

export const WORKER_ACCOUNT = 'openclaw-worker-sa';
export const WORKER_ROLE = 'openclaw-worker';
const WORKER_BINDING = 'openclaw-worker-binding';

/** What a worker does with the API server: it pulls work, reports on it, registers itself, and finds its pods. */
export const WORKER_RULES: readonly RoleRule[] = [
  { group: 'openclaw.io', resources: ['jobs', 'tasks'], verbs: ['get', 'list', 'watch', 'update', 'patch'] },
  { group: 'openclaw.io', resources: ['workers'], verbs: ['get', 'update', 'patch'] },
  { group: '', resources: ['pods', 'configmaps'], verbs: ['get', 'list', 'watch'] },
];

export interface RoleRule {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The same one by one: each verb on each resource. */
export const WORKER_PERMISSIONS: readonly Permission[] = WORKER_RULES.flatMap(({ group, resources, verbs }) =>
  resources.flatMap((resource) => verbs.map((verb) => ({ group, resource, verb }))),
);

/** The service account, role and binding of a worker: whatever of it the workspace lacks, as documents of YAML. */
export function accessManifests(
  workspace: Workspace,
  account: string,
  namespace: string | undefined,
): readonly string[] {
  // Without a namespace kubectl takes that of its context, which is "default" unless set otherwise.
  const place = namespace ?? 'default';
  const manifests: string[] = [];
  if (workspace.findNamed('ServiceAccount', account, namespace) === undefined)
    manifests.push(serviceAccount(account, namespace));
  if (workspace.findNamed('ClusterRole', WORKER_ROLE, undefined) === undefined) manifests.push(clusterRole());
  const isTaken = workspace.findNamed('ClusterRoleBinding', WORKER_BINDING, undefined) !== undefined;
  manifests.push(binding(isTaken ? `${WORKER_BINDING}-${place}` : WORKER_BINDING, account, place));
  return manifests;
}

export function serviceAccount(name: string, namespace: string | undefined): string {
  const place = namespace === undefined ? '' : `\n  namespace: ${namespace}`;
  return `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}${place}
`;
}

export function clusterRole(): string {
  return CLUSTER_ROLE;
}

const CLUSTER_ROLE = writeClusterRole();

function writeClusterRole(): string {
  const list = (texts: readonly string[]): string => `[${texts.map((text) => `"${text}"`).join(', ')}]`;
  const rules = WORKER_RULES.map(
    ({ group, resources, verbs }) =>
      `  - apiGroups: ${list([group])}\n    resources: ${list(resources)}\n    verbs: ${list(verbs)}\n`,
  );
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${WORKER_ROLE}
rules:
${rules.join('')}`;
}

export function binding(name: string, account: string, namespace: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: ${name}
subjects:
  - kind: ServiceAccount
    name: ${account}
    namespace: ${namespace}
roleRef:
  kind: ClusterRole
  name: ${WORKER_ROLE}
  apiGroup: rbac.authorization.k8s.io
`;
}

/**
 * Puts whole resources in front of the one that needs them, since they must be applied first; into a file of their own
 * beside it where the document is JSON, a list or a template.
 */
export function putBefore(resource: Resource, manifests: readonly string[], fileName: string): FixEdit {
  const { document } = resource;
  const at = frontOf(resource);
  if (at === undefined || document.templated) return beside(document, manifests, fileName);
  const text = manifests.map((manifest) => `${manifest}---\n`).join('');
  return { kind: 'change', document, start: at, end: at, text: text.replaceAll('\n', lineBreak(document.text)) };
}

/** Puts whole resources behind another one, or into a file of their own beside it. */
export function putAfter(resource: Resource, manifests: readonly string[], fileName: string): FixEdit {
  const { document, root } = resource;
  if (frontOf(resource) === undefined || document.templated) return beside(document, manifests, fileName);
  const at = lineEnd(document.text, root.end);
  const text = manifests.map((manifest) => `\n---\n${manifest.trimEnd()}`).join('');
  return { kind: 'change', document, start: at, end: at, text: text.replaceAll('\n', lineBreak(document.text)) };
}

function beside(document: YamlDocument, manifests: readonly string[], fileName: string): FixEdit {
  const folder = document.uri.slice(0, document.uri.lastIndexOf('/') + 1);
  return { kind: 'create', uri: folder + fileName, text: manifests.join('---\n') };
}

/**
 * Where another document can be put in front of a resource: behind its `---`, or in front of its first key so that a
 * comment at the head of the file stays there. Undefined where the resource shares its document, or is JSON.
 */
export function frontOf({ document, root }: Resource): number | undefined {
  const isWhole = document.host === undefined && document.root === root && !root.flow;
  if (!isWhole || columnOf(document.text, root.start) !== 0) return undefined;
  const marker = /^---[ \t]*\r?\n/.exec(document.text);
  return marker === null ? root.start : marker[0].length;
}
