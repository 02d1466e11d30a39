import { setScalar } from '../edit.ts';
import type { DocumentRule } from '../rule.ts';
import { settingOf } from '../worker/cluster.ts';

/** What Go's YAML decoder reads as false where it expects a boolean. */
const FALSE = /^(?:false|no|off|n)$/i;

export const verifyDisabled: DocumentRule = {
  id: 'tls/verify-disabled',
  title: 'A worker does not verify the certificate of the cluster',
  severity: 'warning',
  why: `With \`tls_verify: false\` a worker sends its token to whoever answers, and takes tasks from there. It is mostly set to
get past an error of a certificate; the error is then solved by \`ca_bundle\`. A cluster with a strict mTLS policy refuses such
workers: \`clw-worker-denied\`.`,
  fix: { kind: 'safe', says: 'Sets tls_verify to true.' },
  appliesTo: ['WorkerConfig'],
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `cluster:
  endpoint: https://cluster.openclaw.io
  tls_verify: false # want tls/verify-disabled
  ca_bundle: /etc/openclaw/certs/ca.crt
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  endpoint: https://cluster.openclaw.io
  tls_verify: true
  ca_bundle: /etc/openclaw/certs/ca.crt
`,
      },
    },
    {
      files: {
        'worker.yaml': `cluster:
  endpoint: https://cluster.openclaw.io
  tls_verify: true
  ca_bundle: /etc/openclaw/certs/ca.crt
`,
      },
    },
  ],
  check(resource, { report }) {
    const { scalar, text } = settingOf(resource, 'cluster', 'tls_verify');
    if (scalar === undefined || text === undefined || scalar.style !== 'plain' || !FALSE.test(text)) return;
    report({
      at: scalar,
      message: `tls_verify is "${text}", so that the worker trusts whoever answers; expected true`,
      fixes: [
        { title: 'Set tls_verify to true', safety: 'safe', edits: [setScalar(resource.document, scalar, 'true')] },
      ],
    });
  },
};
