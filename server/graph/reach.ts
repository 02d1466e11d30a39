import type { IpBlock, NetworkPolicy, Peer, PolicyPort, PolicyRule } from './networkPolicy.ts';
import { type Labels, type Match, matchSelector, NO_LABELS, selectsAll } from './selector.ts';

/** The other end of a connection, as far as it is known. */
export interface Endpoint {
  /** Undefined where it is not known; then every namespace is possible. */
  readonly namespace: string | undefined;
  readonly namespaceLabels: Labels;
  readonly labels: Labels;
  /** Set where it is given by address. */
  readonly ip: string | undefined;
  /** The container ports by name; undefined where they are not known. */
  readonly namedPorts: ReadonlyMap<string, number> | undefined;
}

/** A destination port, or the port on which the selected pods are reached. */
export interface Port {
  readonly number: number;
  readonly protocol: 'TCP' | 'UDP';
}

export interface Connection {
  readonly direction: 'ingress' | 'egress';
  /** The namespace of the selected pods and therefore of the policies. */
  readonly namespace: string | undefined;
  readonly other: Endpoint;
  readonly port: Port;
  /** Whose named ports count: the other end's for egress, the selected pods' own for ingress. */
  readonly namedPorts: ReadonlyMap<string, number> | undefined;
}

export const UNKNOWN_ENDPOINT: Endpoint = {
  namespace: undefined,
  namespaceLabels: NO_LABELS,
  labels: NO_LABELS,
  ip: undefined,
  namedPorts: undefined,
};

/** The labels of a namespace that hold whether or not a file defines it. */
export function namespaceLabels(name: string, own?: Labels): Labels {
  const values = new Map(own?.values);
  values.set('kubernetes.io/metadata.name', name);
  return { values, complete: own?.complete ?? false };
}

/**
 * Whether policies let a connection through, all of which select the same pods: policies only ever add. `yes` where no
 * policy isolates in that direction.
 */
export function permits(policies: readonly NetworkPolicy[], connection: Connection): Match {
  const isolating = policies.filter(({ isolates }) => isolates[connection.direction]);
  if (isolating.length === 0) return 'yes';
  let answer: Match = 'no';
  for (const policy of isolating) {
    if (!policy.known) answer = 'unknown';
    for (const rule of policy[connection.direction]) {
      const one = ruleAllows(rule, connection);
      if (one === 'yes') return 'yes';
      if (one === 'unknown') answer = 'unknown';
    }
  }
  return answer;
}

function ruleAllows(rule: PolicyRule, connection: Connection): Match {
  const ports = any(rule.ports, (port) => portAllows(port, connection));
  if (ports === 'no') return 'no';
  const peers = any(rule.peers, (peer) => peerAllows(peer, connection));
  if (peers === 'no') return 'no';
  return ports === 'yes' && peers === 'yes' ? 'yes' : 'unknown';
}

/** An absent list allows everything. */
function any<T>(items: readonly T[] | undefined, test: (item: T) => Match): Match {
  if (items === undefined) return 'yes';
  let answer: Match = 'no';
  for (const item of items) {
    const one = test(item);
    if (one === 'yes') return 'yes';
    if (one === 'unknown') answer = 'unknown';
  }
  return answer;
}

function portAllows({ protocol, port, endPort }: PolicyPort, { port: wanted, namedPorts }: Connection): Match {
  if (protocol !== wanted.protocol) return 'no';
  if (port === undefined) return 'yes';
  if (typeof port === 'string') {
    if (namedPorts === undefined) return 'unknown';
    return namedPorts.get(port) === wanted.number ? 'yes' : 'no';
  }
  return port <= wanted.number && wanted.number <= (endPort ?? port) ? 'yes' : 'no';
}

function peerAllows(peer: Peer, { other, namespace: own }: Connection): Match {
  if (peer.ipBlock !== undefined) return other.ip === undefined ? 'unknown' : blockHolds(peer.ipBlock, other.ip);
  // An address may be a pod's, a node's or a service's: labels say nothing about it.
  if (other.ip !== undefined) return 'unknown';
  const namespace = namespaceAllows(peer, own, other);
  if (namespace === 'no' || peer.podSelector === undefined) return namespace;
  const pods = matchSelector(peer.podSelector, other.labels);
  if (pods === 'no') return 'no';
  return pods === 'yes' && namespace === 'yes' ? 'yes' : 'unknown';
}

/** Without a namespace selector a peer means pods in the policy's own namespace. */
function namespaceAllows({ namespaceSelector }: Peer, own: string | undefined, other: Endpoint): Match {
  if (namespaceSelector !== undefined) {
    return selectsAll(namespaceSelector) ? 'yes' : matchSelector(namespaceSelector, other.namespaceLabels);
  }
  if (own === other.namespace) return own === undefined ? 'unknown' : 'yes';
  return own === undefined || other.namespace === undefined ? 'unknown' : 'no';
}

function blockHolds({ cidr, except }: IpBlock, ip: string): Match {
  const inside = cidrHolds(cidr, ip);
  if (inside !== 'yes') return inside;
  return except.some((one) => cidrHolds(one, ip) === 'yes') ? 'no' : 'yes';
}

/** IPv4 only; an IPv6 address against anything but `::/0` is left open. */
function cidrHolds(cidr: string, ip: string): Match {
  const [base = '', length = ''] = cidr.split('/');
  const bits = Number(length);
  if (ip.includes(':')) return cidr === '::/0' ? 'yes' : base.includes(':') ? 'unknown' : 'no';
  const address = ipv4(ip);
  const network = ipv4(base);
  if (address === undefined || network === undefined || !(bits >= 0 && bits <= 32))
    return base.includes(':') ? 'no' : 'unknown';
  const size = 2 ** (32 - bits);
  return Math.floor(address / size) === Math.floor(network / size) ? 'yes' : 'no';
}

/** The number of an IPv4 address; undefined for anything else. */
export function ipv4(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}
