import { KUBERNETES_NOTATION } from '../generated/kubernetes.ts';
import { KUBERNETES_KINDS_NOTATION } from '../generated/kubernetesKinds.ts';
import { PROMETHEUS_KINDS_NOTATION } from '../generated/prometheusKinds.ts';
import { PROMETHEUS_RULE_NOTATION } from '../generated/prometheusRule.ts';
import { type Definitions, readNotation } from '../notation.ts';
import { OPENCLAW_JOB_NOTATION } from '../own/openclawJob.ts';

/** What one minor version of Kubernetes knows. */
export interface KubernetesSchemas {
  readonly version: string;
  /** Definitions of the kinds that are checked and of all that they are made of. */
  readonly definitions: Definitions;
  /** All kinds of the server itself and of the Prometheus operator, checked or not, by `apiVersion`. */
  readonly served: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads the tables; each definition in them is read when it is first needed. */
export function openKubernetesSchemas(version: string): KubernetesSchemas {
  const definitions = readNotation(
    [
      { text: KUBERNETES_NOTATION, reader: 'go' },
      { text: PROMETHEUS_RULE_NOTATION, reader: 'custom-resource' },
      { text: OPENCLAW_JOB_NOTATION, reader: 'custom-resource' },
    ],
    version,
  );
  const served = new Map<string, Set<string>>();
  for (const line of (KUBERNETES_KINDS_NOTATION + PROMETHEUS_KINDS_NOTATION).split('\n')) {
    const [, apiVersion, kind, since, until] = /^(\S+) (\S+)(?: since (\S+))?(?: until (\S+))?$/.exec(line) ?? [];
    if (apiVersion === undefined || kind === undefined) continue;
    const kinds = served.get(apiVersion) ?? new Set();
    served.set(apiVersion, kinds);
    if (minor(since, version) <= minor(version, version) && minor(version, version) <= minor(until, version))
      kinds.add(kind);
  }
  return { version, definitions, served };
}

function minor(version: string | undefined, otherwise: string): number {
  const text = version ?? otherwise;
  return Number(text.slice(text.indexOf('.') + 1));
}
