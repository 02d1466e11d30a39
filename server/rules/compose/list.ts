import type { Rule } from '../rule.ts';
import { conntrackSysctl } from './conntrack-sysctl.ts';
import { duration } from './duration.ts';
import { hostNetwork } from './host-network.ts';
import { networkMode } from './network-mode.ts';
import { noHealthcheck } from './no-healthcheck.ts';
import { noMemoryLimit } from './no-memory-limit.ts';
import { obsoleteVersion } from './obsolete-version.ts';
import { undefinedNetwork } from './undefined-network.ts';

/** The rules for Docker Compose files. */
export const composeRules: readonly Rule[] = [
  networkMode,
  undefinedNetwork,
  noHealthcheck,
  noMemoryLimit,
  conntrackSysctl,
  duration,
  hostNetwork,
  obsoleteVersion,
];
