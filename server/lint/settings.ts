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

/** The part of the settings that an editor has. */
export type EditorSettings = Partial<Omit<LintSettings, 'now'>>;

/** Reads what an editor sends for the section `openclaw`; what does not fit is left out, as the editor marks it itself. */
export function readEditorSettings(value: unknown): EditorSettings {
  const lint = isRecord(value) && isRecord(value['lint']) ? value['lint'] : {};
  const rules = Object.entries(isRecord(lint['rules']) ? lint['rules'] : {}).flatMap(([id, level]) => {
    const known = SEVERITIES.find((one) => one === level);
    return known === undefined ? [] : [[id, known] as const];
  });
  const external = Object.entries(isRecord(lint['external']) ? lint['external'] : {}).flatMap(([kind, names]) =>
    Array.isArray(names) ? [[kind, names.filter((name) => typeof name === 'string')] as const] : [],
  );
  const kubernetesVersion = KUBERNETES_VERSIONS.find((version) => version === lint['kubernetesVersion']);
  return {
    rules: Object.fromEntries(rules),
    external: Object.fromEntries(external),
    ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
  };
}

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
