import { asScalar, itemsOf, pairOf, textOf, valueAt } from '../documents/access.ts';
import type { Node } from '../documents/node.ts';
import type { YamlDocument } from '../documents/yamlDocument.ts';
import { type Endpoint, ipv4, namespaceLabels, UNKNOWN_ENDPOINT } from './reach.ts';
import type { Resource } from './resource.ts';
import { compareResources } from './scopedIndex.ts';
import { matchSelector, NO_LABELS, readLabels, type Selector } from './selector.ts';
import { configsIn } from './workerConfig.ts';
import { mainContainer, type Workload } from './workload.ts';
import { sameNamespace, type Workspace } from './workspace.ts';

/** Where a worker dials its manager, as far as its environment and its configuration tell. */
export interface ManagerAddress {
  /** Undefined where nothing says it: then the worker's image does. */
  readonly host: string | undefined;
  readonly port: number;
  /** Where the host is given. */
  readonly place: { readonly document: YamlDocument; readonly at: Node } | undefined;
}

/** The port on which a manager listens unless it is told otherwise. */
const MANAGER_PORT = 9090;

/** The environment wins over the configuration, as in the product. Undefined where it is templated or kept elsewhere. */
export function managerAddress(workspace: Workspace, worker: Workload): ManagerAddress | undefined {
  const container = mainContainer(worker);
  const host = container?.env.findLast(({ name }) => name === 'OPENCLAW_MANAGER_HOST');
  const port = container?.env.findLast(({ name }) => name === 'OPENCLAW_MANAGER_PORT');
  const configured = configuredAddress(workspace, worker);
  const text = textOf(host?.value);
  if (host !== undefined && text === undefined) return undefined;
  const number = port === undefined ? undefined : Number(textOf(port.value) ?? Number.NaN);
  if (number !== undefined && !(number >= 1 && number <= 65_535)) return undefined;
  const own = host?.value === undefined ? undefined : { document: worker.resource.document, at: host.value };
  return {
    host: text ?? configured?.host,
    port: number ?? (text === undefined ? configured?.port : undefined) ?? MANAGER_PORT,
    place: own ?? configured?.place,
  };
}

/** Whether the worker is told its manager by something that is seen: a variable, a file, or a source of variables. */
export function isToldItsManager(worker: Workload): boolean {
  return worker.containers.some(
    ({ env, map, mounts }) =>
      env.some(({ name }) => name.startsWith('OPENCLAW_MANAGER')) ||
      pairOf(map, 'envFrom') !== undefined ||
      mounts.length > 0,
  );
}

function configuredAddress(workspace: Workspace, worker: Workload): ManagerAddress | undefined {
  const namespace = workspace.namespaceOf(worker.resource);
  for (const volume of worker.volumes) {
    const name = textOf(volume.configMap);
    const configMap = name === undefined ? undefined : workspace.findNamed('ConfigMap', name, namespace);
    for (const config of configMap === undefined ? [] : configsIn(workspace, configMap)) {
      const address = addressIn(config);
      if (address !== undefined) return address;
    }
  }
  return undefined;
}

function addressIn(config: Resource): ManagerAddress | undefined {
  const node = asScalar(valueAt(config.root, 'cluster', 'manager_address'));
  const text = textOf(node);
  if (text !== undefined && node !== undefined) {
    const match = /^(?:\[([^[\]]+)\]|([^:[\]]+)):(\d+)$/.exec(text);
    const host = match?.[1] ?? match?.[2];
    if (host === undefined) return undefined;
    return { host, port: Number(match?.[3]), place: { document: config.document, at: node } };
  }
  const endpoint = asScalar(valueAt(config.root, 'cluster', 'endpoint'));
  const url = textOf(endpoint);
  if (endpoint === undefined || url === undefined || !URL.canParse(url)) return undefined;
  const { hostname, port, protocol } = new URL(url);
  const usual = protocol === 'http:' ? 80 : 443;
  return {
    host: hostname,
    port: port === '' ? usual : Number(port),
    place: { document: config.document, at: endpoint },
  };
}

/** A manager as seen from a policy: each of its pods that the workspace knows, or what the address alone tells. */
export interface ManagerEnd {
  readonly endpoint: Endpoint;
  /** The port of its pods, behind the port of a Service. */
  readonly port: number;
  readonly workload: Workload | undefined;
}

/** The pods that may answer at an address. More than one: any of them will do. */
export function managerEnds(
  workspace: Workspace,
  address: ManagerAddress,
  from: string | undefined,
): readonly ManagerEnd[] {
  const key = `${from ?? ''} ${address.host ?? ''} ${address.port}`;
  return workspace.graph.ends.get(key, () => findEnds(workspace, address, from));
}

