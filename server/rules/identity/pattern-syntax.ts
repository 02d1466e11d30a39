import type { DocumentRule, Fix, RuleContext } from '../rule.ts';
import {
  type IdentityPattern,
  PATTERN_KINDS,
  patternsIn,
  placeOf,
  RECOMMENDED_PATTERN,
  replacePattern,
} from './patterns.ts';
import { compileRe2 } from './re2.ts';
import { parseRegexp } from './regexp.ts';

export const patternSyntax: DocumentRule = {
  id: 'identity/pattern-syntax',
  title: 'A pattern for identities is no RE2, or cannot match any identity',
  severity: 'error',
  why: `OpenClaw is written in Go and compiles patterns as RE2: no lookaround, no back-references. With a pattern that does not
compile no worker is let in, and each registration ends as \`clw-worker-denied\`. The same happens silently with an unclosed
\`{8\`: RE2 takes it for the characters themselves, which no identity contains. \`grep -E\` judges both otherwise.`,
  fix: {
    kind: 'needs review',
    says: 'Closes the count, doubles the dollar sign for Compose, or writes OpenClaw’s own pattern.',
  },
  appliesTo: PATTERN_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-(?=[a-z])[a-z0-9]{8}$" # want identity/pattern-syntax
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
  identity_pattern: "^worker-[a-z0-9]{8$" # want identity/pattern-syntax
`,
      },
      fixed: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}$"
`,
      },
    },
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
    },
  ],
  check(resource, context) {
    for (const pattern of patternsIn(resource)) {
      if (!reportDollar(pattern, context)) reportPattern(pattern, context);
    }
  },
};

function reportPattern(pattern: IdentityPattern, { report }: RuleContext): void {
  const { name, text } = pattern;
  const compiled = parseRegexp(text) === undefined ? compileRe2(text) : undefined;
  if (compiled?.kind === 'invalid') {
    report({
      at: placeOf(pattern, compiled),
      message: `${name} ${compiled.says}; expected RE2, such as "${RECOMMENDED_PATTERN}"`,
      fixes: [recommend(pattern)],
    });
    return;
  }
  const open = unclosedCount(text);
  if (open === undefined) return;
  const count = text.slice(open.start, open.end);
  const closed = `${text.slice(0, open.end)}}${text.slice(open.end)}`;
  const fixes = compileRe2(closed).kind === 'pattern' ? [closing(pattern, closed)] : [recommend(pattern)];
  report({
    at: placeOf(pattern, open),
    message: `${name} has the count "${count}" without "}"; RE2 takes it for the characters themselves, which no identity has`,
    fixes,
  });
}

/** Compose refuses a dollar sign that neither starts a variable nor is doubled. */
function reportDollar(pattern: IdentityPattern, { report }: RuleContext): boolean {
  const { scalar, from, to, name } = pattern;
  if (pattern.dollars === 'single') return false;
  const raw = scalar.text.slice(from, to);
  if (!raw.replaceAll('$$', '').includes('$')) return false;
  report({
    at: placeOf(pattern),
    message: `${name} holds a single "$", which Compose takes for the start of a variable; expected "$$"`,
    fixes: [{ title: 'Double the dollar signs', safety: 'safe', edits: [replacePattern(pattern, pattern.text)] }],
  });
  return true;
}

function closing(pattern: IdentityPattern, closed: string): Fix {
  return { title: 'Close the count with "}"', safety: 'needs review', edits: [replacePattern(pattern, closed)] };
}

function recommend(pattern: IdentityPattern): Fix {
  return {
    title: `Set ${pattern.name} to "${RECOMMENDED_PATTERN}"`,
    safety: 'needs review',
    edits: [replacePattern(pattern, RECOMMENDED_PATTERN)],
  };
}

/** The first `{8` or `{8,12` outside of a class that no `}` closes. */
export function unclosedCount(pattern: string): { start: number; end: number } | undefined {
  let inClass = false;
  for (let at = 0; at < pattern.length; at += pattern[at] === '\\' ? 2 : 1) {
    const character = pattern[at];
    if (inClass) inClass = character !== ']';
    else if (character === '[') {
      inClass = true;
      if (pattern[at + 1] === ']') at += 1;
      else if (pattern.startsWith('^]', at + 1)) at += 2;
    } else if (character === '{') {
      const count = /^\{\d+(?:,\d*)?/.exec(pattern.slice(at, at + 16))?.[0];
      if (count !== undefined && pattern[at + count.length] !== '}') return { start: at, end: at + count.length };
    }
  }
  return undefined;
}
