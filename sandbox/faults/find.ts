import type { Fault } from './fault.ts';
import { FAULTS } from './faults.ts';

/** The faults of these ids, or which of them there is not. */
export function findFaults(
  ids: readonly string[],
):
  | { readonly kind: 'found'; readonly faults: readonly Fault[] }
  | { readonly kind: 'unknown'; readonly message: string } {
  const unknown = ids.find((id) => !FAULTS.some((fault) => fault.id === id));
  if (unknown !== undefined) {
    const known = FAULTS.map(({ id }) => id).join(', ');
    return { kind: 'unknown', message: `there is no fault "${unknown}"; there are: ${known}` };
  }
  return { kind: 'found', faults: FAULTS.filter(({ id }) => ids.includes(id)) };
}
