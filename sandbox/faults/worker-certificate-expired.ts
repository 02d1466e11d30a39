import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CertificateRequest, validForDays } from '../certificates/authority.ts';
import { issueWorkerCertificate } from '../cluster/certificates.ts';
import { type Cluster, PRACTICE_WORKER } from '../cluster/cluster.ts';
import { notStarted, waitUntilUnreachable } from '../cluster/health.ts';
import { hostPaths } from '../cluster/home.ts';
import { DONE, failed, type Outcome } from '../cluster/outcome.ts';
import { restartService } from '../service/service.ts';
import { clearStaleState } from '../service/stale.ts';
import type { Fault } from './fault.ts';

const DAY_MS = 86_400_000;

/** The worker has a certificate that ended yesterday, so that the manager refuses its handshake. */
export const workerCertificateExpired: Fault = {
  id: 'worker-certificate-expired',
  title: `The certificate of ${PRACTICE_WORKER} has expired`,
  holds: (cluster) => {
    const file = join(hostPaths(cluster.home, PRACTICE_WORKER).certificates, 'worker.crt');
    return existsSync(file) && Date.parse(new X509Certificate(readFileSync(file)).validTo) < Date.now();
  },
  break: async (cluster, signal) => {
    const validity = { notBefore: new Date(Date.now() - 366 * DAY_MS), notAfter: new Date(Date.now() - DAY_MS) };
    const installed = await install(cluster, validity, signal);
    return installed.kind === 'failed' ? installed : waitUntilUnreachable(cluster, [PRACTICE_WORKER], signal);
  },
  mend: (cluster, signal) => install(cluster, validForDays(365), signal),
};

async function install(
  cluster: Cluster,
  validity: Pick<CertificateRequest, 'notBefore' | 'notAfter'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const issued = await issueWorkerCertificate(cluster.home, PRACTICE_WORKER, validity, signal);
  if (issued.kind === 'failed') return failed(issued.message);
  clearStaleState(cluster, PRACTICE_WORKER);
  // The worker reads its certificate when it starts.
  const restarted = await restartService(cluster, PRACTICE_WORKER, signal);
  return restarted.kind === 'started' ? DONE : notStarted(cluster, PRACTICE_WORKER);
}
