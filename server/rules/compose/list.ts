import type { Rule } from '../rule.ts';
import { conntrackSysctl } from './conntrack-sysctl.ts';
import { duplicateKey } from './duplicate-key.ts';
import { duration } from './duration.ts';
import { hostNetwork } from './host-network.ts';
import { invalidValue } from './invalid-value.ts';
import { networkMode } from './network-mode.ts';
import { noHealthcheck } from './no-healthcheck.ts';
import { noMemoryLimit } from './no-memory-limit.ts';
import { obsoleteVersion } from './obsolete-version.ts';
import { undefinedNetwork } from './undefined-network.ts';
import { unknownKey } from './unknown-key.ts';
import { wrongType } from './wrong-type.ts';

/** The rules for Docker Compose files. */
export const composeRules: readonly Rule[] = [
  unknownKey,
  duplicateKey,
  wrongType,
  invalidValue,
  networkMode,
  undefinedNetwork,
  noHealthcheck,
  noMemoryLimit,
  conntrackSysctl,
  duration,
  hostNetwork,
  obsoleteVersion,
];
