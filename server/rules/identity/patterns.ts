import { asScalar, itemsOf, pairOf, textOf, walk } from '../../documents/access.ts';
import { fragmentOf } from '../../documents/fragment.ts';
import type { Node, ScalarNode } from '../../documents/node.ts';
import type { YamlDocument } from '../../documents/yamlDocument.ts';
import { RUNNING_KINDS, variableOf } from '../../graph/environment.ts';
import { type Resource, SECURITY_POLICY_NAME } from '../../graph/resource.ts';
import type { Workspace } from '../../graph/workspace.ts';
import { doubleQuoted, replaceRange, setScalar } from '../edit.ts';
import type { TextChange } from '../rule.ts';

/** A pattern for identities of workers, wherever it is written. */
export interface IdentityPattern {
  readonly source: 'config' | 'environment' | 'policy';
  /** What it is called where it stands. */
  readonly name: string;
  /** As the product sees it. */
  readonly text: string;
  readonly document: YamlDocument;
  readonly scalar: ScalarNode;
  /** Where the pattern starts and ends in the scalar's text. */
  readonly from: number;
  readonly to: number;
  /** Compose takes a dollar sign for the start of a variable, so that it has to be doubled. */
  readonly dollars: 'single' | 'doubled';
}

/** The kinds in which patterns are found. */
export const PATTERN_KINDS: readonly string[] = [...RUNNING_KINDS, 'WorkerConfig', 'SecurityPolicy', 'ConfigMap'];

/** The pattern that OpenClaw's own documentation gives, anchored. */
export const RECOMMENDED_PATTERN = '^worker-[a-z0-9]{8}-[a-z0-9]{4}$';

/** All patterns for identities that a resource itself holds. */
export function patternsIn(resource: Resource): readonly IdentityPattern[] {
  switch (resource.kind) {
    case 'WorkerConfig':
      return whole(
        resource,
        'config',
        'identity_pattern',
        pairOf(pairOf(resource.root, 'worker')?.value, 'identity_pattern')?.value,
      );
    case 'SecurityPolicy':
      return policyPatterns(resource);
    case 'ConfigMap':
      return resource.name === SECURITY_POLICY_NAME ? listedPatterns(resource) : [];
    default:
      return environmentPatterns(resource);
  }
}

/** The patterns of the cluster's security policy, as far as the workspace has it. */
export function policyPatternsOf(workspace: Workspace): readonly IdentityPattern[] {
  return [...workspace.named('ConfigMap', SECURITY_POLICY_NAME)].flatMap((policy) =>
    workspace
      .resourcesIn(policy.document)
      .filter((resource) => resource === policy || (resource.kind === 'SecurityPolicy' && resource.owner === policy))
      .flatMap(patternsIn),
  );
}

/** Where a pattern, or a part of it, stands in its document. */
export function placeOf(
  pattern: IdentityPattern,
  part?: { start: number; end: number },
): { start: number; end: number } {
  if (pattern.dollars === 'doubled' || part === undefined) {
    return fragmentOf(pattern.document, pattern.scalar, { start: pattern.from, end: pattern.to });
  }
  const { from } = pattern;
  return fragmentOf(pattern.document, pattern.scalar, { start: from + part.start, end: from + part.end });
}

/** The change that puts another pattern in the place of this one. */
export function replacePattern(pattern: IdentityPattern, text: string): TextChange {
  const { document, scalar, from, to } = pattern;
  const written = pattern.dollars === 'doubled' ? text.replaceAll('$', '$$$$') : text;
  if (from === 0 && to === scalar.text.length) return setScalar(document, scalar, written);
  if (scalar.style === 'plain') {
    return replaceRange(
      document,
      scalar.start,
      scalar.end,
      doubleQuoted(scalar.text.slice(0, from) + written + scalar.text.slice(to)),
    );
  }
  const place = fragmentOf(document, scalar, { start: from, end: to });
  const inQuotes = scalar.style === 'double' ? doubleQuoted(written).slice(1, -1) : written;
  return replaceRange(document, place.start, place.end, inQuotes);
}

function whole(
  { document }: Resource,
  source: IdentityPattern['source'],
  name: string,
  node: Node | undefined,
): readonly IdentityPattern[] {
  const scalar = asScalar(node);
  const text = textOf(scalar);
  if (scalar === undefined || text === undefined) return [];
  return [{ source, name, text, document, scalar, from: 0, to: text.length, dollars: 'single' }];
}

function environmentPatterns(resource: Resource): readonly IdentityPattern[] {
  const name = 'WORKER_IDENTITY_PATTERN';
  return resource.containers.flatMap((container): readonly IdentityPattern[] => {
    const value = variableOf(container, name)?.value;
    if (value === undefined) return [];
    const { scalar, from } = value;
    const dollars = container.kind === 'compose' && value.text.includes('$') ? 'doubled' : 'single';
    const text = dollars === 'doubled' ? value.text.replaceAll('$$', '$') : value.text;
    return [
      { source: 'environment', name, text, document: resource.document, scalar, from, to: scalar.text.length, dollars },
    ];
  });
}

/** In a policy that is YAML itself: each text, and each item of a list, under a key that speaks of patterns. */
function policyPatterns(resource: Resource): readonly IdentityPattern[] {
  const found: IdentityPattern[] = [];
  walk(resource.root, (node) => {
    if (node.kind !== 'map') return;
    for (const { key, value } of node.pairs) {
      if (!PATTERN_KEY.test(key.text)) continue;
      for (const item of [value, ...itemsOf(value)]) found.push(...whole(resource, 'policy', key.text, item));
    }
  });
  return found;
}

const PATTERN_KEY = /pattern|allowed_identities/i;

/** In the ConfigMap's own data: one pattern a line, in the manner of a YAML list or bare. */
function listedPatterns(resource: Resource): readonly IdentityPattern[] {
  const data = pairOf(resource.root, 'data')?.value;
  if (data?.kind !== 'map') return [];
  return data.pairs.flatMap(({ key, value }) => {
    const scalar = asScalar(value);
    const text = textOf(scalar);
    if (scalar === undefined || text === undefined || !PATTERN_KEY.test(key.text) || LOOKS_LIKE_MAP.test(text))
      return [];
    return [...text.matchAll(PATTERN_LINE)].map((match): IdentityPattern => {
      const pattern = match[2] ?? match[3] ?? match[4] ?? '';
      const from = match.index + match[0].lastIndexOf(pattern);
      const to = from + pattern.length;
      return {
        source: 'policy',
        name: key.text,
        text: pattern,
        document: resource.document,
        scalar,
        from,
        to,
        dollars: 'single',
      };
    });
  });
}

const LOOKS_LIKE_MAP = /^\s*["']?[\w.-]+["']?\s*:/m;
const PATTERN_LINE = /^[ \t]*(-[ \t]+)?(?:"([^"\n]+)"|'([^'\n]+)'|([^\s#][^\n]*?))[ \t]*$/gm;
