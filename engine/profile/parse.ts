import {
  isYamlMap,
  readBoolean,
  readList,
  readMap,
  readText,
  readWord,
  readYaml,
  reportAt,
  type YamlEntry,
  type YamlValue,
} from '../format/yaml.ts';
import type { FormatProblem, Role } from '../runbook/runbook.ts';
import type { Cluster, Host, Profile, Via } from './profile.ts';

/** What came of reading a profile. With a problem of severity `error` nothing must run against it. */
export interface ParsedProfile {
  readonly profile: Profile | null;
  readonly problems: readonly FormatProblem[];
}

/** Reads `.openclaw/clusters.yaml`. Never throws; whatever is wrong is a problem with its place in the text. */
export function parseProfile(text: string): ParsedProfile {
  const problems: FormatProblem[] = [];
  const report = (problem: FormatProblem): void => void problems.push(problem);
  const root = readYaml({ text, toFile: (offset) => offset, report });
  const clusters = optional(readMap(root, 'The profile', ['clusters']) ?? [], 'clusters', (value) =>
    (readMap(value, 'clusters', 'any') ?? []).flatMap((entry) => readCluster(entry) ?? []),
  );
  if (clusters === null) {
    if (problems.length === 0) reportAt(root, root.range, 'missing-option', 'The profile has no "clusters"');
    return { profile: null, problems };
  }
  const defaults = clusters.filter((cluster) => cluster.default);
  if (defaults.length > 1) {
    const names = defaults.map(({ name }) => `"${name}"`).join(' and ');
    reportAt(root, root.range, 'duplicate-default', `${names} are both the default; mark one`);
  }
  return { profile: { clusters }, problems };
}

function readCluster({ key: name, keyRange, value }: YamlEntry): Cluster | null {
  const what = `The cluster "${name}"`;
  const entries = readMap(value, what, ['default', 'practice', 'hosts', 'kubernetes', 'variables']);
  if (entries === null) return null;
  const hosts = optional(entries, 'hosts', (at) =>
    (readMap(at, 'hosts', 'any') ?? []).flatMap((entry) => readHost(entry) ?? []),
  );
  if (hosts === null || hosts.length === 0) {
    reportAt(value, keyRange, 'missing-option', `${what} has no hosts, so nothing can run against it`);
  }
  const kubernetes = optional(entries, 'kubernetes', readKubernetes);
  return {
    name,
    default: optional(entries, 'default', (at) => readBoolean(at, 'default')) ?? false,
    practice: optional(entries, 'practice', (at) => readBoolean(at, 'practice')) ?? false,
    hosts: hosts ?? [],
    ...(kubernetes === null ? {} : { kubernetes }),
    variables: optional(entries, 'variables', (at) => readNamedTexts(at, 'variables')) ?? {},
  };
}

function readHost({ key: name, keyRange, value }: YamlEntry): Host | null {
  const what = `The host "${name}"`;
  const entries = readMap(value, what, ['role', 'via', 'become', 'env', 'path', 'variables']);
  if (entries === null) return null;
  const role = optional<Role>(entries, 'role', (at) => readWord(at, 'role', ['worker', 'manager', 'control']));
  const via = optional(entries, 'via', readVia);
  const missing = ['role', 'via'].filter((key) => !entries.some((entry) => entry.key === key));
  if (missing.length > 0) {
    reportAt(value, keyRange, 'missing-option', `${what} has no ${missing.map((key) => `"${key}"`).join(' and no ')}`);
  }
  if (role === null || via === null) return null;
  return {
    name,
    role,
    via,
    become: optional<Host['become']>(entries, 'become', (at) => readWord(at, 'become', ['none', 'sudo'])) ?? 'none',
    env: optional(entries, 'env', (at) => readNamedTexts(at, 'env')) ?? {},
    path: optional(entries, 'path', readPath) ?? [],
    variables: optional(entries, 'variables', (at) => readNamedTexts(at, 'variables')) ?? {},
  };
}

function readVia(value: YamlValue): Via | null {
  if (!isYamlMap(value)) {
    return readWord(value, 'via', ['local']) === null ? null : { kind: 'local' };
  }
  const entries = readMap(value, 'via', ['ssh', 'kubectl', 'container', 'docker']);
  if (entries === null) return null;
  const text = (key: string): string | null => optional(entries, key, (at) => readTarget(at, key));
  const ways = entries.filter(({ key }) => key !== 'container').map(({ key }) => key);
  if (ways.length !== 1) {
    reportAt(
      value,
      value.range,
      'invalid-value',
      'via needs exactly one of "ssh", "kubectl" and "docker", or is "local"',
    );
    return null;
  }
  const [ssh, pod, container, docker] = [text('ssh'), text('kubectl'), text('container'), text('docker')];
  if (ssh !== null) return { kind: 'ssh', destination: ssh };
  if (docker !== null) return { kind: 'docker', container: docker };
  return pod === null ? null : { kind: 'kubectl', pod, ...(container === null ? {} : { container }) };
}

/** A name that a program gets as an operand must not look like one of its options. */
function readTarget(value: YamlValue, what: string): string | null {
  const text = readText(value, what);
  if (text === null) return null;
  if (/^[^-\s][^\s]*$/.test(text.text)) return text.text;
  reportAt(
    value,
    text.range,
    'invalid-value',
    `${what} is "${text.text}", expected a name without blanks or leading dash`,
  );
  return null;
}

function readKubernetes(value: YamlValue): Required<Cluster>['kubernetes'] | null {
  const names = ['context', 'namespace', 'systemNamespace'] as const;
  const entries = readMap(value, 'kubernetes', names);
  if (entries === null) return null;
  const [context, namespace, systemNamespace] = names.map((name) =>
    optional(entries, name, (at) => readTarget(at, name)),
  );
  if (!context || !namespace) {
    reportAt(
      value,
      value.range,
      'missing-option',
      'kubernetes needs "context" and "namespace", which kubectl always gets',
    );
    return null;
  }
  return { context, namespace, systemNamespace: systemNamespace ?? namespace };
}

function readNamedTexts(value: YamlValue, what: string): Readonly<Record<string, string>> {
  const texts: [string, string][] = [];
  for (const { key, keyRange, value: at } of readMap(value, what, 'any') ?? []) {
    if (!/^[A-Za-z_]\w*$/.test(key)) {
      reportAt(at, keyRange, 'invalid-name', `"${key}" is no name of an environment variable`);
      continue;
    }
    const text = readText(at, `"${key}"`);
    if (text?.text.includes('\0')) reportAt(at, text.range, 'invalid-value', `"${key}" holds a NUL character`);
    else if (text !== null) texts.push([key, text.text]);
  }
  return Object.fromEntries(texts);
}

function readPath(value: YamlValue): readonly string[] {
  return readList(value, 'path').flatMap((item) => {
    const text = readText(item, 'An entry of path');
    if (text === null) return [];
    if (text.text.startsWith('/') && !text.text.includes(':')) return [text.text];
    reportAt(item, text.range, 'invalid-value', `path has "${text.text}", expected a folder that begins with "/"`);
    return [];
  });
}

function optional<Result>(
  entries: readonly YamlEntry[],
  key: string,
  read: (value: YamlValue) => Result | null,
): Result | null {
  const entry = entries.find((candidate) => candidate.key === key);
  return entry === undefined ? null : read(entry.value);
}
