import { asMap, asScalar, itemsOf, pairOf, textOf, valueAt } from '../documents/access.ts';
import type { MapNode, Node } from '../documents/node.ts';
import type { Resource } from './resource.ts';
import { readSelector, type Selector } from './selector.ts';

/** A NetworkPolicy as a network plugin reads it. */
export interface NetworkPolicy {
  readonly resource: Resource;
  readonly spec: MapNode;
  readonly podSelector: Selector;
  /** Whether it isolates its pods in that direction: from then on only what some policy allows gets through. */
  readonly isolates: { readonly ingress: boolean; readonly egress: boolean };
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
  /** False where parts of it are templated. */
  readonly known: boolean;
}

export interface PolicyRule {
  readonly map: MapNode;
  /** Undefined: from or to everywhere. */
  readonly peers: readonly Peer[] | undefined;
  /** Undefined: all ports. */
  readonly ports: readonly PolicyPort[] | undefined;
}

export interface Peer {
  readonly podSelector: Selector | undefined;
  readonly namespaceSelector: Selector | undefined;
  readonly ipBlock: IpBlock | undefined;
}

export interface IpBlock {
  readonly cidr: string;
  readonly except: readonly string[];
}

export interface PolicyPort {
  readonly protocol: string;
  /** Undefined: every port of the protocol. A text is the name of a container's port. */
  readonly port: number | string | undefined;
  readonly endPort: number | undefined;
}

/** Reads a policy; undefined where it has no spec. */
export function readNetworkPolicy(resource: Resource): NetworkPolicy | undefined {
  const spec = asMap(pairOf(resource.root, 'spec')?.value);
  if (spec === undefined) return undefined;
  const types = itemsOf(pairOf(spec, 'policyTypes')?.value).map(textOf);
  const ingress = itemsOf(pairOf(spec, 'ingress')?.value).map((item) => readRule(item, 'from'));
  const egress = itemsOf(pairOf(spec, 'egress')?.value).map((item) => readRule(item, 'to'));
  // Without policyTypes a policy always isolates ingress, and egress only where it has such rules.
  const isDefault = types.length === 0;
  const isolates = {
    ingress: isDefault || types.includes('Ingress'),
    egress: isDefault ? egress.length > 0 : types.includes('Egress'),
  };
  const rules = [...ingress, ...egress];
  return {
    resource,
    spec,
    podSelector: readSelector(pairOf(spec, 'podSelector')?.value),
    isolates,
    ingress: ingress.flatMap((rule) => rule ?? []),
    egress: egress.flatMap((rule) => rule ?? []),
    known: !resource.document.templated && !rules.includes(undefined) && !types.includes(undefined),
  };
}

function readRule(node: Node, side: 'from' | 'to'): PolicyRule | undefined {
  const map = asMap(node);
  if (map === undefined) return undefined;
  const peers = itemsOf(pairOf(map, side)?.value).map(readPeer);
  const ports = itemsOf(pairOf(map, 'ports')?.value).map(readPort);
  const knownPeers = peers.flatMap((peer) => peer ?? []);
  const knownPorts = ports.flatMap((port) => port ?? []);
  if (knownPeers.length !== peers.length || knownPorts.length !== ports.length) return undefined;
  return {
    map,
    peers: peers.length === 0 ? undefined : knownPeers,
    ports: ports.length === 0 ? undefined : knownPorts,
  };
}

function readPeer(node: Node): Peer | undefined {
  if (asMap(node) === undefined) return undefined;
  const pods = pairOf(node, 'podSelector');
  const namespaces = pairOf(node, 'namespaceSelector');
  const block = pairOf(node, 'ipBlock');
  const cidr = textOf(valueAt(node, 'ipBlock', 'cidr'));
  const except = itemsOf(valueAt(node, 'ipBlock', 'except')).flatMap((item) => textOf(item) ?? []);
  if (block !== undefined && cidr === undefined) return undefined;
  return {
    podSelector: pods === undefined ? undefined : readSelector(pods.value),
    namespaceSelector: namespaces === undefined ? undefined : readSelector(namespaces.value),
    ipBlock: cidr === undefined ? undefined : { cidr, except },
  };
}

function readPort(node: Node): PolicyPort | undefined {
  const port = asScalar(pairOf(node, 'port')?.value);
  const endPort = textOf(pairOf(node, 'endPort')?.value);
  const protocol = asScalar(pairOf(node, 'protocol')?.value);
  if (port?.templated === true || protocol?.templated === true) return undefined;
  return {
    protocol: protocol?.text ?? 'TCP',
    port: port === undefined ? undefined : port.type === 'int' ? Number(port.text) : port.text,
    endPort: endPort === undefined ? undefined : Number(endPort),
  };
}
