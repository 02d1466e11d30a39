import type { Cluster, Profile } from '../../../engine/profile/profile.ts';

/**
 * The cluster in use: what the user picked, else what the setting names, else the profile's default, else the only one.
 * A name that the profile does not have picks nothing: another cluster than the one meant must never be used instead.
 */
export function chooseCluster(profile: Profile, picked: string | undefined, setting: string): Cluster | null {
  const { clusters } = profile;
  const picks = clusters.find(({ name }) => name === picked);
  if (picks !== undefined) return picks;
  if (setting !== '') return clusters.find(({ name }) => name === setting) ?? null;
  return clusters.find((cluster) => cluster.default) ?? (clusters.length === 1 ? (clusters[0] ?? null) : null);
}
