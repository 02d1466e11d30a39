import { asSeq, pairOf, resolve, textOf } from '../../documents/access.ts';
import type { MapNode, Node } from '../../documents/node.ts';
import { checkSchema } from '../check.ts';
import { nearest } from '../nearest.ts';
import type { MissingKey, SchemaProblem, UnknownKind } from '../problem.ts';
import type { Schema } from '../schema.ts';
import type { KubernetesSchemas } from './kubernetesSchemas.ts';
import { MAP_CHECKS } from './mapChecks.ts';

export interface ManifestOptions {
  readonly schemas: KubernetesSchemas;
  /** See {@link CheckOptions.partial}. */
  readonly partial: boolean;
}

/**
 * Everything for which the API server would refuse a manifest, as far as its file tells: strict field validation and the
 * checks of values behind it. Kinds that no table describes are left alone.
 */
export function checkManifest(root: MapNode, { schemas, partial }: ManifestOptions): readonly SchemaProblem[] {
  const kind = kindOf(root, schemas);
  switch (kind.kind) {
    case 'unknown':
      return [];
    case 'problem':
      return partial ? [] : [kind.problem];
    case 'list':
      return kind.items.flatMap((item) => checkManifest(item, { schemas, partial }));
    case 'known':
      return checkSchema(root, kind.schema, { dialect: 'yaml1.1', partial, mapChecks: MAP_CHECKS });
  }
}

export type ManifestKind =
  | { readonly kind: 'known'; readonly name: string; readonly schema: Schema }
  | { readonly kind: 'list'; readonly items: readonly MapNode[] }
  | { readonly kind: 'problem'; readonly problem: UnknownKind | MissingKey }
  | { readonly kind: 'unknown' };

/** Which schema a manifest is under, by its `apiVersion` and `kind`. */
export function kindOf(root: MapNode, schemas: KubernetesSchemas): ManifestKind {
  const apiVersionNode = resolve(pairOf(root, 'apiVersion')?.value);
  const kindNode = resolve(pairOf(root, 'kind')?.value);
  const apiVersion = textOf(apiVersionNode);
  const kind = textOf(kindNode);
  if (apiVersion === undefined || kind === undefined || kindNode === undefined || apiVersionNode === undefined) {
    return judgeIncomplete(root, { apiVersionNode, kindNode }, schemas);
  }
  const items = asSeq(pairOf(root, 'items')?.value);
  if (kind.endsWith('List') && items !== undefined) {
    const maps = items.items.map((item) => resolve(item)).filter((item) => item?.kind === 'map');
    return { kind: 'list', items: maps };
  }
  const name = definitionName(apiVersion, kind);
  if (schemas.definitions.kinds.get(name) === apiVersion) {
    return { kind: 'known', name, schema: schemas.definitions.get(name) };
  }
  if (schemas.served.get(apiVersion)?.has(kind) === true) return { kind: 'unknown' };
  return judgeUnknown({ apiVersion, kind, apiVersionNode, kindNode }, schemas);
}

/** With one of the two that Kubernetes alone can have meant, the other is missing; with none it is some other file. */
function judgeIncomplete(
  root: MapNode,
  nodes: { apiVersionNode: Node | undefined; kindNode: Node | undefined },
  schemas: KubernetesSchemas,
): ManifestKind {
  const apiVersion = textOf(nodes.apiVersionNode);
  const kind = textOf(nodes.kindNode);
  const isTemplated = [nodes.apiVersionNode, nodes.kindNode].some((node) => node?.kind === 'scalar' && node.templated);
  if (isTemplated) return { kind: 'unknown' };
  if (kind !== undefined && schemas.definitions.kinds.has(kind)) {
    const right = schemas.definitions.kinds.get(kind);
    return { kind: 'problem', problem: missing('apiVersion', pairOf(root, 'kind')?.key ?? root, right) };
  }
  if (apiVersion !== undefined && schemas.served.has(apiVersion)) {
    return { kind: 'problem', problem: missing('kind', pairOf(root, 'apiVersion')?.key ?? root, undefined) };
  }
  return { kind: 'unknown' };
}

function missing(key: string, at: Node, suggestion: string | undefined): MissingKey {
  const remedy = suggestion === undefined ? 'say what the file describes' : `for this kind it is "${suggestion}"`;
  return { kind: 'missing-key', at, key, value: suggestion, message: `"${key}" is missing; ${remedy}` };
}

