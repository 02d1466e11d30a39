import type { State } from './state.ts';

/** Why no run may start now, in words for the button that is off; null where one may. */
export function whyBlocked({ notebook, situation, active, starting }: State): string | null {
  if (active !== null) return 'A run goes on; stop it first';
  if (starting) return 'Starting…';
  if (notebook?.problems.some(({ severity }) => severity === 'error')) return 'The runbook has mistakes';
  if (situation === null) return 'Reading the cluster profile…';
  if (!situation.trusted) return 'Nothing runs in Restricted Mode';
  switch (situation.profile.kind) {
    case 'none':
      return 'There is no cluster to run against';
    case 'invalid':
      return 'The cluster profile has mistakes';
    case 'found':
      return null;
  }
}
