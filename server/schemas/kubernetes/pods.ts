import type { Node } from '../../documents/node.ts';
import { scalarValue } from '../scalarValue.ts';
import { checkDistinct, type FieldCheck, type Fields, type Reporter } from './fields.ts';
import { checkLabelsAndAnnotations } from './metadata.ts';
import { checkVolumes } from './volumes.ts';

export const checkPodTemplate: FieldCheck = (fields, report) => {
  const metadata = fields.object('metadata');
  if (metadata !== undefined) checkLabelsAndAnnotations(metadata, report);
};

export const checkPodSpec: FieldCheck = (spec, report, context) => {
  const containers = [...spec.objects('containers'), ...spec.objects('initContainers')];
  checkDistinct(containers, 'name', report);
  checkHostPorts(spec.objects('containers'), report);
  if (!context.partial) for (const init of spec.objects('initContainers')) checkInitContainer(init, report);
  if (spec.text('dnsPolicy') === 'None' && (spec.object('dnsConfig')?.items('nameservers').length ?? 0) === 0) {
    report.missing('dnsConfig', '"dnsPolicy: None" needs at least one of "nameservers" under "dnsConfig"');
  }
  checkHostNetwork(spec, containers, report);
  if (!context.partial) checkSleep(spec, containers, report);
  checkSpread(spec.objects('topologySpreadConstraints'), report);
  checkPodResources(spec, report);
  checkVolumes(spec, report, context);
};

/** Ports of the host that two containers would take. */
function checkHostPorts(containers: readonly Fields[], report: Reporter): void {
  const seen = new Map<string, Node>();
  for (const port of containers.flatMap((container) => container.objects('ports'))) {
    const number = port.number('hostPort');
    const node = port.node('hostPort');
    if (number === undefined || number === 0 || node === undefined) continue;
    const identity = `${port.text('protocol') ?? 'TCP'} ${port.text('hostIP') ?? ''} ${number}`;
    const first = seen.get(identity);
    if (first === undefined) seen.set(identity, node);
    else report.duplicate(node, first, `the host's port ${number} is taken by another container already`);
  }
}

function checkInitContainer(init: Fields, report: Reporter): void {
  if (init.text('restartPolicy') === 'Always' || !init.known('restartPolicy')) return;
  for (const key of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
    if (init.has(key))
      report.superfluous(init, key, `an init container has no "${key}" unless its "restartPolicy" is "Always"`);
  }
}

function checkHostNetwork(spec: Fields, containers: readonly Fields[], report: Reporter): void {
  if (boolOf(spec, 'hostNetwork') !== true) return;
  for (const port of containers.flatMap((container) => container.objects('ports'))) {
    const hostPort = port.number('hostPort') ?? 0;
    const containerPort = port.number('containerPort') ?? hostPort;
    if (hostPort !== 0 && hostPort !== containerPort) {
      report.conflict(port, 'hostPort', 'with "hostNetwork" the host\'s port is the container\'s; make them the same');
    }
  }
}

function checkSleep(spec: Fields, containers: readonly Fields[], report: Reporter): void {
  const grace = spec.number('terminationGracePeriodSeconds') ?? DEFAULT_GRACE_SECONDS;
  if (!spec.known('terminationGracePeriodSeconds')) return;
  for (const container of containers) {
    for (const hook of ['preStop', 'postStart']) {
      const sleep = container.object('lifecycle')?.object(hook)?.object('sleep');
      const seconds = sleep?.number('seconds');
      if (sleep === undefined || seconds === undefined || (seconds >= 0 && seconds <= grace)) continue;
      report.conflict(sleep, 'seconds', `the sleep has to end within "terminationGracePeriodSeconds" (${grace})`);
    }
  }
}

const DEFAULT_GRACE_SECONDS = 30;

/** A whole pod has fewer kinds of resources than a container. */
function checkPodResources(spec: Fields, report: Reporter): void {
  for (const key of ['limits', 'requests']) {
    const amounts = spec.object('resources')?.object(key);
    for (const { key: name } of amounts?.map.pairs ?? []) {
      if (amounts === undefined || name.templated || /^(?:cpu|memory|hugepages-.*)$/.test(name.text)) continue;
      report.superfluous(
        amounts,
        name.text,
        `"${name.text}" is a resource of containers; a pod has "cpu", "memory" and "hugepages-…"`,
      );
    }
  }
}

