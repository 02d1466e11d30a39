import { asSeq, pairOf } from '../../documents/access.ts';
import { isAddress, type ManagerAddress, type ManagerEnd } from '../../graph/manager.ts';
import type { NetworkPolicy } from '../../graph/networkPolicy.ts';
import type { Labels } from '../../graph/selector.ts';
import { addToList, blockLines, type Data } from '../entry.ts';
import type { TextChange } from '../rule.ts';

/** The rule that lets pods look up names: the cluster's DNS servers, over both protocols. */
export const DNS_RULE: Data = {
  to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};

/** The rule that lets workers dial the manager, as narrow as what is known of the manager allows. */
export function managerRule(address: ManagerAddress, end: ManagerEnd | undefined, from: string | undefined): Data {
  return { to: [managerPeer(address, end, from)], ports: [{ protocol: 'TCP', port: end?.port ?? address.port }] };
}

function managerPeer({ host }: ManagerAddress, end: ManagerEnd | undefined, from: string | undefined): Data {
  if (host !== undefined && isAddress(host))
    return { ipBlock: { cidr: host.includes(':') ? `${host}/128` : `${host}/32` } };
  const labels = end?.workload === undefined ? { component: 'manager' } : tellingLabels(end.workload.labels);
  const namespace = end?.endpoint.namespace;
  const podSelector = { matchLabels: labels };
  return namespace === undefined || namespace === from
    ? { podSelector }
    : { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } }, podSelector };
}

/** The one label by which people tell pods apart, where there is one of the usual names; all of them otherwise. */
export function tellingLabels({ values }: Labels): Readonly<Record<string, string>> {
  for (const key of ['component', 'app', 'app.kubernetes.io/name']) {
    const value = values.get(key);
    if (value !== undefined) return { [key]: value };
  }
  return Object.fromEntries(values);
}

/** Adds rules to those that a policy has in one direction. */
export function addRules(
  { resource, spec }: NetworkPolicy,
  direction: 'ingress' | 'egress',
  rules: readonly Data[],
): TextChange {
  const list = asSeq(pairOf(spec, direction)?.value);
  // An empty list is written as `[]`; behind it nothing can be appended in block style, so it is replaced.
  if (list !== undefined && list.items.length === 0 && !spec.flow) {
    const { document } = resource;
    const key = pairOf(spec, direction)?.key;
    const column = key === undefined ? 0 : key.start - document.text.lastIndexOf('\n', key.start - 1) - 1;
    const eol = `\n${' '.repeat(column + 2)}`;
    const lines = blockLines(rules).map((line) => eol + line);
    return { kind: 'change', document, start: (key?.end ?? list.start) + 1, end: list.end, text: lines.join('') };
  }
  return addToList(resource.document, spec, direction, rules);
}

/** A whole policy that lets workers reach their manager and look up its name, and nothing else. */
export function workerPolicy(options: {
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: string | undefined;
  readonly rule: Data;
}): string {
  const { labels, namespace, rule } = options;
  const place = namespace === undefined ? '' : `\n  namespace: ${namespace}`;
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-worker-to-manager${place}
spec:
  podSelector:
    matchLabels:
${indented(blockLines(labels), '      ')}
  policyTypes: ["Egress"]
  egress:
${indented(blockLines([rule]), '    ')}
${DNS_LINES}
`;
}

function indented(lines: readonly string[], indent: string): string {
  return lines.map((line) => indent + line).join('\n');
}

const DNS_LINES = indented(blockLines([DNS_RULE]), '    ');