function findEnds(
  workspace: Workspace,
  { host, port }: ManagerAddress,
  from: string | undefined,
): readonly ManagerEnd[] {
  if (host !== undefined && isAddress(host))
    return [{ endpoint: { ...UNKNOWN_ENDPOINT, ip: host }, port, workload: undefined }];
  const target = host === undefined ? undefined : serviceName(host, from);
  if (host !== undefined && target === undefined) return [{ endpoint: UNKNOWN_ENDPOINT, port, workload: undefined }];
  const known = target === undefined ? managersIn(workspace, from) : behindService(workspace, target, port);
  if (known.length > 0) return known;
  const namespace = target?.namespace;
  return [
    {
      endpoint: { ...UNKNOWN_ENDPOINT, namespace, namespaceLabels: labelsOfNamespace(workspace, namespace) },
      port,
      workload: undefined,
    },
  ];
}

/** Whether a host is an IP address, so that no name has to be looked up. */
export function isAddress(host: string): boolean {
  return ipv4(host) !== undefined || host.includes(':');
}

interface ServiceName {
  readonly name: string;
  readonly namespace: string | undefined;
}

/** `manager`, `manager.ns`, `manager.ns.svc` and `manager.ns.svc.cluster.local`; undefined for names outside of a cluster. */
function serviceName(host: string, from: string | undefined): ServiceName | undefined {
  const [name = '', namespace, svc, ...rest] = host.replace(/\.$/, '').split('.');
  if (namespace === undefined) return { name, namespace: from };
  if (svc === 'svc' && (rest.length === 0 || rest.length >= 2)) return { name, namespace };
  return svc === undefined && name.startsWith('openclaw') ? { name, namespace } : undefined;
}

function behindService(workspace: Workspace, { name, namespace }: ServiceName, port: number): readonly ManagerEnd[] {
  const service = workspace.findNamed('Service', name, namespace);
  if (service === undefined) return namespace === undefined ? [] : managersIn(workspace, namespace);
  const selector = readLabels(valueAt(service.root, 'spec', 'selector'));
  if (selector.values.size === 0) return [];
  const target = targetPort(service, port);
  const wanted: Selector = { labels: selector.values, expressions: [], known: selector.complete };
  return podsFor(workspace, wanted, workspace.namespaceOf(service)).map((workload) =>
    endOf(workspace, workload, typeof target === 'string' ? (namedPorts(workload).get(target) ?? port) : target),
  );
}

/** The workloads whose pods a selector matches for sure, in one namespace. */
export function podsFor(workspace: Workspace, selector: Selector, namespace: string | undefined): readonly Workload[] {
  const found: Workload[] = [];
  for (const workload of workspace.graph.workloads(selector)) {
    if (sameNamespace(workspace.namespaceOf(workload.resource), namespace) !== 'same') continue;
    if (matchSelector(selector, workload.labels) === 'yes') found.push(workload);
  }
  return found.sort((a, b) => compareResources(a.resource, b.resource));
}

/** The port of the pods behind a port of a Service: a number or the name of a container's port. */
export function targetPort(service: Resource, port: number): number | string {
  for (const item of itemsOf(valueAt(service.root, 'spec', 'ports'))) {
    if (Number(textOf(pairOf(item, 'port')?.value)) !== port) continue;
    const target = asScalar(pairOf(item, 'targetPort')?.value);
    const text = textOf(target);
    if (text === undefined) return port;
    return target?.type === 'int' ? Number(text) : text;
  }
  return port;
}

function managersIn(workspace: Workspace, namespace: string | undefined): readonly ManagerEnd[] {
  const found: Workload[] = [];
  for (const name of ['openclaw-manager', 'manager']) {
    for (const label of ['app', 'component', 'app.kubernetes.io/name']) {
      const selector: Selector = { labels: new Map([[label, name]]), expressions: [], known: true };
      for (const workload of podsFor(workspace, selector, namespace)) {
        if (workload.role === 'manager' && !found.includes(workload)) found.push(workload);
      }
    }
  }
  return found.map((workload) => endOf(workspace, workload, MANAGER_PORT));
}

function endOf(workspace: Workspace, workload: Workload, port: number): ManagerEnd {
  return { endpoint: endpointOf(workspace, workload), port, workload };
}

/** The pods of a workload as one end of a connection. */
export function endpointOf(workspace: Workspace, workload: Workload): Endpoint {
  const namespace = workspace.namespaceOf(workload.resource);
  return {
    namespace,
    namespaceLabels: labelsOfNamespace(workspace, namespace),
    labels: workload.labels,
    ip: undefined,
    namedPorts: namedPorts(workload),
  };
}

function labelsOfNamespace(workspace: Workspace, name: string | undefined): Endpoint['namespaceLabels'] {
  if (name === undefined) return NO_LABELS;
  const defined = workspace.findNamed('Namespace', name, undefined);
  return namespaceLabels(
    name,
    defined === undefined ? undefined : readLabels(valueAt(defined.root, 'metadata', 'labels')),
  );
}

/** The container ports of a pod by name. */
export function namedPorts({ containers }: Workload): ReadonlyMap<string, number> {
  return new Map(
    containers.flatMap(({ map }) =>
      itemsOf(pairOf(map, 'ports')?.value).flatMap((item): [string, number][] => {
        const name = textOf(pairOf(item, 'name')?.value);
        const number = Number(textOf(pairOf(item, 'containerPort')?.value));
        return name === undefined || Number.isNaN(number) ? [] : [[name, number]];
      }),
    ),
  );
}
