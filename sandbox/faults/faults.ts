import type { Fault } from './fault.ts';
import { managerPortRefused } from './manager-port-refused.ts';
import { workerCertificateExpired } from './worker-certificate-expired.ts';
import { workerProcessDead } from './worker-process-dead.ts';

/** Every fault that can be broken into the cluster. */
export const FAULTS: readonly Fault[] = [workerProcessDead, managerPortRefused, workerCertificateExpired];