function checkSpread(constraints: readonly Fields[], report: Reporter): void {
  const seen = new Map<string, Node>();
  for (const constraint of constraints) {
    const key = constraint.text('topologyKey');
    const how = constraint.text('whenUnsatisfiable');
    if (key === undefined || how === undefined) continue;
    const first = seen.get(`${key} ${how}`);
    if (first === undefined) seen.set(`${key} ${how}`, constraint.map);
    else report.duplicate(constraint.map, first, `"${key}" with "${how}" stands twice; each may stand once`);
  }
}

export const checkContainer: FieldCheck = (container, report) => {
  checkDistinct(container.objects('volumeMounts'), 'mountPath', report);
  checkDistinct(container.objects('ports'), 'name', report);
  for (const key of ['livenessProbe', 'startupProbe']) {
    const probe = container.object(key);
    const threshold = probe?.number('successThreshold');
    if (probe !== undefined && threshold !== undefined && threshold > 1) {
      report.invalid(probe, 'successThreshold', `"successThreshold" of a ${key} can only be 1`);
    }
  }
};

export const checkPodSecurityContext: FieldCheck = (context, report) => {
  checkDistinct(context.objects('sysctls'), 'name', report);
};

export const checkSecurityContext: FieldCheck = (context, report) => {
  if (boolOf(context, 'allowPrivilegeEscalation') === false && boolOf(context, 'privileged') === true) {
    report.conflict(
      context,
      'allowPrivilegeEscalation',
      'a privileged container can always escalate; change one of the two',
    );
  }
};

function boolOf(fields: Fields, key: string): boolean | undefined {
  const node = fields.node(key);
  if (node?.kind !== 'scalar' || scalarValue(node, 'yaml1.1').kind !== 'bool') return undefined;
  return /^(?:y|yes|true|on)$/i.test(node.text);
}

export const checkEnvVar: FieldCheck = (variable, report) => {
  if (variable.has('valueFrom') && variable.text('value') !== undefined) {
    report.superfluous(variable, 'valueFrom', 'a variable has either a "value" or a "valueFrom"; remove one');
  }
};

/** The places of a pod that its environment and its volumes can show. */
export function checkFieldPath(paths: ReadonlySet<string>): FieldCheck {
  return (fields, report) => {
    const reference = fields.object('fieldRef');
    const path = reference?.text('fieldPath');
    if (reference === undefined || path === undefined) return;
    const version = reference.text('apiVersion');
    if (version !== undefined && version !== 'v1') report.invalid(reference, 'apiVersion', 'only "v1" is known here');
    const [, bag, key] = /^(metadata\.(?:labels|annotations))\['(.*)'\]$/.exec(path) ?? [];
    if (bag !== undefined && key !== undefined && key !== '') return;
    if (paths.has(path)) return;
    report.invalid(reference, 'fieldPath', `"${path}" cannot be shown here; expected one of ${[...paths].join(', ')}`);
  };
}

export const ENVIRONMENT_PATHS: ReadonlySet<string> = new Set([
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]);

export const VOLUME_PATHS: ReadonlySet<string> = new Set([
  'metadata.name',
  'metadata.namespace',
  'metadata.labels',
  'metadata.annotations',
  'metadata.uid',
]);

export const checkToleration: FieldCheck = (toleration, report, { partial }) => {
  const operator = toleration.text('operator');
  if (!toleration.known('operator') || !toleration.known('key')) return;
  if (toleration.text('key') === undefined && operator !== 'Exists') {
    report.missing('key', 'a toleration without a key needs the operator "Exists"');
  }
  if (operator === 'Exists' && toleration.text('value') !== undefined) {
    report.superfluous(toleration, 'value', 'the operator "Exists" takes no "value"; remove it');
  }
  const effectKnown = toleration.known('effect') && (!partial || toleration.has('effect'));
  if (toleration.has('tolerationSeconds') && effectKnown && toleration.text('effect') !== 'NoExecute') {
    report.superfluous(toleration, 'tolerationSeconds', '"tolerationSeconds" needs the effect "NoExecute"');
  }
};

/** Exactly one of these keys, or at most one where none is fine too. */
export function checkOneOf(keys: readonly string[], atLeast: 0 | 1 = 1): FieldCheck {
  return (fields, report) => {
    const given = keys.filter((key) => fields.has(key));
    const second = given[1];
    if (given.length < atLeast)
      report.missing(keys[0] ?? '', `one of ${keys.map((key) => `"${key}"`).join(', ')} is missing`);
    if (second !== undefined)
      report.superfluous(fields, second, `"${second}" cannot stand beside "${given[0]}"; keep one of them`);
  };
}
