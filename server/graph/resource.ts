import { asMap, asScalar, effectivePairs, itemsOf, pairOf, textOf, valueAt, walk } from '../documents/access.ts';
import type { MapNode, Node, ScalarNode } from '../documents/node.ts';
import { fileKind } from '../documents/sourceFile.ts';
import { embeddedDocuments, type YamlDocument } from '../documents/yamlDocument.ts';
import { type RunningContainer, readContainers } from './environment.ts';
import { readWorkload, type Workload } from './workload.ts';

/** A typed thing that a YAML document describes; what rules check and references lead to. */
export interface Resource {
  /** The Kubernetes kind, or one of {@link OwnKind}. */
  readonly kind: string;
  /** As written, `apps/v1`; empty for own kinds and where none is given. */
  readonly apiVersion: string;
  /** Undefined where none is given or it is templated. */
  readonly name: string | undefined;
  readonly nameNode: ScalarNode | undefined;
  /** Undefined where none is given: then it is whatever the client's context says. */
  readonly namespace: string | undefined;
  readonly root: MapNode;
  readonly document: YamlDocument;
  /** The ConfigMap that holds an embedded document. */
  readonly owner: Resource | undefined;
  /** Whether it concerns OpenClaw by its own content. Rules speak of nothing else. */
  readonly ours: boolean;
  /** What it runs, read when it is first asked for: many rules ask, for each worker, at each edit. */
  readonly containers: readonly RunningContainer[];
  /** The pods that it runs, read likewise; undefined for other kinds and where it has no pod spec. */
  readonly workload: Workload | undefined;
}

/** Kinds that Kubernetes does not know. */
export type OwnKind =
  | 'WorkerConfig'
  | 'SecurityPolicy'
  | 'Compose'
  | 'AlertRules'
  | 'ClusterProfile'
  | 'LintConfig'
  | 'Kustomization'
  | 'Certificate'
  | 'Unreadable';

/** The ConfigMap in which a cluster keeps the identities that it lets in. */
export const SECURITY_POLICY_NAME = 'openclaw-security-policy';

/** All resources of a document: none, one, the items of a `List`, and documents that a ConfigMap embeds. */
export function resourcesOf(document: YamlDocument): readonly Resource[] {
  if (fileKind(document.uri) === 'certificate') {
    return [describe({ kind: 'Certificate', document, root: EMPTY_MAP, ours: false })];
  }
  const root = asMap(document.root);
  const own = root === undefined ? undefined : ownResource(document, root);
  if (own !== undefined) return [own];
  const found = root === undefined ? [] : kubernetesResources(document, root);
  if (found.length === 0) return isUnreadable(document) ? [unreadable(document, undefined)] : [];
  const inner = embeddedDocuments(document);
  // What holds a configuration of OpenClaw is OpenClaw's, whatever it is called.
  const resources = found.map((one) =>
    inner.some((text) => isHeldBy(one, text) && isOurText(text)) ? { ...one, ours: true } : one,
  );
  const embedded = inner.flatMap((text) => {
    const innerRoot = asMap(text.root);
    const owner = resources.find((one) => isHeldBy(one, text));
    const name = text.host?.key.text ?? '';
    if (innerRoot !== undefined && owner?.name === SECURITY_POLICY_NAME) {
      return [describe({ kind: 'SecurityPolicy', document: text, root: innerRoot, owner, ours: true })];
    }
    if (innerRoot === undefined || !isWorkerConfig(innerRoot, name)) {
      return isUnreadable(text) && isNamedWorkerConfig(name) ? [unreadable(text, owner)] : [];
    }
    return [describe({ kind: 'WorkerConfig', document: text, root: innerRoot, owner, ours: true })];
  });
  return [...resources, ...embedded];
}

function isHeldBy({ root: { start, end } }: Resource, { host }: YamlDocument): boolean {
  return host !== undefined && start <= host.scalar.start && host.scalar.end <= end;
}

