import type { Example } from '../rule.ts';

/** A short runbook in which nothing is wrong. */
const SOUND = `---
code: clw-connection-refused
title: The manager's port refuses connections
signatures:
  - id: dial-refused
    pattern: 'dial tcp \\S+: connect: connection refused'
variables:
  UNIT:
    title: The manager's service
    default: openclaw-manager
    pattern: '[a-z-]+'
causes:
  - id: manager-down
    title: The manager does not run
    supports: [service-inactive]
    fix: start-the-manager
verify: verification
---

# Fix clw-connection-refused

## Diagnosis

\`\`\`sh
#| id: manager-service
#| on: manager
#| timeout: 10s
#| capture:
#|   state: '^(active|inactive|failed)$'
#| outcomes:
#|   - fail: state == 'inactive' || state == 'failed'
#|     finding: service-inactive
#|   - pass: state == 'active'
systemctl is-active "$UNIT"
\`\`\`

## Start the manager

\`\`\`sh
#| id: start-manager
#| on: manager
#| timeout: 30s
systemctl start "$UNIT"
\`\`\`

## Verification

\`\`\`sh
#| id: manager-runs
#| on: manager
#| timeout: 10s
#| outcomes:
#|   - pass: exitCode == 0
systemctl is-active "$UNIT"
\`\`\`
`;

/** The short runbook with some parts of its text changed. */
export function runbookExample(...changes: readonly (readonly [part: string, changed: string])[]): Example['files'] {
  const text = changes.reduce((changing, [part, changed]) => changing.replace(part, () => changed), SOUND);
  return { 'clw-connection-refused.runbook.md': text };
}
