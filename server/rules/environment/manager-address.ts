import {
  RUNNING_KINDS,
  type RunningContainer,
  type Variable,
  type VariableValue,
  valuePlace,
  variableOf,
} from '../../graph/environment.ts';
import type { Resource } from '../../graph/resource.ts';
import { configsOf } from '../../graph/workerConfig.ts';
import { setScalar } from '../edit.ts';
import type { Fix, WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';
import { type Address, isIpv6, parseAddress } from '../worker/address.ts';
import { settingOf } from '../worker/cluster.ts';

export const managerAddress: WorkspaceRule = {
  id: 'environment/manager-address',
  title: 'The environment names another manager than the configuration, or none that can be dialled',
  severity: 'warning',
  why: `OPENCLAW_MANAGER_HOST and OPENCLAW_MANAGER_PORT win over \`manager_address\` of the configuration that the same container
reads. Where they differ, a change to the file has no effect, and a worker that seems to be set up for one manager dials
another: \`clw-worker-unreachable\`.`,
  fix: {
    kind: 'needs review',
    says: 'Writes the address of the environment, which is the one in effect, into the configuration, or the host alone.',
  },
  appliesTo: RUNNING_KINDS,
  scope: 'workspace',
  examples: [
    {
      files: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    environment:
      OPENCLAW_MANAGER_HOST: manager-b # want environment/manager-address
    volumes:
      - ./worker.yaml:/etc/openclaw/worker.yaml:ro
`,
        'worker.yaml': `cluster:
  manager_address: "manager-a:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  manager_address: "manager-b:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
    },
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
spec:
  containers:
    - name: worker
      image: openclaw/worker:latest
      env:
        - name: OPENCLAW_MANAGER_HOST
          value: http://openclaw-manager # want environment/manager-address
        - name: OPENCLAW_MANAGER_PORT
          value: "90900" # want environment/manager-address
`,
      },
      fixed: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
spec:
  containers:
    - name: worker
      image: openclaw/worker:latest
      env:
        - name: OPENCLAW_MANAGER_HOST
          value: openclaw-manager
        - name: OPENCLAW_MANAGER_PORT
          value: "90900"
`,
      },
    },
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
spec:
  containers:
    - name: worker
      image: openclaw/worker:latest
      env:
        - name: OPENCLAW_MANAGER_HOST
          value: "openclaw-manager.openclaw-system.svc.cluster.local"
        - name: OPENCLAW_MANAGER_PORT
          value: "9090"
`,
      },
    },
  ],
  check(resource, context) {
    for (const container of resource.containers) {
      const host = variableOf(container, 'OPENCLAW_MANAGER_HOST');
      const port = variableOf(container, 'OPENCLAW_MANAGER_PORT');
      const hostIsWrong = host?.value !== undefined && reportHost(resource, host.value, context);
      const portIsWrong = port?.value !== undefined && reportPort(resource, port.value, context);
      if (!hostIsWrong && !portIsWrong) compare(resource, { container, host, port }, context);
    }
  },
};

function reportHost(resource: Resource, value: VariableValue, { report }: WorkspaceRuleContext): boolean {
  const { text } = value;
  const says = hostMistake(text);
  if (says === undefined) return false;
  report({
    at: valuePlace(resource.document, value),
    severity: 'error',
    message: `OPENCLAW_MANAGER_HOST "${text}" ${says}; expected the name or IP address of the manager alone`,
    fixes: bareHost(resource, value),
  });
  return true;
}

/** The host without scheme, path and port; the port is lost where the other variable does not have it, so: for review. */
function bareHost({ document }: Resource, { text, scalar, from }: VariableValue): readonly Fix[] {
  const bare = text
    .trim()
    .replace(/^[\w+.-]+:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '');
  if (bare === '' || hostMistake(bare) !== undefined) return [];
  const edit = setScalar(document, scalar, scalar.text.slice(0, from) + bare);
  return [{ title: `Set OPENCLAW_MANAGER_HOST to "${bare}"`, safety: 'needs review', edits: [edit] }];
}

function hostMistake(text: string): string | undefined {
  if (text === '') return 'is empty';
  if (/\s/.test(text)) return 'holds a blank';
  if (/^[\w+.-]+:\/\//.test(text)) return 'has a scheme';
  if (isIpv6(text.replace(/^\[(.*)\]$/, '$1'))) return undefined;
  if (/:\d+$/.test(text)) return 'has a port, which belongs into OPENCLAW_MANAGER_PORT';
  return /^[\w.-]+$/.test(text) ? undefined : 'is neither a name nor an IP address';
}

function reportPort(resource: Resource, value: VariableValue, { report }: WorkspaceRuleContext): boolean {
  const { text } = value;
  if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535) return false;
  report({
    at: valuePlace(resource.document, value),
    severity: 'error',
    message: `OPENCLAW_MANAGER_PORT "${text}" is no port; expected a number from 1 to 65535, such as "9090"`,
  });
  return true;
}

interface Given {
  readonly container: RunningContainer;
  readonly host: Variable | undefined;
  readonly port: Variable | undefined;
}

function compare(resource: Resource, { container, host, port }: Given, context: WorkspaceRuleContext): void {
  if (host?.value === undefined && port?.value === undefined) return;
  for (const config of configsOf(context.workspace, resource, container)) {
    const { scalar, text } = settingOf(config, 'cluster', 'manager_address');
    const inFile = text === undefined ? undefined : parseAddress(text);
    if (scalar === undefined || inFile === undefined) continue;
    const effective = effectiveAddress(inFile, host, port);
    if (effective === undefined) continue;
    const hostDiffers = host?.value !== undefined && !isSameHost(effective.host, inFile.host);
    const portDiffers = effective.port !== inFile.port;
    const culprit = hostDiffers ? host?.value : portDiffers ? port?.value : undefined;
    if (culprit === undefined) continue;
    const name = hostDiffers ? 'OPENCLAW_MANAGER_HOST' : 'OPENCLAW_MANAGER_PORT';
    const address = formatAddress(effective);
    context.report({
      at: valuePlace(resource.document, culprit),
      message: `${name} "${culprit.text}" wins over manager_address "${text}" of the worker's configuration, so that the worker dials "${address}"; expected the same in both`,
      related: [{ document: config.document, at: scalar, message: 'this has no effect' }],
      fixes: [
        {
          title: `Set manager_address to "${address}" too`,
          safety: 'needs review',
          edits: [setScalar(config.document, scalar, address)],
        },
      ],
    });
  }
}

/** What the worker dials; undefined where a part of it comes from where it cannot be read. */
function effectiveAddress(
  inFile: Address,
  host: Variable | undefined,
  port: Variable | undefined,
): Address | undefined {
  if ((host !== undefined && host.value === undefined) || (port !== undefined && port.value === undefined))
    return undefined;
  return {
    host: host?.value?.text.replace(/^\[(.*)\]$/, '$1') ?? inFile.host,
    port: port?.value === undefined ? inFile.port : Number(port.value.text),
  };
}

/** `openclaw-manager` and `openclaw-manager.openclaw-system.svc.cluster.local` are the same Service to a pod. */
function isSameHost(a: string, b: string): boolean {
  const [short = '', long = ''] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length);
  return long === short || (!/^[\d.:]+$/.test(short) && long.startsWith(`${short}.`));
}

function formatAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
