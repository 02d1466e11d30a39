import type { DocumentRule } from '../rule.ts';
import { anchoringOf } from './language.ts';
import { PATTERN_KINDS, patternsIn, placeOf, replacePattern } from './patterns.ts';
import { parseRegexp, type Regexp } from './regexp.ts';

export const patternUnanchored: DocumentRule = {
  id: 'identity/pattern-unanchored',
  title: 'A pattern for identities also accepts what merely contains a match',
  severity: 'warning',
  why: `A pattern matches anywhere in an identity unless \`^\` and \`$\` bind it to the whole: \`worker-[a-z0-9]{8}\` also lets in
\`evil-worker-8x7k2m3n-of-mine\`. In an alternation they bind one side each: \`^a|b$\` accepts whatever starts with a or ends
with b. What is let in by one pattern and refused by another, anchored one ends as \`clw-worker-denied\`.`,
  fix: {
    kind: 'needs review',
    says: 'Binds the pattern to the whole identity; for review, since it then accepts less.',
  },
  appliesTo: PATTERN_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "worker-[a-z0-9]{8}-[a-z0-9]{4}" # want identity/pattern-unanchored
`,
      },
      fixed: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
    },
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: '^worker-[a-z0-9]{8}|batch-[a-z0-9]{8}$' # want identity/pattern-unanchored
`,
      },
      fixed: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: '^(?:worker-[a-z0-9]{8}|batch-[a-z0-9]{8})$'
`,
      },
    },
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^(?:worker|batch)-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
    },
  ],
  check(resource, { report }) {
    for (const pattern of patternsIn(resource)) {
      const tree = parseRegexp(pattern.text);
      if (tree === undefined) continue;
      const { start, end } = anchoringOf(tree);
      if (start && end) continue;
      const anchored = anchor(pattern.text, tree);
      const missing = start ? '"$" at its end' : end ? '"^" at its start' : '"^" and "$"';
      const why = tree.kind === 'choice' ? 'binds only some of its alternatives' : `has no ${missing}`;
      report({
        at: placeOf(pattern),
        message: `${pattern.name} ${why}, so that it accepts any identity that contains a match; expected "${anchored}"`,
        fixes: [
          {
            title: `Bind to the whole identity: "${anchored}"`,
            safety: 'needs review',
            edits: [replacePattern(pattern, anchored)],
          },
        ],
      });
    }
  },
};

/** The pattern bound to the whole text. Anchors at the ends are taken off first, also those of one alternative only. */
function anchor(text: string, tree: Regexp): string {
  const withoutStart = text.replace(/^(?:\^|\\A)/, '');
  const backslashes = /(\\*)\$$/.exec(withoutStart)?.[1]?.length;
  const endsAnchored = backslashes !== undefined && backslashes % 2 === 0;
  const bare = endsAnchored ? withoutStart.slice(0, -1) : withoutStart;
  return tree.kind === 'choice' ? `^(?:${bare})$` : `^${bare}$`;
}
