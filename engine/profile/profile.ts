import type { Role } from '../runbook/runbook.ts';

/** `.openclaw/clusters.yaml`: the clusters a user runs against. */
export interface Profile {
  readonly clusters: readonly Cluster[];
}

/** One cluster: its hosts and how to reach them. */
export interface Cluster {
  readonly name: string;
  /** The cluster used where the caller names none. */
  readonly default: boolean;
  /** True where everything may be broken at will; shown to the user so that practice is never taken for production. */
  readonly practice: boolean;
  readonly hosts: readonly Host[];
  /** Always passed explicitly to kubectl, never taken from the user's current context. */
  readonly kubernetes?: { readonly context: string; readonly namespace: string; readonly systemNamespace: string };
  /** Values for runbook variables, by name. */
  readonly variables: Readonly<Record<string, string>>;
}

/** One place where scripts run. */
export interface Host {
  readonly name: string;
  readonly role: Role;
  readonly via: Via;
  /** How a step that needs root gets it; `none` where the user already is root or root is not needed. */
  readonly become: 'none' | 'sudo';
  /** Added to the environment of each script there; `PATH` entries of `path` come before the host's own. */
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  /** Values for runbook variables on this host, by name; they go before the cluster's. */
  readonly variables: Readonly<Record<string, string>>;
}

/** How a host is reached. */
export type Via =
  | { readonly kind: 'local' }
  | { readonly kind: 'ssh'; readonly destination: string }
  | { readonly kind: 'kubectl'; readonly pod: string; readonly container?: string }
  | { readonly kind: 'docker'; readonly container: string };
