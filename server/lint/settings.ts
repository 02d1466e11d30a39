import type { Severity } from '../rules/rule.ts';

/** What a user sets, in the editor's settings or in `.openclaw/lint.yaml`. */
export interface LintSettings {
  /** By rule id; `off` silences the rule. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** The Kubernetes minor version whose schemas apply. */
  readonly kubernetesVersion: KubernetesVersion;
  /** Names that exist outside of the workspace, by kind: `{ ServiceAccount: ['ci/runner'], ClusterRole: ['view'] }`. */
  readonly external: Readonly<Record<string, readonly string[]>>;
  /** The time by which certificates are judged, in milliseconds since the epoch. */
  readonly now: number;
}

export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];

export const KUBERNETES_VERSIONS = ['1.33', '1.34', '1.35', '1.36'] as const;

export const DEFAULT_SETTINGS: Omit<LintSettings, 'now'> = {
  rules: {},
  kubernetesVersion: '1.36',
  external: {},
};