function isOurText({ root, host }: YamlDocument): boolean {
  const map = asMap(root);
  return map !== undefined && isWorkerConfig(map, host?.key.text ?? '');
}

/** Whether a text that is no YAML was meant for OpenClaw; told by its words, since nothing else can be read of it. */
function isUnreadable(document: YamlDocument): boolean {
  if (document.problems.length === 0) return false;
  const name = document.host?.key.text ?? document.uri.slice(document.uri.lastIndexOf('/') + 1);
  return isNamedWorkerConfig(name)
    ? /^\s*(?:cluster|worker)\b/m.test(document.text)
    : OPENCLAW_LINE.test(document.text);
}

const OPENCLAW_LINE =
  /^[^#\n]*(?:[\s"'/]openclaw\/[a-z]|[\s"']openclaw-[a-z]|\bopenclaw\.io\/|OPENCLAW_[A-Z]|CLAW_NAMESPACE|WORKER_IDENTITY_PATTERN|\bopenclaw_[a-z]|\b(?:manager_address|reconnect_interval|heartbeat_interval|identity_pattern)\s*:)/m;

function isNamedWorkerConfig(name: string): boolean {
  return /^worker[\w.-]*\.ya?ml$/.test(name);
}

function unreadable(document: YamlDocument, owner: Resource | undefined): Resource {
  return describe({ kind: 'Unreadable', document, root: EMPTY_MAP, owner, ours: true });
}

const EMPTY_MAP: MapNode = { kind: 'map', flow: false, start: 0, end: 0, anchor: undefined, pairs: [] };

function ownResource(document: YamlDocument, root: MapNode): Resource | undefined {
  const name = document.uri.slice(document.uri.lastIndexOf('/') + 1);
  const kind = ownKind(root, name, document.uri);
  if (kind === undefined) return undefined;
  return describe({ kind, document, root, ours: kind === 'Kustomization' ? false : concernsOpenClaw(kind, root) });
}

function ownKind(root: MapNode, name: string, uri: string): OwnKind | undefined {
  if (/\/\.openclaw\/clusters\.ya?ml$/.test(uri)) return 'ClusterProfile';
  if (/\/\.openclaw\/lint\.ya?ml$/.test(uri)) return 'LintConfig';
  if (/^kustomization\.ya?ml$|^Kustomization$/.test(name)) return 'Kustomization';
  if (pairOf(root, 'kind') !== undefined && pairOf(root, 'apiVersion') !== undefined) return undefined;
  if (isWorkerConfig(root, name)) return 'WorkerConfig';
  if (isCompose(root, name)) return 'Compose';
  return isAlertRules(root) ? 'AlertRules' : undefined;
}

const WORKER_CONFIG_KEYS: Readonly<Record<string, ReadonlySet<string>>> = {
  cluster: new Set([
    'manager_address',
    'reconnect_interval',
    'max_reconnect_attempts',
    'heartbeat_interval',
    'endpoint',
    'tls_verify',
    'ca_bundle',
  ]),
  worker: new Set(['identity_generation', 'identity_pattern']),
};

/** By content: a key that only OpenClaw has; by name: `worker*.yaml` in which nothing speaks against it. */
function isWorkerConfig(root: MapNode, name: string): boolean {
  const sections = root.pairs.filter((pair) => pair.key.text in WORKER_CONFIG_KEYS);
  for (const section of sections) {
    const known = WORKER_CONFIG_KEYS[section.key.text];
    if (asMap(section.value)?.pairs.some((pair) => known?.has(pair.key.text)) === true) return true;
  }
  if (!isNamedWorkerConfig(name) || sections.length === 0) return false;
  return root.pairs.every((pair) => pair.key.text in WORKER_CONFIG_KEYS && mayBeWorkerSection(pair.value));
}

function mayBeWorkerSection(value: Node | undefined): boolean {
  return (
    value === undefined ||
    asMap(value)?.pairs.some((pair) => /manager|reconnect|heartbeat|identity|endpoint/.test(pair.key.text)) === true
  );
}

function isCompose(root: MapNode, name: string): boolean {
  const services = asMap(pairOf(root, 'services')?.value);
  if (services === undefined)
    return /^(?:docker-)?compose[\w.-]*\.ya?ml$/.test(name) && pairOf(root, 'include') !== undefined;
  return (
    /^(?:docker-)?compose[\w.-]*\.ya?ml$/.test(name) ||
    services.pairs.some((pair) => ['image', 'build', 'extends'].some((key) => pairOf(pair.value, key) !== undefined))
  );
}

function isAlertRules(root: MapNode): boolean {
  return itemsOf(pairOf(root, 'groups')?.value).some((group) => pairOf(group, 'rules') !== undefined);
}

function kubernetesResources(document: YamlDocument, root: MapNode): readonly Resource[] {
  const kind = textOf(pairOf(root, 'kind')?.value);
  if (kind === undefined) return [];
  if (kind.endsWith('List') && pairOf(root, 'items') !== undefined) {
    return itemsOf(pairOf(root, 'items')?.value).flatMap((item) => {
      const map = asMap(item);
      return map === undefined ? [] : kubernetesResources(document, map);
    });
  }
  return [describe({ kind, document, root, ours: concernsOpenClaw(kind, root) })];
}

interface Description {
  readonly kind: string;
  readonly document: YamlDocument;
  readonly root: MapNode;
  readonly owner?: Resource | undefined;
  readonly ours: boolean;
}

function describe({ kind, document, root, owner, ours }: Description): Resource {
  const nameNode = asScalar(valueAt(root, 'metadata', 'name'));
  let containers: readonly RunningContainer[] | undefined;
  let workload: Workload | 'unread' | undefined = 'unread';
  return {
    kind,
    apiVersion: textOf(pairOf(root, 'apiVersion')?.value) ?? '',
    name: textOf(nameNode),
    nameNode,
    namespace: textOf(valueAt(root, 'metadata', 'namespace')),
    root,
    document,
    owner,
    ours,
    get containers() {
      containers ??= readContainers(this);
      return containers;
    },
    get workload() {
      if (workload === 'unread') workload = readWorkload(this);
      return workload;
    },
  };
}

/**
 * Whether a document is about OpenClaw: a name, label or reference `openclaw-…`, an image `openclaw/…`, a variable of
 * OpenClaw, its API group, its metrics. Comments, descriptions and addresses do not count.
 */
function concernsOpenClaw(kind: string, root: MapNode): boolean {
  if (kind === 'WorkerConfig' || kind === 'ClusterProfile' || kind === 'LintConfig') return true;
  let found = false;
  walk(root, (node) => {
    if (!found && node.kind === 'scalar' && OPENCLAW_VALUE.test(node.text)) found = true;
  });
  return found;
}

const OPENCLAW_VALUE =
  /^(?:[\w.:-]+\/)*openclaw\/[\w.-]+(?:[:@]\S*)?$|^openclaw-[a-z0-9.-]+$|^(?:OPENCLAW_[A-Z_]+|WORKER_IDENTITY_PATTERN|CLAW_NAMESPACE)(?:=.*)?$|^(?:[a-z]+\.)?openclaw\.io(?:\/.*)?$|\bopenclaw_[a-z_]+/s;

/** The pairs of a map as text, templated and non-scalar values left out: labels, selectors, annotations. */
export function stringMap(node: Node | undefined): ReadonlyMap<string, string> {
  const map = asMap(node);
  const entries = map === undefined ? [] : effectivePairs(map);
  return new Map(
    entries.flatMap(({ key, value }) => {
      const text = textOf(value);
      return text === undefined || key.templated ? [] : [[key.text, text] as const];
    }),
  );
}
