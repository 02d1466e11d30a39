import { asMap, asScalar, itemsOf, pairOf, textOf, valueAt } from '../documents/access.ts';
import type { MapNode, Node, Pair, ScalarNode } from '../documents/node.ts';
import type { Resource } from './resource.ts';
import { type Labels, readLabels } from './selector.ts';

/** A resource that runs pods, and what its pods are made of. */
export interface Workload {
  readonly resource: Resource;
  /** The map that holds the pod's `metadata` and `spec`: the template, or the Pod itself. */
  readonly template: MapNode;
  readonly podSpec: MapNode;
  readonly labels: Labels;
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
  /** Undefined where none is given: then it is `default`. */
  readonly serviceAccount: ScalarNode | undefined;
  readonly role: WorkloadRole | undefined;
}

/** What of OpenClaw the pods run. */
export type WorkloadRole = 'worker' | 'manager';

export interface Container {
  readonly map: MapNode;
  readonly name: string | undefined;
  readonly isInit: boolean;
  readonly image: ScalarNode | undefined;
  readonly env: readonly EnvVariable[];
  readonly mounts: readonly Mount[];
}

export interface EnvVariable {
  readonly map: MapNode;
  readonly name: string;
  readonly nameNode: ScalarNode;
  /** Undefined where it is empty or comes from elsewhere (`valueFrom`). */
  readonly value: ScalarNode | undefined;
}

export interface Mount {
  readonly map: MapNode;
  /** The name of the volume. */
  readonly volume: ScalarNode | undefined;
  readonly path: ScalarNode | undefined;
  readonly subPath: ScalarNode | undefined;
}

export interface Volume {
  readonly map: MapNode;
  readonly name: string | undefined;
  /** Set for a volume that shows a ConfigMap. */
  readonly configMap: ScalarNode | undefined;
  readonly items: readonly VolumeItem[] | undefined;
}

/** One key of a ConfigMap that a volume shows as a file. */
export interface VolumeItem {
  readonly key: ScalarNode;
  readonly path: string | undefined;
}

/** Where each kind keeps its pod template. */
const TEMPLATE_PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

export const WORKLOAD_KINDS: readonly string[] = Object.keys(TEMPLATE_PATHS);

/** The path from a workload's root to its pod template; undefined for kinds that have none. */
export function templatePath({ kind, apiVersion }: Resource): readonly string[] | undefined {
  return apiVersion.startsWith('openclaw.io/') ? undefined : TEMPLATE_PATHS[kind];
}

/** What {@link Resource.workload} is read by. */
export function readWorkload(resource: Resource): Workload | undefined {
  const path = templatePath(resource);
  if (path === undefined) return undefined;
  const template = asMap(valueAt(resource.root, ...path));
  const podSpec = asMap(pairOf(template, 'spec')?.value);
  if (template === undefined || podSpec === undefined) return undefined;
  const labels = readLabels(valueAt(template, 'metadata', 'labels'));
  const containers = [
    ...itemsOf(pairOf(podSpec, 'containers')?.value).flatMap((item) => readContainer(item, false)),
    ...itemsOf(pairOf(podSpec, 'initContainers')?.value).flatMap((item) => readContainer(item, true)),
  ];
  return {
    resource,
    template,
    podSpec,
    labels: resource.document.templated ? { ...labels, complete: false } : labels,
    containers,
    volumes: itemsOf(pairOf(podSpec, 'volumes')?.value).flatMap(readVolume),
    serviceAccount: asScalar((pairOf(podSpec, 'serviceAccountName') ?? pairOf(podSpec, 'serviceAccount'))?.value),
    role: roleOf(resource, labels, containers),
  };
}

function readContainer(node: Node, isInit: boolean): Container[] {
  const map = asMap(node);
  if (map === undefined) return [];
  return [
    {
      map,
      name: textOf(pairOf(map, 'name')?.value),
      isInit,
      image: asScalar(pairOf(map, 'image')?.value),
      env: itemsOf(pairOf(map, 'env')?.value).flatMap(readEnv),
      mounts: itemsOf(pairOf(map, 'volumeMounts')?.value).flatMap(readMount),
    },
  ];
}

function readEnv(node: Node): EnvVariable[] {
  const map = asMap(node);
  const nameNode = asScalar(pairOf(map, 'name')?.value);
  const name = textOf(nameNode);
  if (map === undefined || nameNode === undefined || name === undefined) return [];
  return [{ map, name, nameNode, value: asScalar(pairOf(map, 'value')?.value) }];
}

function readMount(node: Node): Mount[] {
  const map = asMap(node);
  if (map === undefined) return [];
  const scalar = (key: string): ScalarNode | undefined => asScalar(pairOf(map, key)?.value);
  return [{ map, volume: scalar('name'), path: scalar('mountPath'), subPath: scalar('subPath') }];
}

function readVolume(node: Node): Volume[] {
  const map = asMap(node);
  if (map === undefined) return [];
  const items = pairOf(pairOf(map, 'configMap')?.value, 'items');
  return [
    {
      map,
      name: textOf(pairOf(map, 'name')?.value),
      configMap: asScalar(valueAt(map, 'configMap', 'name')),
      items: items === undefined ? undefined : itemsOf(items.value).flatMap(readVolumeItem),
    },
  ];
}

function readVolumeItem(node: Node): VolumeItem[] {
  const key = asScalar(pairOf(node, 'key')?.value);
  return key === undefined ? [] : [{ key, path: textOf(pairOf(node, 'path')?.value) }];
}

function roleOf(resource: Resource, labels: Labels, containers: readonly Container[]): WorkloadRole | undefined {
  for (const role of ['worker', 'manager'] as const) {
    if (containers.some(({ image, isInit }) => !isInit && image !== undefined && isImageOf(image, role))) return role;
  }
  for (const role of ['worker', 'manager'] as const) {
    const name = `openclaw-${role}`;
    if (ROLE_LABELS.some((key) => labels.values.get(key) === name) || resource.name === name) return role;
  }
  return undefined;
}

const ROLE_LABELS = ['app', 'app.kubernetes.io/name', 'k8s-app'];

/** `openclaw/worker` in any registry, with or without a tag; what is templated behind it does not matter. */
function isImageOf({ text }: ScalarNode, role: WorkloadRole): boolean {
  const tag = text.slice(text.lastIndexOf('/') + 1).search(TAG_START);
  const repository = tag === -1 ? text : text.slice(0, text.lastIndexOf('/') + 1 + tag);
  return repository === `openclaw/${role}` || repository.endsWith(`/openclaw/${role}`);
}

const TAG_START = /[:@\uE0F0]/;

/** The container that runs OpenClaw itself, not one beside it. */
export function mainContainer({ containers, role }: Workload): Container | undefined {
  const running = containers.filter(({ isInit }) => !isInit);
  return (
    running.find(({ image }) => image !== undefined && role !== undefined && isImageOf(image, role)) ??
    running.find(({ name }) => name === role) ??
    (running.length === 1 ? running[0] : undefined)
  );
}

/** The pair that names the service account, under its own name or the deprecated one. */
export function serviceAccountPair({ podSpec }: Workload): Pair | undefined {
  return pairOf(podSpec, 'serviceAccountName') ?? pairOf(podSpec, 'serviceAccount');
}
