import type { Rule } from '../rule.ts';
import { caBundle } from './ca-bundle.ts';
import { certificateChain } from './certificate-chain.ts';
import { certificateExpired } from './certificate-expired.ts';
import { certificateExpiring } from './certificate-expiring.ts';
import { certificateNoSan } from './certificate-no-san.ts';
import { keyReadable } from './key-readable.ts';
import { reload } from './reload.ts';
import { verifyDisabled } from './verify-disabled.ts';

/** The rules for TLS between workers and the cluster, and for certificates that lie in the workspace. */
export const tlsRules: readonly Rule[] = [
  verifyDisabled,
  caBundle,
  reload,
  certificateExpired,
  certificateExpiring,
  certificateNoSan,
  certificateChain,
  keyReadable,
];
