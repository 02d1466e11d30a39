import { anchoringOf, bitsOf, samplesOf } from '../../rules/identity/language.ts';
import { patternsIn, policyPatternsOf } from '../../rules/identity/patterns.ts';
import { compileRe2 } from '../../rules/identity/re2.ts';
import { parseRegexp } from '../../rules/identity/regexp.ts';
import type { Session } from '../../session.ts';
import type { Cursor } from '../cursor.ts';
import { code } from '../markdown.ts';

/** Identities in the forms that the product itself shows. */
const USUAL = ['worker-8x7k2m3n-a2b3', 'worker-8x7k2m3n', 'wrk_8x7k2m3n'] as const;

/** Which identities a pattern lets in, which it does not, and what the workspace's security policy says of them. */
export function describePattern({ workspace }: Session, { resource, node, offset }: Cursor): string | undefined {
  const pattern = patternsIn(resource).find(({ scalar }) => scalar === node);
  if (pattern === undefined || offset < node.start) return undefined;
  const compiled = compileRe2(pattern.text);
  if (compiled.kind === 'invalid') return `RE2 ${code(pattern.text)} ${compiled.says}.`;
  const tree = parseRegexp(pattern.text);
  const samples =
    tree === undefined
      ? []
      : samplesOf(tree)
          .filter((sample) => sample !== '')
          .slice(0, MOST_SAMPLES);
  const anchored = tree === undefined ? undefined : anchoringOf(tree);
  const policies = policyPatternsOf(workspace).flatMap(({ text }) => {
    const policy = compileRe2(text);
    return policy.kind === 'pattern' ? [policy] : [];
  });
  const rows = [...new Set([...samples, ...USUAL])].map((identity) => {
    const byPolicy =
      policies.length === 0 ? '' : `; security policy: ${mark(policies.some(({ matches }) => matches(identity)))}`;
    return `- ${code(identity)}: ${mark(compiled.matches(identity))}${byPolicy}`;
  });
  const isWhole = anchored === undefined || (anchored.start && anchored.end);
  return [
    `RE2 ${code(pattern.text)}${isWhole ? '' : ', not anchored: it matches anywhere in an identity'}`,
    rows.join('\n'),
    ...(tree === undefined ? [] : [describeEntropy(bitsOf(tree))]),
  ].join('\n\n');
}

const MOST_SAMPLES = 4;

function mark(matches: boolean): string {
  return matches ? 'matches' : 'no match';
}

function describeEntropy(bits: number): string {
  if (!Number.isFinite(bits) || bits > 128) return 'More identities than will ever be used.';
  return `About 2^${Math.round(bits)} different identities.`;
}
