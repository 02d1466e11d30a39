import type { WorkspaceRule } from '../rule.ts';
import { certificatesOf, isManager, nameOf } from './certificates.ts';
import { NO_SAN_PEM, SOUND_PEM, wanting } from './examplePems.ts';

export const certificateNoSan: WorkspaceRule = {
  id: 'tls/certificate-no-san',
  title: 'A certificate has no subject alternative name',
  severity: 'warning',
  why: `Go reads names only from the subject alternative name and refuses a server that has none: "x509: certificate relies on
legacy Common Name field". \`openssl req -subj "/CN=…"\` alone makes such certificates, and \`openssl x509 -req\` drops the name
of the request unless it is told to copy it. For the manager it is an error: no worker completes the handshake.`,
  fix: {
    kind: 'none',
    says: 'Make it anew with `-addext "subjectAltName=DNS:…"` on the request and `-copy_extensions copy` when signing.',
  },
  appliesTo: ['Certificate'],
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    { files: { 'certs/worker.crt': wanting(NO_SAN_PEM, 'tls/certificate-no-san') } },
    { files: { 'certs/worker.crt': SOUND_PEM } },
  ],
  check(resource, { report, workspace }) {
    for (const { certificate, start, end } of certificatesOf(resource, workspace)) {
      if (certificate.isAuthority || certificate.alternativeNames !== undefined) continue;
      // What signed itself and is no authority by its extensions is an old CA rather than a server.
      if (certificate.subject === certificate.issuer) continue;
      report({
        at: { start, end },
        severity: isManager(resource.document.uri, certificate) ? 'error' : 'warning',
        message: `the certificate "${nameOf(certificate)}" has no subject alternative name, and Go does not read the common name; make it anew with one`,
      });
    }
  },
};
