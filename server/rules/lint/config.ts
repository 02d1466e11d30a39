import { readLintConfig } from '../../lint/config.ts';
import type { DocumentRule } from '../rule.ts';

/** Needs the ids of all rules, which are only known once the list is made. */
export function lintConfigRule(knownRules: () => ReadonlySet<string>): DocumentRule {
  return {
    id: 'lint/config',
    title: 'The linter’s own settings cannot be read',
    severity: 'warning',
    why: 'A misspelled rule or severity in `.openclaw/lint.yaml` has no effect, so that what was meant to be silenced is still reported, or the other way round.',
    fix: { kind: 'none', says: 'Only the author knows what was meant; the message lists what is allowed.' },
    appliesTo: ['LintConfig'],
    scope: 'document',
    examples: [
      {
        files: {
          '.openclaw/lint.yaml': `rules:
  worker/reconnect-intervall: off # want lint/config
  worker/heartbeat-interval: loud # want lint/config
kubernetesVersion: "1.20" # want lint/config
`,
        },
      },
      {
        files: {
          '.openclaw/lint.yaml': `rules:
  worker/reconnect-interval: error
kubernetesVersion: "1.35"
external:
  ServiceAccount: [ci/runner]
ignore:
  - charts/
`,
        },
      },
    ],
    check(resource, { report }) {
      for (const { at, message } of readLintConfig(resource.root, knownRules()).problems) report({ at, message });
    },
  };
}