/** Two groups have a Job; ours has a definition of its own name. */
function definitionName(apiVersion: string, kind: string): string {
  return apiVersion.startsWith('openclaw.io/') ? `Openclaw${kind}` : kind;
}

interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly apiVersionNode: Node;
  readonly kindNode: Node;
}

/** Custom resources may be anything, but not in a group that is the server's own, nor in one that no custom one can be in. */
function judgeUnknown(
  { apiVersion, kind, apiVersionNode, kindNode }: Identity,
  schemas: KubernetesSchemas,
): ManifestKind {
  const right = servedVersions(kind, schemas);
  const group = groupOf(apiVersion);
  const own = new Set([...schemas.served.keys()].map(groupOf));
  if (own.has(group)) {
    if (right.length > 0) return unknownVersion(apiVersionNode, { apiVersion, kind, right });
    return unknownName(kindNode, { apiVersion, kind, schemas });
  }
  // The group of a custom resource is a domain with a dot in it; a group without one is the server's.
  const isMisspelled = nearest(group, own) !== undefined || nearest(apiVersion, right) !== undefined;
  return group.includes('.') && !isMisspelled
    ? { kind: 'unknown' }
    : unknownVersion(apiVersionNode, { apiVersion, kind, right });
}

interface Refused {
  readonly apiVersion: string;
  readonly kind: string;
  readonly right: readonly string[];
}

function unknownVersion(at: Node, { apiVersion, kind, right }: Refused): ManifestKind {
  const removed = REMOVED.get(`${apiVersion} ${kind}`);
  const suggestion = right.length === 1 ? right[0] : nearest(apiVersion, right);
  const certain =
    right.length === 1 &&
    suggestion !== undefined &&
    (removed !== undefined || nearest(apiVersion, right) !== undefined);
  const known = right.length > 0 ? `; ${kind} is in ${right.map((name) => `"${name}"`).join(', ')}` : '';
  const message =
    removed === undefined
      ? `there is no ${kind} in "${apiVersion}"${known}`
      : `"${apiVersion}" ${kind} was removed in Kubernetes ${removed}${known}`;
  return { kind: 'problem', problem: { kind: 'unknown-kind', at, suggestion, certain, message } };
}

function unknownName(
  at: Node,
  { apiVersion, kind, schemas }: { apiVersion: string; kind: string; schemas: KubernetesSchemas },
): ManifestKind {
  const suggestion = nearest(kind, schemas.served.get(apiVersion) ?? new Set(schemas.definitions.kinds.keys()));
  const guess = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
  return {
    kind: 'problem',
    problem: {
      kind: 'unknown-kind',
      at,
      suggestion,
      certain: false,
      message: `there is no kind "${kind}" in "${apiVersion}"${guess}`,
    },
  };
}

function servedVersions(kind: string, { served }: KubernetesSchemas): readonly string[] {
  return [...served].filter(([, kinds]) => kinds.has(kind)).map(([apiVersion]) => apiVersion);
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? '' : apiVersion.slice(0, slash);
}

/** https://kubernetes.io/docs/reference/using-api/deprecation-guide/ for the kinds that are checked here. */
const REMOVED: ReadonlyMap<string, string> = new Map([
  ['extensions/v1beta1 Deployment', '1.16'],
  ['extensions/v1beta1 DaemonSet', '1.16'],
  ['extensions/v1beta1 ReplicaSet', '1.16'],
  ['extensions/v1beta1 NetworkPolicy', '1.16'],
  ['apps/v1beta1 Deployment', '1.16'],
  ['apps/v1beta1 StatefulSet', '1.16'],
  ['apps/v1beta2 Deployment', '1.16'],
  ['apps/v1beta2 StatefulSet', '1.16'],
  ['apps/v1beta2 DaemonSet', '1.16'],
  ['apps/v1beta2 ReplicaSet', '1.16'],
  ['batch/v1beta1 CronJob', '1.25'],
  ['batch/v2alpha1 CronJob', '1.21'],
  ['rbac.authorization.k8s.io/v1beta1 Role', '1.22'],
  ['rbac.authorization.k8s.io/v1beta1 ClusterRole', '1.22'],
  ['rbac.authorization.k8s.io/v1beta1 RoleBinding', '1.22'],
  ['rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding', '1.22'],
]);
