import type { Runbook } from '../../engine/runbook/runbook.ts';
import type { SituationChanged } from '../protocol.ts';

/** The worker that the runbook is about, where it is about one and the user or the runbook names it. */
export function workerOf(runbook: Runbook, situation: SituationChanged | null): string | null {
  const variable = runbook.variables.find(({ name }) => name === 'WORKER');
  if (variable === undefined) return null;
  const value = situation?.variables[variable.name] ?? variable.default ?? '';
  return value === '' ? null : value;
}
