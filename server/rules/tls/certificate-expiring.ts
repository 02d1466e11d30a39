import type { WorkspaceRule } from '../rule.ts';
import { certificatesOf, daysBetween, formatDate, nameOf } from './certificates.ts';
import { EXPIRING_PEM, SOUND_PEM, wanting } from './examplePems.ts';

/** Time enough for two people to notice, renew and roll out; the runbook warns from the same day on. */
const SOON_DAYS = 14;

export const certificateExpiring: WorkspaceRule = {
  id: 'tls/certificate-expiring',
  title: 'A certificate expires within two weeks',
  severity: 'warning',
  why: `Workers stay connected until they have to dial again, and then all of them are \`clw-worker-unreachable\` at once. A
certificate that is renewed before costs a restart of one worker at a time.`,
  fix: {
    kind: 'none',
    says: 'A certificate is renewed by whoever has the key of the CA: Fix 3 of the runbook clw-worker-unreachable.',
  },
  appliesTo: ['Certificate'],
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    { files: { 'certs/worker.crt': wanting(EXPIRING_PEM, 'tls/certificate-expiring') } },
    { files: { 'certs/worker.crt': SOUND_PEM } },
  ],
  check(resource, { report, settings, workspace }) {
    for (const { certificate, start, end } of certificatesOf(resource, workspace)) {
      const days = daysBetween(settings.now, certificate.notAfter);
      if (days < 0 || days >= SOON_DAYS) continue;
      report({
        at: { start, end },
        message: `the certificate "${nameOf(certificate)}" expires on ${formatDate(certificate.notAfter)}, in ${days} days; renew it before`,
      });
    }
  },
};
