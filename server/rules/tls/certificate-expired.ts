import type { WorkspaceRule } from '../rule.ts';
import { certificatesOf, daysBetween, formatDate, nameOf } from './certificates.ts';
import { EXPIRED_PEM, SOUND_PEM, wanting } from './examplePems.ts';

export const certificateExpired: WorkspaceRule = {
  id: 'tls/certificate-expired',
  title: 'A certificate has expired, or is not valid yet',
  severity: 'error',
  why: `Neither side completes a TLS handshake with a certificate outside of its time: "x509: certificate has expired or is not
yet valid". The worker ends as \`clw-worker-unreachable\`, or as \`clw-worker-denied\` where the cluster checks it later.`,
  fix: {
    kind: 'none',
    says: 'A certificate is renewed by whoever has the key of the CA: Fix 3 of the runbook clw-worker-unreachable.',
  },
  appliesTo: ['Certificate'],
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    { files: { 'certs/worker.crt': wanting(EXPIRED_PEM, 'tls/certificate-expired') } },
    { files: { 'certs/worker.crt': SOUND_PEM } },
  ],
  check(resource, { report, settings, workspace }) {
    for (const { certificate, start, end } of certificatesOf(resource, workspace)) {
      const { notBefore, notAfter } = certificate;
      const name = nameOf(certificate);
      if (notAfter < settings.now) {
        const days = daysBetween(notAfter, settings.now);
        report({
          at: { start, end },
          message: `the certificate "${name}" expired on ${formatDate(notAfter)}, ${days} days ago; renew it and restart who uses it`,
        });
      } else if (notBefore > settings.now) {
        report({
          at: { start, end },
          message: `the certificate "${name}" is valid only from ${formatDate(notBefore)} on; check the clock of the machine that made it`,
        });
      }
    }
  },
};
