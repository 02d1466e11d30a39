import type { Cluster } from '../cluster/cluster.ts';
import type { Outcome } from '../cluster/outcome.ts';

/** One way in which a cluster breaks: it changes the world, never what a program prints. */
export interface Fault {
  /** In words, unique. */
  readonly id: string;
  readonly title: string;
  /** Whether the world is in that state now, whoever brought it there and whoever mended it. */
  readonly holds: (cluster: Cluster) => boolean;
  /** Breaks the cluster; returns when the cluster itself notices. */
  readonly break: (cluster: Cluster, signal: AbortSignal) => Promise<Outcome>;
  /** Undoes what was broken. What stands still because of it is started again by the caller. */
  readonly mend: (cluster: Cluster, signal: AbortSignal) => Promise<Outcome>;
}
