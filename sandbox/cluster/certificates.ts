import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CA_CERTIFICATE,
  type CertificateRequest,
  createAuthority,
  issueCertificate,
  validForDays,
} from '../certificates/authority.ts';
import type { OpensslResult } from '../certificates/openssl.ts';
import { WORKER_NAMES } from './cluster.ts';
import { authorityFolder, hostPaths } from './home.ts';

/** Days for which the cluster's certificates are valid. */
const VALID_DAYS = 365;

/** Makes the authority and the certificates of the manager and of each worker, and installs them on their hosts. */
export async function createCertificates(home: string, signal: AbortSignal): Promise<OpensslResult> {
  const authority = await createAuthority(home, signal);
  if (authority.kind === 'failed') return authority;
  let issued = await issueManagerCertificate(home, signal);
  for (const worker of WORKER_NAMES) {
    // One after the other: the authority's list of what it issued is one file.
    if (issued.kind === 'ok') issued = await issueWorkerCertificate(home, worker, validForDays(VALID_DAYS), signal);
  }
  return issued;
}

/** Issues and installs a worker's certificate, with its key and the authority's certificate. */
export function issueWorkerCertificate(
  home: string,
  worker: string,
  validity: Pick<CertificateRequest, 'notBefore' | 'notAfter'>,
  signal: AbortSignal,
): Promise<OpensslResult> {
  const folder = certificatesFolder(home, worker);
  return issueCertificate(
    home,
    { commonName: 'openclaw-worker', subjectAltName: `DNS:${worker}`, ...validity },
    { certificate: join(folder, 'worker.crt'), key: join(folder, 'worker-key.pem') },
    signal,
  );
}

function issueManagerCertificate(home: string, signal: AbortSignal): Promise<OpensslResult> {
  const folder = certificatesFolder(home, 'manager');
  const subjectAltName = 'DNS:openclaw-manager,DNS:localhost,IP:127.0.0.1';
  return issueCertificate(
    home,
    { commonName: 'openclaw-manager', subjectAltName, ...validForDays(VALID_DAYS) },
    { certificate: join(folder, 'manager.crt'), key: join(folder, 'manager-key.pem') },
    signal,
  );
}

function certificatesFolder(home: string, host: string): string {
  const folder = hostPaths(home, host).certificates;
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(authorityFolder(home), CA_CERTIFICATE), join(folder, 'ca.crt'));
  return folder;
}
