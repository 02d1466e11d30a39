import type { Node } from '../../documents/node.ts';
import { isWithin, parseCidr } from '../ip.ts';
import { checkDistinct, type FieldCheck, type Fields, type Reporter } from './fields.ts';

export const checkServiceSpec: FieldCheck = (spec, report, { partial }) => {
  const ports = spec.objects('ports');
  const type = spec.text('type') ?? 'ClusterIP';
  const headless = spec.text('clusterIP') === 'None';
  const typeKnown = spec.known('type') && spec.known('clusterIP');
  if (typeKnown && type !== 'ExternalName' && !headless && spec.items('ports').length === 0) {
    report.missing('ports', '"ports" is missing; a service needs at least one');
  }
  if (type === 'ExternalName' && spec.text('externalName') === undefined && spec.known('externalName')) {
    report.missing('externalName', '"externalName" is missing; a service of this type is nothing else');
  }
  for (const port of ports) {
    if (ports.length > 1 && port.text('name') === undefined && port.known('name')) {
      report.missing('name', 'a service with several ports needs a "name" for each', port.map);
    }
    if (type === 'ClusterIP' && typeKnown && (!partial || spec.has('type')) && (port.number('nodePort') ?? 0) !== 0) {
      report.superfluous(port, 'nodePort', '"nodePort" needs the type "NodePort" or "LoadBalancer"');
    }
  }
  checkDistinct(ports, 'name', report);
  checkSamePorts(spec, report);
};

function checkSamePorts(spec: Fields, report: Reporter): void {
  const seen = new Map<string, Node>();
  for (const port of spec.objects('ports')) {
    const number = port.number('port');
    const node = port.node('port');
    if (number === undefined || node === undefined || !port.known('protocol')) continue;
    const identity = `${port.text('protocol') ?? 'TCP'} ${number}`;
    const first = seen.get(identity);
    if (first === undefined) seen.set(identity, node);
    else report.duplicate(node, first, `port ${number} stands twice for the same protocol`);
  }
}

export const checkNetworkPort: FieldCheck = (port, report, { partial }) => {
  const end = port.number('endPort');
  if (end === undefined) return;
  const start = port.number('port');
  if (!port.known('port') || (partial && !port.has('port'))) return;
  if (start === undefined) report.conflict(port, 'endPort', '"endPort" needs a "port" that is a number');
  else if (end < start) report.conflict(port, 'endPort', `"endPort" (${end}) cannot be below "port" (${start})`);
};

export const checkPeer: FieldCheck = (peer, report) => {
  const keys = ['podSelector', 'namespaceSelector', 'ipBlock'].filter((key) => peer.has(key));
  if (keys.length === 0) report.missing('podSelector', 'the peer is empty; say which pods, namespaces or addresses');
  if (keys.length > 1 && keys.includes('ipBlock')) {
    report.conflict(peer, 'ipBlock', '"ipBlock" cannot stand beside a selector; write two peers');
  }
};

export const checkIPBlock: FieldCheck = (block, report) => {
  const text = block.text('cidr');
  if (text === undefined) return;
  const network = parseCidr(text);
  if (network === undefined) {
    report.invalid(block, 'cidr', `"${text}" is not a network; expected one such as "192.168.1.0/24"`);
    return;
  }
  for (const item of block.items('except')) {
    if (item.kind !== 'scalar' || item.templated || item.type !== 'string') continue;
    const inner = parseCidr(item.text);
    if (inner !== undefined && isWithin(inner, network)) continue;
    report.invalid(block, 'except', `"${item.text}" is not a smaller network within "${text}"`);
  }
};

export const checkPolicySpec: FieldCheck = (spec, report) => {
  if (spec.items('policyTypes').length > 2)
    report.invalid(spec, 'policyTypes', 'there are two policy types; each may stand once');
};
