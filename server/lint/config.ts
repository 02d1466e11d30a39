import { asMap, asScalar, itemsOf, pairOf, textOf } from '../documents/access.ts';
import type { MapNode, Node } from '../documents/node.ts';
import { isErrorCode } from '../logs/errorCode.ts';
import { KUBERNETES_VERSIONS, type KubernetesVersion, type LintSettings } from './settings.ts';

/** What a `.openclaw/lint.yaml` says; each part is there only where the file has it. */
export interface LintConfig {
  readonly rules?: LintSettings['rules'];
  readonly kubernetesVersion?: KubernetesVersion;
  readonly external?: LintSettings['external'];
  /** Patterns as in a `.gitignore`: files that the command line does not check. */
  readonly ignore?: readonly string[];
}

export interface ConfigProblem {
  readonly at: Node;
  readonly message: string;
}

export interface ReadConfig {
  readonly config: LintConfig;
  readonly problems: readonly ConfigProblem[];
}

/** Whether a file holds the linter's settings. */
export function isLintConfig(uri: string): boolean {
  return /(?:^|\/)\.openclaw\/lint\.ya?ml$/.test(uri);
}

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** Reads the settings of a workspace; what cannot be read is a problem and has no effect. */
export function readLintConfig(root: Node | undefined, knownRules: ReadonlySet<string>): ReadConfig {
  const problems: ConfigProblem[] = [];
  const map = asMap(root);
  if (map === undefined) {
    if (root !== undefined)
      problems.push({ at: root, message: 'expected a map with rules, kubernetesVersion, external or ignore' });
    return { config: {}, problems };
  }
  for (const { key } of map.pairs) {
    if (!['rules', 'kubernetesVersion', 'external', 'ignore'].includes(key.text)) {
      problems.push({
        at: key,
        message: `unknown key "${key.text}"; expected rules, kubernetesVersion, external or ignore`,
      });
    }
  }
  const rules = readRules(map, knownRules, problems);
  const kubernetesVersion = readVersion(map, problems);
  const external = readExternal(map);
  const ignore = itemsOf(pairOf(map, 'ignore')?.value).flatMap((item) => textOf(item) ?? []);
  return {
    config: {
      rules,
      ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
      external,
      ignore,
    },
    problems,
  };
}

function readRules(map: MapNode, known: ReadonlySet<string>, problems: ConfigProblem[]): LintSettings['rules'] {
  const rules: Record<string, (typeof LEVELS)[number]> = {};
  for (const { key, value } of asMap(pairOf(map, 'rules')?.value)?.pairs ?? []) {
    const level = LEVELS.find((one) => one === textOf(value));
    if (!known.has(key.text) && !isErrorCode(key.text))
      problems.push({ at: key, message: `there is no rule "${key.text}"` });
    if (level === undefined) {
      const found = textOf(value) ?? '';
      problems.push({ at: value ?? key, message: `unknown severity "${found}"; expected ${LEVELS.join(', ')}` });
    } else {
      rules[key.text] = level;
    }
  }
  return rules;
}

function readVersion(map: MapNode, problems: ConfigProblem[]): KubernetesVersion | undefined {
  const node = asScalar(pairOf(map, 'kubernetesVersion')?.value);
  const version = KUBERNETES_VERSIONS.find((one) => one === node?.text);
  if (node !== undefined && version === undefined) {
    problems.push({
      at: node,
      message: `no schemas for Kubernetes "${node.text}"; expected one of ${KUBERNETES_VERSIONS.join(', ')}`,
    });
  }
  return version;
}

function readExternal(map: MapNode): LintSettings['external'] {
  const external: Record<string, readonly string[]> = {};
  for (const { key, value } of asMap(pairOf(map, 'external')?.value)?.pairs ?? []) {
    external[key.text] = itemsOf(value).flatMap((item) => textOf(item) ?? []);
  }
  return external;
}

/** Settings with a file's own laid over them, so that editor and terminal come to the same results. */
export function withConfig(settings: LintSettings, config: LintConfig): LintSettings {
  return {
    ...settings,
    rules: { ...settings.rules, ...config.rules },
    kubernetesVersion: config.kubernetesVersion ?? settings.kubernetesVersion,
    external: { ...settings.external, ...config.external },
  };
}
